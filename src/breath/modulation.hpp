// SPDX-License-Identifier: MIT
// One thing about each beat that breathing changes, over the last half minute.
#pragma once

#include <optional>

#include "base/ring.hpp"
#include "base/units.hpp"
#include "breath/track.hpp"

namespace eupnea {

/// An unevenly sampled series, one value a beat: an interval, an amplitude, a baseline.
class Modulation {
public:
    Modulation() : points_(384) {}

    void push(Timestamp time, double value) { points_.push({time, value}); }
    /// The beat at this time turned out to be none, or not to be comparable.
    void drop(Timestamp time);
    void clear() { points_.clear(); }

    struct Point {
        Timestamp time{};
        double value = 0.0; ///< not a number: dropped
    };
    std::size_t size() const { return points_.size(); }
    const Point& operator[](std::size_t i) const { return points_[i]; } ///< 0 the oldest

    /// The last 32 s until `now`, straight between the beats; values beyond four median deviations
    /// are left out. Nothing for less than 14 s, or when a third of the beats is missing.
    std::optional<Track> track(Timestamp now) const;

private:
    Ring<Point> points_;
};

} // namespace eupnea
