// SPDX-License-Identifier: MIT
// Lowest and highest value of the last seconds.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <limits>

#include "base/units.hpp"

namespace eupnea {

/// Sliding minimum and maximum, kept by whole seconds: exact to one second of age.
class RecentRange {
public:
    static constexpr std::size_t span_s = 15;

    void operator()(Timestamp time, double value)
    {
        if (time >= next_second_) open_second(time);
        Extent& newest = seconds_[newest_];
        newest.low = std::min(newest.low, value);
        newest.high = std::max(newest.high, value);
        all_.low = std::min(all_.low, value);
        all_.high = std::max(all_.high, value);
    }
    void clear() { *this = {}; }

    double low() const { return all_.low; }
    double high() const { return all_.high; }
    /// 0 before the first value.
    double size() const { return std::max(0.0, all_.high - all_.low); }

private:
    struct Extent {
        double low = std::numeric_limits<double>::infinity();
        double high = -std::numeric_limits<double>::infinity();
    };

    void open_second(Timestamp time)
    {
        newest_ = (newest_ + 1) % span_s;
        seconds_[newest_] = {};
        next_second_ = time + Seconds{1.0};
        all_ = {};
        for (const Extent& e : seconds_) {
            all_.low = std::min(all_.low, e.low);
            all_.high = std::max(all_.high, e.high);
        }
    }

    std::array<Extent, span_s> seconds_{};
    Extent all_{};
    std::size_t newest_ = 0;
    Timestamp next_second_{Seconds{-std::numeric_limits<double>::infinity()}};
};

} // namespace eupnea
