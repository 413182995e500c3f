// SPDX-License-Identifier: MIT
// How well each rate suits, among those that were tried: six criteria, weighted.
#pragma once

#include <span>

#include "resonance/rate_result.hpp"

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

/// Gives every rate its score. Phase, swing, LF power and LF peak are each stretched from 0 (least
/// among the rates) to 1; the score is the weighted sum.
void score_rates(std::span<RateResult* const> rates, const CriterionWeights& weights);

} // namespace eupnea
