// SPDX-License-Identifier: MIT
// When something was so.
#pragma once

#include <algorithm>
#include <vector>

#include "base/units.hpp"

namespace eupnea {

struct Stretch {
    Timestamp from;
    Timestamp until; ///< Timestamp::max() while it goes on
};

/// Stretches of time, told by their changes in order.
class Stretches {
public:
    void note(Timestamp time, bool is_so)
    {
        if (is_so == goes_on()) return;
        if (is_so)
            all_.push_back({time, Timestamp::max()});
        else
            all_.back().until = time;
    }
    /// One that is over, and may lie anywhere.
    void add(const Stretch& stretch) { all_.insert(all_.begin(), stretch); }
    bool touches(Timestamp from, Timestamp until) const
    {
        return std::ranges::any_of(
            all_, [&](const Stretch& s) { return s.from < until && from < s.until; });
    }
    const std::vector<Stretch>& all() const { return all_; }

private:
    bool goes_on() const { return !all_.empty() && all_.back().until == Timestamp::max(); }

    std::vector<Stretch> all_;
};

} // namespace eupnea
