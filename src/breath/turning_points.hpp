// SPDX-License-Identifier: MIT
// Where a breathing wave turns, found while it is still going.
#pragma once

#include <optional>

#include "base/ring.hpp"
#include "base/units.hpp"
#include "breath/recent_range.hpp"

namespace eupnea {

/// A crest or a trough of the wave.
struct TurningPoint {
    Timestamp time; ///< of the extreme; where the wave had rested there, of the end of the rest
    double value;
    bool crest;
    double travel;  ///< distance from the turning point before
    Seconds rested; ///< time spent near the extreme, when that was a hold; else 0
};

/// Low-passed wave -> turning points, by a reversal that is large for this wave.
///
///     reversal needed = share x median of the last five half-breaths
///
/// The share falls from 0.3 early in a half-breath to 0.1 when a turn is due, and is never less than
/// the reversals this wave has shown without turning. Confirmation comes when the reversal is
/// reached: for a sine of period T after 0.10 T (share 0.1) to 0.18 T (share 0.3). A wave that goes
/// beyond its last turning point had not turned there: it is given again, at its true place.
///
/// At the start the size of breaths is not known and a small one passes for roughness. It is given
/// late, with the next turn, once both cycles that it makes are as long as a breath can be.
class TurningPoints {
public:
    static constexpr double early_share = 0.30; ///< of the amplitude: the reversal that is a turn
    static constexpr double due_share = 0.10;

    TurningPoints();

    std::optional<TurningPoint> operator()(Timestamp time, double value);

    /// The wave is over: where it was farthest, if it came back about as far as it had gone before.
    std::optional<TurningPoint> last_turn();

    /// The wave was lost for a while: start a new half-breath, remember the size of breaths.
    void restart();

    /// Typical half-breath, trough to crest; 0 before anything is known.
    double amplitude() const;
    /// Typical time from crest to crest; 5 s before anything is known.
    Seconds cycle() const { return Seconds{2.0 * typical_half_}; }
    /// Share of a half-breath that the wave goes back and forth without turning: its roughness.
    double roughness() const { return ripple_share_; }
    /// Near the last extreme for long enough to call it a hold?
    bool resting(Timestamp time) const;
    bool rising() const { return rising_; }
    /// When the wave was farthest in the half-breath under way: its end, if it is over.
    Timestamp farthest() const { return summit_.time; }
    /// Has seen enough half-breaths to know their size.
    bool settled() const { return travels_.full(); }
    const RecentRange& range() const { return range_; }

private:
    /// From the highest point so far down to the deepest after it.
    struct Fall {
        Timestamp from{};
        double top = 0.0;
        Timestamp to{};
        double depth = 0.0;
    };
    /// The highest point since the last turn; heights are negated while the wave falls.
    struct Summit {
        Timestamp time{};
        double height = 0.0;
        Timestamp entered{}; ///< the band below it
        Timestamp left{};    ///< last moment within the band
        double anchor = 0.0; ///< height at `entered`
        Fall dip{};          ///< since `time`
        Fall ripple{};       ///< the deepest that was climbed out of again
    };
    double share_needed() const;
    Seconds rest_needed() const;
    Timestamp onset(Timestamp time, double value) const;
    void begin_half(Timestamp time, double value);
    void climb(Timestamp time, double height);
    std::optional<TurningPoint> turn_at(Timestamp time, double value);
    TurningPoint turn(Timestamp time, double value);
    bool small_breath() const;
    double tell_small_breath();
    void withdraw(Timestamp time, double value);
    void learn(const TurningPoint& point, Seconds half);

    RecentRange range_;
    Ring<double> travels_;
    Ring<double> ripples_;
    Ring<double> halves_; ///< s
    Summit summit_;
    Ring<TurningPoint> found_; ///< and not yet given
    std::optional<TurningPoint> last_;
    std::optional<TurningPoint> before_last_;
    std::optional<Timestamp> start_;
    Timestamp began_{};  ///< the half-breath under way
    Timestamp before_{}; ///< the last sample
    double before_value_ = 0.0;
    bool rising_ = true;
    double typical_travel_ = 0.0;
    double typical_half_ = 2.5; ///< s
    double ripple_share_ = early_share;
};

} // namespace eupnea
