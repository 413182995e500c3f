// SPDX-License-Identifier: MIT
#include "resonance/rate_score.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace eupnea {

namespace {

double togetherness(const RateResult& rate)
{
    return 0.5 * (1.0 + std::cos(rate.phase_deg * std::numbers::pi / 180.0)) * rate.phase_locking;
}

/// Adds weight x value, the values stretched from 0 to 1 over the rates.
template <class Value>
void add_stretched(std::span<RateResult* const> rates, double weight, Value&& value)
{
    double least = 1e300;
    double most = -1e300;
    for (const RateResult* rate : rates) {
        least = std::min(least, value(*rate));
        most = std::max(most, value(*rate));
    }
    if (most <= least) return;
    for (RateResult* rate : rates)
        rate->score = *rate->score + weight * (value(*rate) - least) / (most - least);
}

} // namespace

void score_rates(std::span<RateResult* const> rates, const CriterionWeights& weights)
{
    for (RateResult* rate : rates)
        rate->score =
            weights.smoothness * rate->smoothness +
            weights.few_peaks / static_cast<double>(std::max<std::size_t>(1, rate->lf_peaks));
    add_stretched(rates, weights.phase, togetherness);
    add_stretched(rates, weights.swing, [](const RateResult& r) { return r.swing_bpm; });
    add_stretched(rates, weights.lf_power,
                  [](const RateResult& r) { return std::log(r.lf_power_ms2 + 1e-9); });
    add_stretched(rates, weights.lf_peak,
                  [](const RateResult& r) { return std::log(r.lf_peak_ms2_hz + 1e-9); });
}

} // namespace eupnea
