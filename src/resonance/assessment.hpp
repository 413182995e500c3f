// SPDX-License-Identifier: MIT
// What an assessment has shown so far: a fold of the session's events.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "pacing/guide_breaths.hpp"
#include "resonance/resonance.hpp"

namespace eupnea {

/// A pace that was asked for, and how it felt.
struct AskedPace {
    PaceBegan began;
    std::optional<int> comfort{}; ///< 0 not at all well to 10 very well
};

/// Gathers what belongs to each pace. Live, replay and a look at a recording give the same result,
/// because they give the same events.
///
/// The first 30 s of each pace are for settling in and do not count. Of a pace that was asked for
/// again the second time counts. A sliding step is judged at every quarter from 6.5 to 4.5, each with
/// the breaths within 0.2 a minute of it.
///
/// Where no breath is measured, the guide's own breaths count while the heart follows them.
class Assessment {
public:
    Assessment();

    void on(const PaceBegan& began) { paces_.push_back({began}); }
    void on(const BeatClassification& classification);
    void on(const Breath& breath) { along_breath_.on(breath); }
    void on(const PacerChange& change) { guide_breaths_.on(change); }
    void on(const State& state) { follows_ = state.guide_following == Following::follows; }
    /// How the pace that has just ended felt, when the question was that.
    void on(const Answer& answer);

    std::span<const AskedPace> paces() const { return paces_; }
    RateFate fate(const AskedPace& pace) const { return measure_rate(evidence_of(pace)).fate; }

    /// With what there is so far.
    Resonance result() const;

private:
    bool by_guide() const { return curves_.empty(); }
    const std::vector<BreathCurve>& curves() const { return by_guide() ? guide_curves_ : curves_; }
    RateEvidence evidence_of(const AskedPace& pace) const;
    std::vector<RateEvidence> sliding_evidence(const PaceBegan& pace) const;
    std::vector<RateEvidence> evidence() const;

    HeartAlongBreath along_breath_;
    NnTimeline timeline_;
    std::vector<BreathCurve> curves_;
    GuideBreaths guide_breaths_;
    HeartAlongBreath along_guide_;
    std::vector<BreathCurve> guide_curves_;
    bool follows_ = false; ///< the heart, the guide
    std::vector<Nn> nn_;
    std::vector<AskedPace> paces_;
};

} // namespace eupnea
