// SPDX-License-Identifier: MIT
// How the person's breath answers the pacer.
#pragma once

#include <optional>
#include <string_view>

#include "base/event.hpp"
#include "base/ring.hpp"
#include "pacing/pacer.hpp"

namespace eupnea {

/// The person's breath beside the asked one, over the last breaths.
struct PacerTracking {
    float rate_difference; ///< breaths/min; positive: faster than the guide
    Seconds lag;           ///< positive: behind the guide
    float lag_deg;         ///< the same in degrees of the asked cycle, -180 to 180
    float together;        ///< 0 to 1: how steady the lag is from turn to turn
    float ratio;           ///< the person's inhale over exhale
    float asked_ratio;
    std::string_view sentence; ///< one calm line for the screen
};

/// The heart beside the guide, where there is no belt: what breathes is not measured.
struct HeartTracking {
    Following following; ///< known
    Seconds lag;         ///< heart rate behind the guide; 0 unless it follows
    std::string_view sentence;
};

/// Compares each turn of the measured breath with the guide's nearest turn of the same kind, and the
/// rate that is shown with the guide's, so that the sentence and the number agree. Speaks after two whole
/// breaths; a pause, a change of pattern or ten silent seconds beyond a cycle start it anew. Fed by
/// measured breaths only: a derived rate has no phase.
class PacerTracker {
public:
    PacerTracker();

    void on(const PacerChange& change);
    void on(const BreathTurn& turn);
    void on(const Breath& breath);
    /// The measured rate of this second, as it is shown; not called while it is withheld.
    void on(const State& state);

    /// Nothing while the pacer rests or too few breaths were measured.
    std::optional<PacerTracking> value(Timestamp now) const;
    /// Nothing while the pacer rests, a breath is measured, or nothing is known.
    std::optional<HeartTracking> of_heart(Timestamp now) const;

private:
    struct Turn {
        Timestamp time{};
        double phase = 0.0; ///< lag as an angle, radians
    };
    struct Halves {
        Timestamp end{};
        Seconds inhale{0.0};
        Seconds exhale{0.0};
    };

    Pacer pacer_;
    Ring<Turn> turns_;
    Ring<Halves> breaths_;
    std::optional<float> rate_per_min_; ///< measured
    Following heart_follows_ = Following::not_known;
    Seconds heart_lag_{0.0};
};

} // namespace eupnea
