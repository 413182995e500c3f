// SPDX-License-Identifier: MIT
// The turning points of the heart rate: the quickest look at its swing.
#pragma once

#include <optional>

#include "base/event.hpp"
#include "base/ring.hpp"
#include "heart/nn_timeline.hpp"

namespace eupnea {

/// Answers within one breath: each time the heart rate turns, how far it went since the turn before,
/// and how long before or after the breath it turned. A turn counts once the rate has come back by
/// 0.3 of the median of the last five swings (at least 1 beat/min), so beat-to-beat flicker is none.
///
/// Latency: the two beats of a classification, and the beats until the turn is certain.
/// Source: local HRV as the difference between successive extrema, Lehrer et al. style, see
/// docs/measures.md; the rule for certainty is ours.
class HeartTurns {
public:
    struct Reading {
        std::optional<float> swing_bpm{}; ///< between the last two turning points
        std::optional<float> swing_ms{};
        std::optional<float> lag_s{}; ///< of the last turn behind the breath's; below 0: before it
        Reason reason = Reason::few_beats;
    };

    void on(const BeatClassification& classification);
    void on(const BreathTurn& turn) { breath_turns_.push(turn); }
    Reading value(Timestamp now) const;

    /// Mean of the last `count` swings, for when no breath is measured.
    Reading mean_of_last(std::size_t count, Timestamp now) const;

private:
    struct Point {
        Timestamp time{};
        double bpm = 0.0;
    };
    struct Swing {
        Point turn;
        bool peak = false; ///< the heart rate was rising before
        double bpm = 0.0;
        double ms = 0.0;
    };
    void take(const Nn& nn);
    void turn_at(const Point& extreme);
    double needed_reversal() const;
    std::optional<float> lag_of(const Swing& swing) const;

    NnTimeline timeline_;
    Ring<Swing> swings_{6};
    Ring<BreathTurn> breath_turns_{8};
    std::optional<Point> extreme_;   ///< the furthest since the last turn
    std::optional<Point> last_turn_; ///< none before the first
    bool rising_ = true;
};

} // namespace eupnea
