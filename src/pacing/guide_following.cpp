// SPDX-License-Identifier: MIT
#include "pacing/guide_following.hpp"

#include <Eigen/Dense>
#include <algorithm>
#include <array>
#include <cmath>
#include <complex>
#include <numbers>

namespace eupnea {

namespace {

constexpr Seconds window{75.0};
constexpr Seconds least_span{28.0};
constexpr Seconds longest_silence{5.0};
constexpr double least_covered = 0.5; ///< of the window, by intervals

constexpr double least_share = 0.35; ///< of the variance beyond the trend
constexpr double largest_other =
    0.15; ///< of the guide's variance, in a whole window; less in a part
constexpr double own_harmonic = 0.16; ///< of the guide's variance: a breath's own shape
constexpr double largest_turn = 0.7;  ///< rad, of the lag from one half to the other
constexpr double clear_other = 0.5;   ///< of the guide's variance: somebody breathes otherwise

constexpr double slowest_other = 8.0;     ///< breaths/min
constexpr double slower_than_guide = 9.0; ///< below are the waves of blood pressure
constexpr double fastest_other = 30.0;
constexpr double step = 0.5;
constexpr double cells_away = 120.0; ///< breaths/min times s: two cells of the window's resolution

constexpr int trend = 3; ///< a parabola
constexpr int columns = trend + 4;
using Row = Eigen::Matrix<double, columns, 1>;
using Square = Eigen::Matrix<double, columns, columns>;

double variance(double cosine, double sine) { return (cosine * cosine + sine * sine) / 2.0; }

} // namespace

/// The intervals explained by a trend and the guide's wave.
struct GuideFollowing::Fit {
    Row weights = Row::Zero();
    std::array<double, most_beats> age;  ///< s before now
    std::array<double, most_beats> left; ///< ms, what nothing explains
    std::size_t size = 0;
    std::size_t first = 0; ///< of the points
    double mean_ms = 0.0;
    double span = 0.0; ///< s
    double covered = 0.0;
    double beyond_trend = 0.0; ///< ms^2
};

void GuideFollowing::on(const PacerChange& change)
{
    if (!change.running) {
        points_.clear();
        paused_ = change.time;
    }
    pacer_.apply(change);
}

void GuideFollowing::on(const BeatClassification& classification)
{
    timeline_(classification, [this](const Nn& nn) {
        const auto guide = pacer_.at(nn.middle());
        if (!nn.measured || !guide || nn.middle() < paused_) return;
        points_.push(
            {nn.middle(), nn.interval.count(), 2 * std::numbers::pi * guide->turn, guide->volume});
    });
}

GuideFollowing::Fit GuideFollowing::fitted(Timestamp now) const
{
    Fit fit;
    while (fit.first < points_.size() && now - points_[fit.first].time > window) ++fit.first;
    fit.size = points_.size() - fit.first;
    if (fit.size < columns) return fit;
    fit.span = (now - points_[fit.first].time).count();

    const auto row_of = [&](const Point& point) {
        const double x = 1.0 - 2.0 * (now - point.time).count() / fit.span;
        Row row;
        row << 1.0, x, x * x, std::cos(point.phase), std::sin(point.phase),
            std::cos(2 * point.phase), std::sin(2 * point.phase);
        return row;
    };
    Square products = Square::Zero();
    Row sums = Row::Zero();
    for (std::size_t i = 0; i < fit.size; ++i) {
        const Point& point = points_[fit.first + i];
        const Row row = row_of(point);
        products += row * row.transpose();
        sums += row * point.interval_ms;
        fit.covered += point.interval_ms / 1000.0;
    }
    fit.mean_ms = sums[0] / static_cast<double>(fit.size);
    fit.weights = products.ldlt().solve(sums);
    const Eigen::Matrix<double, trend, 1> slow =
        products.topLeftCorner<trend, trend>().ldlt().solve(sums.head<trend>());
    for (std::size_t i = 0; i < fit.size; ++i) {
        const Point& point = points_[fit.first + i];
        const Row row = row_of(point);
        const double beyond = point.interval_ms - row.head<trend>().dot(slow);
        fit.age[i] = (now - point.time).count();
        fit.left[i] = point.interval_ms - row.dot(fit.weights);
        fit.beyond_trend += beyond * beyond / static_cast<double>(fit.size);
    }
    return fit;
}

namespace {

/// The variance of the strongest wave at a rate that nobody guided.
template <class Ages, class Values>
double strongest_other(const Ages& age, const Values& left, std::size_t size, double guide,
                       double span)
{
    constexpr auto rates = static_cast<std::size_t>((fastest_other - slowest_other) / step) + 1;
    std::array<std::complex<double>, rates> sums{};
    for (std::size_t i = 0; i < size; ++i) {
        const double turn = 2 * std::numbers::pi * age[i] / 60.0;
        const auto onward = std::polar(1.0, turn * step);
        auto wave = left[i] * std::polar(1.0, turn * slowest_other);
        for (auto& sum : sums) {
            sum += wave;
            wave *= onward;
        }
    }
    const double away = cells_away / span;
    double most = 0.0;
    for (std::size_t k = 0; k < rates; ++k) {
        const double rate = slowest_other + step * static_cast<double>(k);
        const bool slower = rate < guide - away && rate >= slower_than_guide;
        if (slower || rate > guide + away) most = std::max(most, std::norm(sums[k]));
    }
    return 2.0 * most / static_cast<double>(size * size);
}

} // namespace

GuideFollowing::Reading GuideFollowing::value(Timestamp now) const
{
    const auto guide = pacer_.at(now);
    if (!guide || points_.empty() || now - points_.back().time > longest_silence) return {};
    const Fit fit = fitted(now);
    if (fit.span < least_span.count() || fit.covered < least_covered * fit.span) return {};

    const double cosine = fit.weights[trend], sine = fit.weights[trend + 1];
    const double wave = variance(cosine, sine);
    const double harmonic = variance(fit.weights[trend + 2], fit.weights[trend + 3]);
    const double rate = breath_rate(guide->pattern.cycle()).per_minute;
    const double other = std::max(strongest_other(fit.age, fit.left, fit.size, rate, fit.span),
                                  harmonic - own_harmonic * wave);

    std::array<std::complex<double>, 2> halves{};
    std::complex<double> asked{};
    for (std::size_t i = 0; i < fit.size; ++i) {
        const Point& point = points_[fit.first + i];
        const auto turn = std::polar(1.0, -point.phase);
        const double value =
            fit.left[i] + cosine * std::cos(point.phase) + sine * std::sin(point.phase);
        halves[fit.age[i] > fit.span / 2.0 ? 0 : 1] += value * turn;
        asked += point.volume * turn;
    }
    const double turn = std::abs(std::arg(halves[1] * std::conj(halves[0])));

    Reading reading;
    const double limit = largest_other * fit.span / window.count();
    if (wave > least_share * fit.beyond_trend && other < limit * wave && turn < largest_turn)
        reading.following = Following::follows;
    else if (other > clear_other * wave)
        reading.following = Following::does_not;
    // The heart is fast where its interval is short: a shorter interval is the wave's crest.
    const double lag = std::arg(-std::conj(halves[0] + halves[1]) * asked);
    reading.lag_s =
        static_cast<float>(lag / (2 * std::numbers::pi) * guide->pattern.cycle().count());
    reading.swing_bpm =
        static_cast<float>(2.0 * std::sqrt(2.0 * wave) * 60'000.0 / (fit.mean_ms * fit.mean_ms));
    return reading;
}

} // namespace eupnea
