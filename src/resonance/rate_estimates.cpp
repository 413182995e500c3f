// SPDX-License-Identifier: MIT
#include "resonance/rate_estimates.hpp"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace eupnea {

namespace {

constexpr double fit_reach = 0.8;        // breaths/min
constexpr double farthest_top = 0.5;     // breaths/min from the best rate
constexpr double farthest_outside = 0.3; // breaths/min
constexpr double flattest_phase = -10.0; // degrees per breath/min

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

/// Where the parabola through the best rate and those near it is greatest; nothing at the edge of the
/// range, or where the parabola has no top within half a breath/min.
std::optional<double> top_of_score(std::span<RateResult* const> rates, double centre)
{
    const auto [x, y] =
        around(rates, centre, fit_reach, [](const RateResult& r) { return *r.score; });
    if (x.size() < 3) return std::nullopt;
    const Eigen::Vector3d c = fit(x, y, true);
    if (c[2] >= 0.0) return std::nullopt;
    const double top = -0.5 * c[1] / c[2];
    if (std::abs(top) > farthest_top || held_within(rates, centre + top) != centre + top)
        return std::nullopt;
    return centre + top;
}

double best_rate(std::span<RateResult* const> rates)
{
    const auto best = std::max_element(rates.begin(), rates.end(),
                                       [](auto* a, auto* b) { return *a->score < *b->score; });
    return (*best)->measured.per_minute;
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

} // namespace

double held_within(std::span<RateResult* const> rates, double rate)
{
    return std::clamp(rate, rates.back()->measured.per_minute, rates.front()->measured.per_minute);
}

RateEstimates estimate_rate(std::span<RateResult* const> rates)
{
    const double best = best_rate(rates);
    const auto top = top_of_score(rates, best);
    return {top.value_or(best), top.has_value(), zero_of_phase(rates)};
}

} // namespace eupnea
