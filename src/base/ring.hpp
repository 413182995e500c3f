// SPDX-License-Identifier: MIT
// The last N of something, without allocation after the start.
#pragma once

#include <cassert>
#include <cstddef>

#include <boost/circular_buffer.hpp>

namespace eupnea {

/// Boost's circular buffer with its capacity for life: a push onto a full ring drops the oldest.
/// Index 0 is the oldest.
template <class T>
class Ring : boost::circular_buffer<T> {
    using Items = boost::circular_buffer<T>;

public:
    explicit Ring(std::size_t capacity) : Items(capacity) { assert(capacity > 0); }

    void push(const T& item) { Items::push_back(item); }

    using Items::back;
    using Items::begin;
    using Items::capacity;
    using Items::clear;
    using Items::empty;
    using Items::end;
    using Items::front;
    using Items::full;
    using Items::operator[];
    using Items::pop_back;
    using Items::pop_front;
    using Items::size;

    /// The same items in a ring of another capacity, which has to hold them.
    Ring with_capacity(std::size_t capacity) const
    {
        assert(capacity >= size());
        Ring copy(capacity);
        for (const T& item : *this) copy.push(item);
        return copy;
    }
};

} // namespace eupnea
