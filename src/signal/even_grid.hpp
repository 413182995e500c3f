// SPDX-License-Identifier: MIT
// Samples at any times -> samples at even times.
#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <optional>

#include "base/units.hpp"

namespace eupnea {

/// Interpolates samples that come at irregular times (camera frames, jittering links) onto an even
/// grid, by a cubic through four of them (Catmull-Rom with true times, no overshoot beyond its
/// neighbours' slopes). Delay: one input sample. Samples denser than the grid should be averaged
/// first.
class EvenGrid {
public:
    explicit EvenGrid(SampleRate rate) : step_(period(rate)) {}

    /// Takes a sample and hands every grid point that is now known to `emit(Timestamp, double)`.
    template <class Emit>
    void operator()(Timestamp time, double value, Emit&& emit)
    {
        for (std::size_t i = 1; i < points_.size(); ++i) points_[i - 1] = points_[i];
        points_.back() = {time, value};
        if (count_ < points_.size()) ++count_;
        if (count_ < points_.size()) return;
        if (!next_) next_ = points_[1].time;
        for (; *next_ < points_[2].time; *next_ += step_) emit(*next_, between(*next_));
    }

    void restart()
    {
        count_ = 0;
        next_.reset();
    }

private:
    struct Point {
        Timestamp time;
        double value;
    };

    double between(Timestamp time) const
    {
        const auto& [a, b, c, d] = points_;
        const double span = (c.time - b.time).count();
        const double u = (time - b.time).count() / span;
        const double slope_b = (c.value - a.value) / (c.time - a.time).count() * span;
        const double slope_c = (d.value - b.value) / (d.time - b.time).count() * span;
        const double rise = c.value - b.value;
        return b.value + u * (slope_b + u * (3 * rise - 2 * slope_b - slope_c +
                                             u * (slope_b + slope_c - 2 * rise)));
    }

    Seconds step_;
    std::array<Point, 4> points_{};
    std::size_t count_ = 0;
    std::optional<Timestamp> next_;
};

} // namespace eupnea
