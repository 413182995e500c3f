// SPDX-License-Identifier: MIT
// The last N values in order of size: median, quartiles.
#pragma once

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstddef>
#include <vector>

#include "base/ring.hpp"

namespace eupnea {

/// A new value costs two searches and two moves; a rank costs nothing. No allocation after the start.
template <class T>
class RunningRanks {
public:
    explicit RunningRanks(std::size_t length) : last_(length) { sorted_.reserve(length); }

    void push(T value)
    {
        if (last_.full())
            sorted_.erase(std::lower_bound(sorted_.begin(), sorted_.end(), last_.front()));
        last_.push(value);
        sorted_.insert(std::upper_bound(sorted_.begin(), sorted_.end(), value), value);
    }

    /// @param rank  0 the least, 0.5 the median, 1 the greatest; the nearest value, the larger of two
    T at(double rank) const
    {
        assert(!empty());
        return sorted_[static_cast<std::size_t>(
            std::lround(rank * static_cast<double>(sorted_.size() - 1)))];
    }

    T latest() const { return last_.back(); }
    std::size_t size() const { return sorted_.size(); }
    bool empty() const { return sorted_.empty(); }

    void clear()
    {
        last_.clear();
        sorted_.clear();
    }

private:
    Ring<T> last_;
    std::vector<T> sorted_;
};

} // namespace eupnea
