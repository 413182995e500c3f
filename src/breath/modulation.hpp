// SPDX-License-Identifier: MIT
// One thing about each beat that breathing changes, over the last half minute.
#pragma once

#include <array>
#include <cstddef>

#include "base/ring.hpp"
#include "base/units.hpp"

namespace eupnea {

/// The breathing rates that are tried: 4 to 40 breaths/min.
struct RateGrid {
    static constexpr double lowest = 4.0;
    static constexpr double step = 0.25;
    static constexpr std::size_t size = 145;
    static constexpr double per_minute(double index) { return lowest + step * index; }
};

/// One value for each rate of the grid.
using RateSpectrum = std::array<float, RateGrid::size>;

/// An unevenly sampled series, one value a beat: an interval, an amplitude, a baseline.
class Modulation {
public:
    static constexpr Seconds window{32.0};

    Modulation() : points_(160) {}

    void push(Timestamp time, double value) { points_.push({time, value}); }
    /// The beat at this time turned out to be none, or not to be comparable.
    void drop(Timestamp time);
    void replace(Timestamp time, double value);
    void clear() { points_.clear(); }

    struct Shares {
        RateSpectrum share{}; ///< of the variance that a sine at this rate explains, 0 to 1
        double beats = 0.0;   ///< used
        Seconds span{0.0};    ///< from the first to the last of them
        double beats_per_minute = 0.0;
    };
    /// Least-squares periodogram (Lomb 1976) of the last 32 s: straight line taken out, Hann-like
    /// weights, outliers beyond five median deviations left out.
    Shares shares(Timestamp now) const;

private:
    struct Point {
        Timestamp time{};
        double value = 0.0;
    };
    Ring<Point> points_;
};

} // namespace eupnea
