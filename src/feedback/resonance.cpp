// SPDX-License-Identifier: MIT
#include "feedback/resonance.hpp"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <numbers>

namespace eupnea {

namespace {

constexpr std::size_t least_rates = 3;
constexpr double flat_below = 0.15;
constexpr double widest_interval = 1.0;       // breaths/min
constexpr double least_error_of_phase = 0.05; // breaths/min
constexpr double fit_reach = 0.8;             // breaths/min
constexpr double farthest_outside = 0.3;      // breaths/min
constexpr double flattest_phase = -10.0;      // degrees per breath/min
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

/// Two independent answers, in breaths/min.
struct Estimates {
    std::optional<double> by_score;
    std::optional<double> by_phase;
};

/// Coefficients of the parabola (or, with `curved` false, the line) of least squares about x = 0.
Eigen::Vector3d fit(std::span<const double> x, std::span<const double> y, bool curved)
{
    const auto n = static_cast<Eigen::Index>(x.size());
    Eigen::MatrixXd powers(n, curved ? 3 : 2);
    Eigen::VectorXd values(n);
    for (Eigen::Index i = 0; i < n; ++i) {
        const double at = x[static_cast<std::size_t>(i)];
        powers(i, 0) = 1.0;
        powers(i, 1) = at;
        if (curved) powers(i, 2) = at * at;
        values(i) = y[static_cast<std::size_t>(i)];
    }
    Eigen::Vector3d coefficients = Eigen::Vector3d::Zero();
    coefficients.head(powers.cols()) = powers.colPivHouseholderQr().solve(values);
    return coefficients;
}

/// The rates within `reach` of `centre`, as offsets from it, with a value of each.
template <class Value>
std::pair<std::vector<double>, std::vector<double>>
around(std::span<RateResult* const> rates, double centre, double reach, Value&& value)
{
    std::pair<std::vector<double>, std::vector<double>> points;
    for (const RateResult* rate : rates) {
        const double offset = rate->measured.per_minute - centre;
        if (std::abs(offset) > reach) continue;
        points.first.push_back(offset);
        points.second.push_back(value(*rate));
    }
    return points;
}

double held_within(std::span<RateResult* const> rates, double rate)
{
    return std::clamp(rate, rates.back()->measured.per_minute, rates.front()->measured.per_minute);
}

/// Where the parabola through the best rate and those near it is greatest. At the edge of the range,
/// or where the parabola has no top, the best rate itself.
double top_of_score(std::span<RateResult* const> rates)
{
    const auto best = std::max_element(rates.begin(), rates.end(),
                                       [](auto* a, auto* b) { return *a->score < *b->score; });
    const double centre = (*best)->measured.per_minute;
    const auto [x, y] =
        around(rates, centre, fit_reach, [](const RateResult& r) { return *r.score; });
    if (x.size() < 3) return centre;
    const Eigen::Vector3d c = fit(x, y, true);
    if (c[2] >= 0.0) return centre;
    return held_within(rates, centre + std::clamp(-0.5 * c[1] / c[2], -0.5, 0.5));
}

/// Where the line through the phases nearest to zero is zero. Only when the phase falls from slow to
/// fast rates steeply enough over all of them, and the zero is not far outside.
std::optional<double> zero_of_phase(std::span<RateResult* const> rates)
{
    const auto phase = [](const RateResult& rate) { return rate.phase_deg; };
    const double middle =
        0.5 * (rates.front()->measured.per_minute + rates.back()->measured.per_minute);
    const auto [all_x, all_y] = around(rates, middle, 1e9, phase);
    if (fit(all_x, all_y, false)[1] > flattest_phase) return std::nullopt;

    const auto nearest = std::min_element(rates.begin(), rates.end(), [](auto* a, auto* b) {
        return std::abs(a->phase_deg) < std::abs(b->phase_deg);
    });
    const double centre = (*nearest)->measured.per_minute;
    const auto [x, y] = around(rates, centre, fit_reach, phase);
    const Eigen::Vector3d c = fit(x, y, false);
    if (c[1] > flattest_phase) return std::nullopt;
    const double zero = centre - c[0] / c[1];
    const double inside = held_within(rates, zero);
    if (std::abs(zero - inside) > farthest_outside) return std::nullopt;
    return inside;
}

std::vector<RateResult> measure_all(std::span<const RateEvidence> evidence)
{
    std::vector<RateResult> rates;
    for (const RateEvidence& one : evidence) rates.push_back(measure_rate(one));
    std::sort(rates.begin(), rates.end(),
              [](const RateResult& a, const RateResult& b) { return a.asked > b.asked; });
    return rates;
}

std::optional<Estimates> estimate(std::vector<RateResult>& rates, const CriterionWeights& weights)
{
    const auto used = those_used(rates);
    if (used.size() < least_rates) return std::nullopt;
    score(used, weights);
    return Estimates{top_of_score(used), zero_of_phase(used)};
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
std::vector<Estimates> left_out_estimates(std::span<const RateEvidence> evidence,
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
    std::vector<Estimates> all;
    for (Timestamp from = first; from <= last; from += left_out) {
        auto rates = measure_all(without(used, from));
        for (RateResult& rate : rates)
            rate.fate = rate.breaths >= 2 ? RateFate::used : RateFate::few_breaths;
        if (const auto estimates = estimate(rates, weights)) all.push_back(*estimates);
    }
    return all;
}

/// Jackknife standard error of one of the answers, at least `least`; nothing when the answer vanishes
/// with some minute.
std::optional<double> standard_error(std::span<const Estimates> all,
                                     std::optional<double> Estimates::*answer, double least)
{
    const auto n = static_cast<double>(all.size());
    double mean = 0.0;
    for (const Estimates& one : all) {
        if (!(one.*answer)) return std::nullopt;
        mean += *(one.*answer) / n;
    }
    double squares = 0.0;
    for (const Estimates& one : all) squares += std::pow(*(one.*answer) - mean, 2);
    if (n < 2) return std::nullopt;
    return std::max(least, std::sqrt((n - 1.0) / n * squares));
}

/// A parabola through rates this far apart cannot be trusted more closely than to a quarter of it.
double least_score_error(std::span<RateResult* const> rates)
{
    const double range = rates.front()->measured.per_minute - rates.back()->measured.per_minute;
    return 0.25 * range / static_cast<double>(rates.size() - 1);
}

struct Combined {
    double rate;
    double half_width; ///< two standard errors
};

/// Both answers, each weighted by the inverse of its variance.
Combined combine(const Estimates& estimates, std::span<const Estimates> left_out_ones,
                 double least_of_score)
{
    const auto score_error = standard_error(left_out_ones, &Estimates::by_score, least_of_score);
    const auto phase_error =
        standard_error(left_out_ones, &Estimates::by_phase, least_error_of_phase);
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
    const Combined answer =
        combine(*estimates, left_out_estimates(evidence, weights), least_score_error(used));
    const bool unsure = 2.0 * answer.half_width > widest_interval;
    if (unsure || (!estimates->by_phase && swing_contrast(used) < flat_below)) {
        resonance.verdict = ResonanceVerdict::flat;
        resonance.low = used.back()->measured;
        resonance.high = used.front()->measured;
        return resonance;
    }
    resonance.verdict = ResonanceVerdict::found;
    resonance.rate = BreathRate{answer.rate};
    resonance.low = {held_within(used, answer.rate - answer.half_width)};
    resonance.high = {held_within(used, answer.rate + answer.half_width)};
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
