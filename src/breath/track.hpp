// SPDX-License-Identifier: MIT
// An evenly sampled half minute of something that breathing moves, and the ways to read a rate off it.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>

#include "base/units.hpp"

namespace eupnea {

/// The breathing rates that are tried: 3 to 40 breaths/min.
struct RateGrid {
    static constexpr double lowest = 3.0;
    static constexpr double step = 0.25;
    static constexpr std::size_t size = 149;
    static constexpr double per_minute(double index) { return lowest + step * index; }
    static constexpr std::size_t index(double per_minute)
    {
        const double i = (per_minute - lowest) / step + 0.5;
        return static_cast<std::size_t>(std::clamp(i, 0.0, static_cast<double>(size - 1)));
    }
};

/// One value for each rate of the grid.
using RateSpectrum = std::array<float, RateGrid::size>;

/// The last 32 s, or less at the start, at 4 values a second; the newest last.
class Track {
public:
    static constexpr SampleRate rate{4.0};
    static constexpr Seconds window{32.0};
    static constexpr std::size_t capacity = 128;

    std::size_t size() const { return size_; }
    void resize(std::size_t size) { size_ = std::min(size, capacity); }
    float& operator[](std::size_t i) { return values_[i]; }
    float operator[](std::size_t i) const { return values_[i]; }

private:
    std::array<float, capacity> values_{};
    std::size_t size_ = 0;
};

double mean(const Track& track);
double deviation(const Track& track);

/// Third moment of the steps from value to value over their deviation cubed, of either sign: 0 when
/// the wave rises as it falls, 0.75 when it rises in 0.35 of its length, by half a cosine each. A
/// step beyond 2.5 deviations counts as 2.5: one jump makes no breaths of a kind.
double slope_skewness(const Track& track);

/// Triangular mean of 1 s: what a beat alone does is gone.
Track smoothed(const Track& track);
/// The same less a triangular mean of `trend`: of a wave that takes twice `trend` a quarter is left,
/// of one that takes as long two thirds.
Track without_trend(const Track& track, Seconds trend);

/// For each rate the share of the track's variance that a sine at this rate explains, 0 to 1.
/// Sine-shaped weights, so the ends count little.
RateSpectrum explained_shares(const Track& track);
/// The same for one rate, which need not be a breath's; to 120 a minute.
double explained_share(const Track& track, double per_minute);

/// Breaths counted one by one.
struct Count {
    double per_minute = 0.0; ///< 0 when there was nothing to count
    double unevenness = 0.0; ///< coefficient of variation of their lengths
};

/// Extremes that lie less than 0.3 of the third quartile of all steps apart are taken out in pairs,
/// smallest first; what is left turns at every half-breath.
/// Source: Schaefer & Kratky, Ann Biomed Eng 36:476 (2008), advanced counting.
Count counted(const Track& track);

} // namespace eupnea
