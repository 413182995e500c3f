// SPDX-License-Identifier: MIT
// Which breathing rate makes this heart swing most, and how sure that is.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "resonance/rate_result.hpp"
#include "resonance/rate_score.hpp"

namespace eupnea {

struct Resonance {
    PaceOutcome outcome = PaceOutcome::not_enough;
    std::optional<BreathRate> rate{}; ///< nothing unless found
    BreathRate low{0.0};              ///< interval: where it may as well be
    BreathRate high{0.0};
    bool by_guide = false;         ///< no breath was measured: the heart beside the guide
    std::vector<RateResult> rates; ///< from fast to slow, those set aside included
};

/// Scores every rate that counts and looks for the one that stands out.
///
/// There are two answers (feedback/rate_estimates.hpp), each with a standard error by the jackknife:
/// every minute is left out in turn; at least 0.05 for the phase's, at least a quarter of the distance
/// between rates for the score's, the whole when it has no top. The resonance is their mean, weighted by inverse variance; the
/// interval two standard errors either way.
///
/// Without a measured breath only the score answers, and without the phase: how far the breath itself is
/// behind the guide is not known.
///
/// Flat, so that any of the rates is as good: when the interval is wider than 1 breath/min; or when
/// the phase gives no answer and the widest swing exceeds the least by less than a quarter of itself.
Resonance find_resonance(std::span<const RateEvidence> evidence,
                         const CriterionWeights& weights = {});

/// In words: "5.6 breaths a minute, between 5.4 and 5.8", or "any pace from 5 to 6 is fine".
std::string sentence(const Resonance& resonance);

/// As an event for the recording.
PaceFound found(const Resonance& resonance, Timestamp now);

} // namespace eupnea
