// SPDX-License-Identifier: MIT
// Which breathing rate makes this heart swing most, and how sure that is.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "feedback/rate_result.hpp"

namespace eupnea {

/// How much each criterion counts, in the published order of importance. The order is that of
/// Shaffer, Meehan, Frontiers in Neuroscience 14:570400 (2020); nobody has validated numbers for it,
/// and these are ours.
struct CriterionWeights {
    double phase = 0.30;      ///< (1 + cos phase) / 2 x phase locking
    double swing = 0.30;      ///< peak to trough
    double lf_power = 0.15;   ///< logarithm of
    double lf_peak = 0.10;    ///< logarithm of
    double smoothness = 0.10; ///< as measured
    double few_peaks = 0.05;  ///< 1 / peaks
};

enum class ResonanceVerdict : std::uint8_t {
    not_enough = 0, ///< fewer than three rates count
    flat,           ///< no rate stands out
    found,
};

struct Resonance {
    ResonanceVerdict verdict = ResonanceVerdict::not_enough;
    std::optional<BreathRate> rate{}; ///< nothing unless found
    BreathRate low{0.0};              ///< interval: where it may as well be
    BreathRate high{0.0};
    std::vector<RateResult> rates; ///< from fast to slow, those set aside included
};

/// Scores every rate that counts and looks for the one that stands out.
///
/// Phase, swing, LF power and LF peak are each stretched from 0 (least among the rates) to 1; the
/// weighted sum is the score. There are two answers: the top of the parabola through the best rate
/// and those within 0.8 a minute of it; and the rate where the line through the phases nearest to zero
/// is zero, when the phase falls by at least 10 degrees per breath/min over the rates. Each has a standard error by the jackknife: every
/// minute is left out in turn; at least 0.05 for the phase's, at least a quarter of the distance
/// between rates for the parabola's. The resonance is their mean, weighted by inverse variance; the
/// interval two standard errors either way.
///
/// Flat, so that any of the rates is as good: when the interval is wider than 1 breath/min; or when
/// the phase gives no answer and the widest swing exceeds the least by less than 15 % of itself.
Resonance find_resonance(std::span<const RateEvidence> evidence,
                         const CriterionWeights& weights = {});

/// In words: "5.6 breaths a minute, between 5.4 and 5.8", or "any pace from 5 to 6 is fine".
std::string sentence(const Resonance& resonance);

} // namespace eupnea
