// SPDX-License-Identifier: MIT
// Whether this heart follows the guide: a stated hypothesis, tested on the intervals between beats.
#pragma once

#include "base/event.hpp"
#include "base/ring.hpp"
#include "heart/nn_timeline.hpp"
#include "pacing/pacer.hpp"

namespace eupnea {

/// Never a measured breath: the only rate in it is the guide's own.
///
/// The NN intervals of up to 75 s are explained, by least squares, by a slow trend and the guide's own
/// wave: sine and cosine of the guide's phase, whatever the lag, and of twice that. They follow when
///
///   - the guide's wave has more than a third of the variance beyond the trend, and
///   - what is left holds no other breath: at every rate that nobody guided (8 to 30/min) the wave is
///     much weaker than the guide's. Somebody who ignores the guide moves their own heart with their
///     own breath; noise and uneven rhythms have as much at any rate as at the guide's. A second
///     harmonic counts as another breath from where a breath's own shape cannot explain it, and
///   - the lag is the same in both halves: waves of blood pressure near 6/min keep no phase with it.
///
/// The evidence grows from 28 to 75 s of guided beats, and the limit for the other breath with it: a
/// clear case is decided at 30 s, a doubtful one later. Anything that is guided counts, through
/// changes of pace. A pause begins anew.
///
/// Cannot see: a wave of blood pressure that keeps to the guide's very rate for a minute in a heart
/// that shows no breath at all.
class GuideFollowing {
public:
    struct Reading {
        Following following = Following::not_known;
        float lag_s = 0.0f;     ///< heart rate's crest behind the guide's; below 0: before
        float swing_bpm = 0.0f; ///< peak to trough of the guide's wave in the heart rate
    };

    void on(const PacerChange& change);
    void on(const BeatClassification& classification);

    /// To be asked once a second.
    Reading value(Timestamp now) const;

private:
    static constexpr std::size_t most_beats = 300; ///< 75 s at 240 bpm

    struct Point {
        Timestamp time{};
        double interval_ms = 0.0;
        double phase = 0.0;  ///< of the guide, radians
        double volume = 0.0; ///< that the guide asked for
    };
    struct Fit;
    Fit fitted(Timestamp now) const;

    Pacer pacer_;
    NnTimeline timeline_;
    Timestamp paused_{}; ///< intervals from before the last pause are classified after it
    Ring<Point> points_{most_beats};
};

} // namespace eupnea
