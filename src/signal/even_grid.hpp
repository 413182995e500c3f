// SPDX-License-Identifier: MIT
// Samples at any times -> samples at even times.
#pragma once

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
        before_ = last_but_one_;
        last_but_one_ = last_;
        last_ = {time, value, 0.0};
        last_but_one_.slope = slope(before_, last_);
        if (count_ < 4) ++count_;
        if (count_ < 4) return;
        if (!next_) next_ = before_.time;
        if (*next_ >= last_but_one_.time) return;
        const Cubic cubic{before_, last_but_one_};
        for (; *next_ < last_but_one_.time; *next_ += step_) emit(*next_, cubic(*next_));
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
        double slope; ///< a second, by its neighbours
    };

    static double slope(const Point& from, const Point& to)
    {
        return (to.value - from.value) / (to.time - from.time).count();
    }

    /// Hermite's, between two points.
    struct Cubic {
        Cubic(const Point& a, const Point& b) : start(a.time), value(a.value), first(a.slope)
        {
            const double span = (b.time - a.time).count();
            const double chord = (b.value - a.value) / span;
            second = (3 * chord - 2 * a.slope - b.slope) / span;
            third = (a.slope + b.slope - 2 * chord) / (span * span);
        }
        double operator()(Timestamp time) const
        {
            const double t = (time - start).count();
            return value + t * (first + t * (second + t * third));
        }
        Timestamp start;
        double value;
        double first;
        double second;
        double third;
    };

    Seconds step_;
    Point before_{};
    Point last_but_one_{};
    Point last_{};
    std::size_t count_ = 0;
    std::optional<Timestamp> next_;
};

} // namespace eupnea
