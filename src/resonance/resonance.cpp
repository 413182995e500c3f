// SPDX-License-Identifier: MIT
#include "resonance/resonance.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "resonance/rate_estimates.hpp"

namespace eupnea {

namespace {

constexpr std::size_t least_rates = 3;
constexpr double flat_below = 0.25;
constexpr double widest_interval = 1.0;       // breaths/min
constexpr double least_error_of_phase = 0.05; // breaths/min
constexpr double least_that_answer = 0.75;    // of those with a minute left out
constexpr Seconds left_out = 60s;

std::vector<RateResult*> those_used(std::vector<RateResult>& rates)
{
    std::vector<RateResult*> used;
    for (RateResult& rate : rates)
        if (rate.fate == RateFate::used) used.push_back(&rate);
    return used;
}

bool beside_guide(std::span<RateResult* const> rates)
{
    return std::ranges::any_of(rates, &RateResult::by_guide);
}

std::vector<RateResult> measure_all(std::span<const RateEvidence> evidence)
{
    std::vector<RateResult> rates;
    for (const RateEvidence& one : evidence) rates.push_back(measure_rate(one));
    std::sort(rates.begin(), rates.end(),
              [](const RateResult& a, const RateResult& b) { return a.asked > b.asked; });
    return rates;
}

std::optional<RateEstimates> estimate(std::vector<RateResult>& rates,
                                      const CriterionWeights& weights)
{
    const auto used = those_used(rates);
    if (used.size() < least_rates) return std::nullopt;
    const bool by_guide = beside_guide(used);
    CriterionWeights known = weights;
    if (by_guide) known.phase = 0.0;
    score_rates(used, known);
    RateEstimates estimates = estimate_rate(used);
    if (by_guide) estimates.by_phase.reset();
    return estimates;
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

/// All answers with one minute left out, each minute in turn. A rate that has enough as a whole
/// stays, if two breaths are left of it.
std::vector<RateEstimates> left_out_estimates(std::span<const RateEvidence> evidence,
                                              const CriterionWeights& weights)
{
    std::vector<RateEvidence> used;
    Timestamp first = at(Seconds{1e18});
    Timestamp last = at(Seconds{-1e18});
    for (const RateEvidence& one : evidence) {
        if (measure_rate(one).fate != RateFate::used) continue;
        used.push_back(one);
        first = std::min(first, one.breaths.front().breath.end);
        last = std::max(last, one.breaths.back().breath.end);
    }
    std::vector<RateEstimates> all;
    for (Timestamp from = first; from <= last; from += left_out) {
        auto rates = measure_all(without(used, from));
        for (RateResult& rate : rates)
            rate.fate = rate.breaths >= 2 ? RateFate::used : RateFate::few_breaths;
        if (const auto estimates = estimate(rates, weights)) all.push_back(*estimates);
    }
    return all;
}

/// Jackknife standard error of one of the answers, at least `least`; nothing when the answer vanishes
/// with more than a quarter of the minutes.
std::optional<double> standard_error(std::span<const RateEstimates> all,
                                     std::optional<double> RateEstimates::*answer, double least)
{
    double n = 0.0, sum = 0.0, squares = 0.0;
    for (const RateEstimates& one : all) {
        const auto& value = one.*answer;
        if (!value) continue;
        n += 1.0;
        sum += *value;
        squares += *value * *value;
    }
    if (n < 2.0 || n < least_that_answer * static_cast<double>(all.size())) return std::nullopt;
    const double spread = std::max(0.0, squares - sum * sum / n);
    return std::max(least, std::sqrt((n - 1.0) / n * spread));
}

/// A top between rates this far apart cannot be trusted more closely than to a quarter of it; a best
/// rate without a top, not more closely than to the whole.
double least_score_error(std::span<RateResult* const> rates, bool has_top)
{
    const double range = rates.front()->measured.per_minute - rates.back()->measured.per_minute;
    return (has_top ? 0.25 : 1.0) * range / static_cast<double>(rates.size() - 1);
}

struct Combined {
    double rate;
    double half_width; ///< two standard errors
};

/// Both answers, each weighted by the inverse of its variance.
Combined combine(const RateEstimates& estimates, std::span<const RateEstimates> left_out_ones,
                 double least_of_score)
{
    const auto score_error =
        standard_error(left_out_ones, &RateEstimates::by_score, least_of_score);
    const auto phase_error =
        standard_error(left_out_ones, &RateEstimates::by_phase, least_error_of_phase);
    if (!estimates.by_phase || !phase_error)
        return {*estimates.by_score, 2.0 * score_error.value_or(widest_interval)};
    const double score_weight = score_error ? std::pow(*score_error, -2) : 0.0;
    const double phase_weight = std::pow(*phase_error, -2);
    const double weight = score_weight + phase_weight;
    return {(*estimates.by_score * score_weight + *estimates.by_phase * phase_weight) / weight,
            2.0 / std::sqrt(weight)};
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
    const auto estimates = estimate(resonance.rates, weights);
    if (!estimates) return resonance;
    const auto used = those_used(resonance.rates);
    resonance.by_guide = beside_guide(used);
    const Combined answer = combine(*estimates, left_out_estimates(evidence, weights),
                                    least_score_error(used, estimates->score_has_top));
    const bool unsure = 2.0 * answer.half_width > widest_interval;
    if (unsure || (!estimates->by_phase && swing_contrast(used) < flat_below)) {
        resonance.outcome = PaceOutcome::flat;
        resonance.low = used.back()->measured;
        resonance.high = used.front()->measured;
        return resonance;
    }
    resonance.outcome = PaceOutcome::found;
    resonance.rate = BreathRate{answer.rate};
    resonance.low = {held_within(used, answer.rate - answer.half_width)};
    resonance.high = {held_within(used, answer.rate + answer.half_width)};
    return resonance;
}

std::string sentence(const Resonance& resonance)
{
    switch (resonance.outcome) {
    case PaceOutcome::not_enough:
        return "Too few paces could be used to say which one suits.";
    case PaceOutcome::flat:
        return fmt::format(
            "No pace stands out: any from {:.1f} to {:.1f} breaths a minute is fine.",
            resonance.low.per_minute, resonance.high.per_minute);
    case PaceOutcome::found:
        return fmt::format("{:.1f} breaths a minute, between {:.1f} and {:.1f}.",
                           resonance.rate->per_minute, resonance.low.per_minute,
                           resonance.high.per_minute);
    }
    return "";
}

PaceFound found(const Resonance& resonance, Timestamp now)
{
    PaceFound found{now, resonance.outcome, std::nullopt, resonance.low.per_minute,
                    resonance.high.per_minute};
    if (resonance.rate) found.rate_per_min = resonance.rate->per_minute;
    return found;
}

} // namespace eupnea
