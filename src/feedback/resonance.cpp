// SPDX-License-Identifier: MIT
#include "feedback/resonance.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <numbers>

namespace eupnea {

namespace {

constexpr std::size_t least_rates = 3;
constexpr double flat_below = 0.12;
constexpr double widest_interval = 1.0;  // breaths/min
constexpr double least_half_width = 0.1; // breaths/min
constexpr Seconds left_out = 60s;

std::vector<RateResult*> those_used(std::vector<RateResult>& rates)
{
    std::vector<RateResult*> used;
    for (RateResult& rate : rates)
        if (rate.fate == RateFate::used) used.push_back(&rate);
    return used;
}

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

void score(std::span<RateResult* const> rates, const CriterionWeights& weights)
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

/// Where the parabola through three points is greatest, kept between the outer two.
double vertex(const RateResult& a, const RateResult& b, const RateResult& c)
{
    const double x = b.measured.per_minute;
    const double left = a.measured.per_minute - x;
    const double right = c.measured.per_minute - x;
    const double fall_left = *a.score - *b.score;
    const double fall_right = *c.score - *b.score;
    const double bend = left * fall_right - right * fall_left;
    const double lean = left * left * fall_right - right * right * fall_left;
    if (bend == 0.0) return x;
    return x + std::clamp(0.5 * lean / bend, std::min(left, right), std::max(left, right));
}

/// `rates` from fast to slow.
double best_rate(std::span<RateResult* const> rates)
{
    const auto best = std::max_element(rates.begin(), rates.end(),
                                       [](auto* a, auto* b) { return *a->score < *b->score; });
    if (best == rates.begin() || best + 1 == rates.end()) return (*best)->measured.per_minute;
    return vertex(**(best - 1), **best, **(best + 1));
}

std::vector<RateResult> measure_all(std::span<const RateEvidence> evidence)
{
    std::vector<RateResult> rates;
    for (const RateEvidence& one : evidence) rates.push_back(measure_rate(one));
    std::sort(rates.begin(), rates.end(),
              [](const RateResult& a, const RateResult& b) { return a.asked > b.asked; });
    return rates;
}

std::optional<double> estimate(std::vector<RateResult>& rates, const CriterionWeights& weights)
{
    const auto used = those_used(rates);
    if (used.size() < least_rates) return std::nullopt;
    score(used, weights);
    return best_rate(used);
}

/// Everything but the minute from `from` on.
std::vector<RateEvidence> without(std::span<const RateEvidence> evidence, Timestamp from)
{
    std::vector<RateEvidence> rest{evidence.begin(), evidence.end()};
    for (RateEvidence& one : rest) {
        std::erase_if(one.breaths, [&](const BreathCurve& curve) {
            return curve.breath.end >= from && curve.breath.end < from + left_out;
        });
    }
    return rest;
}

/// Two standard errors of the resonance, by leaving each minute out in turn.
double jackknife(std::span<const RateEvidence> evidence, const CriterionWeights& weights)
{
    Timestamp first = at(Seconds{1e18});
    Timestamp last = at(Seconds{-1e18});
    for (const RateEvidence& one : evidence)
        for (const BreathCurve& curve : one.breaths) {
            first = std::min(first, curve.breath.end);
            last = std::max(last, curve.breath.end);
        }
    std::vector<double> estimates;
    for (Timestamp from = first; from <= last; from += left_out) {
        auto rates = measure_all(without(evidence, from));
        if (const auto rate = estimate(rates, weights)) estimates.push_back(*rate);
    }
    if (estimates.size() < 2) return widest_interval;
    const auto n = static_cast<double>(estimates.size());
    double mean = 0.0;
    for (const double e : estimates) mean += e / n;
    double squares = 0.0;
    for (const double e : estimates) squares += (e - mean) * (e - mean);
    return 2.0 * std::sqrt((n - 1.0) / n * squares);
}

double swing_contrast(std::span<RateResult* const> rates)
{
    double least = 1e300;
    double most = 0.0;
    for (const RateResult* rate : rates) {
        least = std::min(least, rate->swing_bpm);
        most = std::max(most, rate->swing_bpm);
    }
    return most > 0.0 ? (most - least) / most : 0.0;
}

} // namespace

Resonance find_resonance(std::span<const RateEvidence> evidence, const CriterionWeights& weights)
{
    Resonance resonance;
    resonance.rates = measure_all(evidence);
    const auto rate = estimate(resonance.rates, weights);
    if (!rate) return resonance;
    const auto used = those_used(resonance.rates);
    const double half_width = std::max(least_half_width, jackknife(evidence, weights));
    const double fastest = used.front()->measured.per_minute;
    const double slowest = used.back()->measured.per_minute;
    if (swing_contrast(used) < flat_below || 2.0 * half_width > widest_interval) {
        resonance.verdict = ResonanceVerdict::flat;
        resonance.low = {slowest};
        resonance.high = {fastest};
        return resonance;
    }
    resonance.verdict = ResonanceVerdict::found;
    resonance.rate = BreathRate{*rate};
    resonance.low = {std::max(slowest, *rate - half_width)};
    resonance.high = {std::min(fastest, *rate + half_width)};
    return resonance;
}

std::string sentence(const Resonance& resonance)
{
    switch (resonance.verdict) {
    case ResonanceVerdict::not_enough:
        return "Too few paces could be used to say which one suits.";
    case ResonanceVerdict::flat:
        return fmt::format(
            "No pace stands out: any from {:.1f} to {:.1f} breaths a minute is fine.",
            resonance.low.per_minute, resonance.high.per_minute);
    case ResonanceVerdict::found:
        return fmt::format("{:.1f} breaths a minute, between {:.1f} and {:.1f}.",
                           resonance.rate->per_minute, resonance.low.per_minute,
                           resonance.high.per_minute);
    }
    return "";
}

} // namespace eupnea
