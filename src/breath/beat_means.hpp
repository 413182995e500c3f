// SPDX-License-Identifier: MIT
// The signal's own level, freed of the beats.
#pragma once

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

    /// Of the sway's variance; both 0 where nothing is known.
    struct Shares {
        double slower = 0.0;
        double faster = 0.0;
    };
    /// What is measured once a beat shows breathing of rate heart - r just as breathing of rate r: the
    /// shares of both in this sway, which tells them apart. Nothing where the faster one would be
    /// beyond 40 breaths/min.
    /// @param per_minute  r, breaths/min
    Shares shares(Timestamp now, double per_minute, double heart_per_minute) const;

private:
    Modulation means_;
    Timestamp last_{};
    Timestamp before_last_{};
};

} // namespace eupnea
