// SPDX-License-Identifier: MIT
// The signal's own level, freed of the beats.
#pragma once

#include <optional>

#include "breath/beat_surroundings.hpp"
#include "breath/modulation.hpp"

namespace eupnea {

/// Means over whole beats: from beat to beat, and from the middle between two beats to the next. What
/// comes again with every beat falls out, the sway of the baseline with the breath stays, and shows at
/// twice as many points as there are beats. So it tells a breath faster than half the heart rate from
/// the slower one that beats alone make of it.
class BeatMeans {
public:
    void push(Timestamp beat, const BeatSurroundings& around);

    /// Shares of the variance of this sway; 0 where nothing is known, as below 40 beats a minute, or
    /// where the sensor keeps no baseline: what little moves there is noise.
    struct Sway {
        double slower = 0.0;
        double faster = 0.0;
        bool both_breaths = false;
    };
    /// What is measured once a beat shows r a minute alike for a sway of r, of heart - r and of
    /// heart + r. Here the first is told from the others, which count as one: breathing where
    /// heart - r can be breathing, to 40 a minute, else steps or the like. Two that can both be
    /// breathing are given as they were before the means weakened the faster one.
    /// @param per_minute  r, breaths/min
    Sway sway(Timestamp now, double per_minute, double heart_per_minute) const;

private:
    void note_height(double height);

    Modulation means_;
    double height_ = 0.0; ///< of a beat, from its lowest to its highest; running mean
    std::optional<Timestamp> last_;
    std::optional<Timestamp> before_last_;
};

} // namespace eupnea
