// SPDX-License-Identifier: MIT
// What three ways to find one breathing rate say, and whether they agree.
#pragma once

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "base/units.hpp"
#include "breath/track.hpp"

namespace eupnea {

/// Breaths counted in the intervals, breaths counted in the shapes of the beats, and the spectrum of
/// both. Everything but heard() asks for at least two.
struct RateVoices {
    std::optional<Count> interval;
    std::optional<Count> shape;
    std::optional<double> spectral; ///< breaths/min

    int heard() const
    {
        return int{interval.has_value()} + int{shape.has_value()} + int{spectral.has_value()};
    }
    bool all() const { return interval && shape && spectral; }
    /// Breaths that come unevenly in one wave and evenly in the other are miscounted in the one.
    void leave_out_miscounted()
    {
        if (!all()) return;
        if (is_miscounted(*shape, *interval))
            shape.reset();
        else if (is_miscounted(*interval, *shape))
            interval.reset();
    }
    double counted() const
    {
        if (!interval || !shape) return interval ? interval->per_minute : shape->per_minute;
        return (interval->per_minute + shape->per_minute) / 2.0;
    }
    double unevenness() const
    {
        if (!interval || !shape) return interval ? interval->unevenness : shape->unevenness;
        return (interval->unevenness + shape->unevenness) / 2.0;
    }
    double rate() const
    {
        if (!spectral) return counted();
        return std::lerp(counted(), *spectral, all() ? spectral_weight : 0.5);
    }
    double lowest() const
    {
        const double counts = std::min(interval ? interval->per_minute : infinity,
                                       shape ? shape->per_minute : infinity);
        return std::min(counts, spectral.value_or(infinity));
    }
    double highest() const
    {
        const double counts =
            std::max(interval ? interval->per_minute : 0.0, shape ? shape->per_minute : 0.0);
        return std::max(counts, spectral.value_or(0.0));
    }
    /// An uneven breath has overtones, and the spectrum takes them for breaths.
    bool overtone() const
    {
        return interval && spectral && *spectral > overtone_from * interval->per_minute;
    }
    /// Breaths that come sooner than most: nearly all must be slower than what beats can show.
    double fastest() const { return rate() * (1.0 + deviations * unevenness()); }
    /// How far apart they may lie, breaths/min. Slow breaths less, because the band's edge favours
    /// their harmonics.
    double room() const
    {
        return all() ? three_voices * (lowest() - band_edge) : two_voices * lowest();
    }

private:
    /// One breath alone has no unevenness to compare with.
    static bool is_miscounted(const Count& a, const Count& b)
    {
        return b.unevenness > 0.0 && a.unevenness > miscounted_from &&
               a.unevenness > times_as_uneven * b.unevenness;
    }

    static constexpr double infinity = std::numeric_limits<double>::infinity();
    static constexpr double spectral_weight = 0.6; ///< against the counts, which miss small breaths
    static constexpr double band_edge = 6.0;       ///< breaths/min
    static constexpr double three_voices = 0.9;    ///< of the distance from the band's edge
    static constexpr double two_voices = 0.2;      ///< of the rate
    static constexpr double overtone_from = 1.25;  ///< times the breaths in the intervals
    static constexpr double miscounted_from = 0.35; ///< unevenness
    static constexpr double times_as_uneven = 1.75; ///< as the other
    static constexpr double deviations = 2.5;       ///< of the breaths' lengths
};

} // namespace eupnea
