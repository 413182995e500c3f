// SPDX-License-Identifier: MIT
// The last N of something, without allocation after the start.
#pragma once

#include <cassert>
#include <cstddef>
#include <vector>

namespace eupnea {

/// Fixed-capacity queue: a push onto a full ring drops the oldest. Index 0 is the oldest.
template <class T>
class Ring {
public:
    explicit Ring(std::size_t capacity) : items_(capacity) { assert(capacity > 0); }

    void push(const T& item)
    {
        items_[wrap(first_ + size_)] = item;
        if (size_ < items_.size())
            ++size_;
        else
            first_ = wrap(first_ + 1);
    }
    void pop_front()
    {
        assert(size_ > 0);
        first_ = wrap(first_ + 1);
        --size_;
    }
    void pop_back()
    {
        assert(size_ > 0);
        --size_;
    }
    void clear() { first_ = size_ = 0; }

    std::size_t size() const { return size_; }
    std::size_t capacity() const { return items_.size(); }
    bool empty() const { return size_ == 0; }
    bool full() const { return size_ == items_.size(); }

    const T& operator[](std::size_t i) const { return items_[wrap(first_ + i)]; }
    T& operator[](std::size_t i) { return items_[wrap(first_ + i)]; }
    const T& front() const { return (*this)[0]; }
    const T& back() const { return (*this)[size_ - 1]; }
    T& back() { return (*this)[size_ - 1]; }

private:
    std::size_t wrap(std::size_t i) const { return i >= items_.size() ? i - items_.size() : i; }

    std::vector<T> items_;
    std::size_t first_ = 0;
    std::size_t size_ = 0;
};

} // namespace eupnea
