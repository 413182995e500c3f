// SPDX-License-Identifier: MIT
// Places the beats of a strap that tells how long they lasted, and not when they were.
#pragma once

#include <span>

#include "base/units.hpp"

namespace eupnea {

/// Intervals are laid end to end; a packet of them arrives some time after the last of its beats. How
/// much later varies by the second at which the strap sends and by what the radio holds back, up to
/// some seconds, but the least of it is the same again and again: the line of beats is laid as near
/// to the arrivals as none of them came before its beat.
///
///     lateness = arrival - sum of intervals,   line = least lateness, + creep per second
///
/// Creep follows the strap's crystal. When every packet of twice five seconds is later than half a
/// second, beats are missing that nothing counts: the line is laid anew and the place says that it
/// jumped.
class BeatClock {
public:
    struct Place {
        Timestamp first; ///< of the beat that ends the first interval
        bool jumped = false;
    };

    /// @param intervals  of one packet, oldest first, not empty
    Place operator()(std::span<const Seconds> intervals, Timestamp arrival);

    /// The link was lost: the next packet begins a new line.
    void restart() { running_ = false; }

private:
    bool stays_late(Seconds lateness, Timestamp arrival);

    bool running_ = false;
    Seconds beats_{}; ///< sum of all intervals
    Seconds line_{};  ///< what is added to it
    Timestamp arrival_{};
    Timestamp watched_since_{};
    Seconds least_late_{};  ///< since then
    bool was_late_ = false; ///< in the watch before
};

} // namespace eupnea
