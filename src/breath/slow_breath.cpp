// SPDX-License-Identifier: MIT
#include "breath/slow_breath.hpp"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>

#include "breath/permutation_test.hpp"
#include "breath/track.hpp"

namespace eupnea {

namespace {

constexpr double slowest = 3.0;    ///< breaths/min
constexpr double grid_begin = 2.5; ///< the edges are no peaks
constexpr double grid_step = 0.5;
constexpr std::size_t grid_size = 20;

constexpr double least_share = 0.6;  ///< of the variance beyond the parabola
constexpr double least_swing = 0.07; ///< of the interval, peak to trough
constexpr double own_harmonic = 0.2; ///< of the wave's variance: a breath's own shape
constexpr double overtone_of = 0.2;  ///< the same, at half the rate: then that is the breath
constexpr double own_rest = 0.25;    ///< the same: breaths are not all alike
constexpr double clear_rest = 2.0;   ///< deviations above chance
constexpr double rest_from = 1.5;    ///< times the wave's rate, at least
constexpr double usual_error = 0.1;  ///< breaths/min, of breaths that are not all alike

constexpr int trend = 3; ///< a parabola

double square(double x) { return x * x; }

/// Intervals on a parabola and so many waves: each a cosine and a sine.
template <int waves>
class LeastSquares {
    static constexpr int columns = trend + 2 * waves;
    using Row = Eigen::Matrix<double, columns, 1>;

public:
    LeastSquares(const BeatTable& beats, double per_minute) : span_(beats.age[beats.beats - 1])
    {
        turn_ = 2 * std::numbers::pi * per_minute / 60.0;
        Eigen::Matrix<double, columns, columns> products;
        Row sums = Row::Zero();
        products.setZero();
        double squares = 0.0;
        for (std::size_t i = 0; i < beats.beats; ++i) {
            const Row row = row_at(beats.age[i]);
            const double value = beats.series[0][i];
            products += row * row.transpose();
            sums += row * value;
            squares += value * value;
        }
        weights_ = products.ldlt().solve(sums);
        left_ = std::max(0.0, squares - weights_.dot(sums)) / static_cast<double>(beats.beats);
    }
    /// Mean square of what they do not explain, ms^2.
    double left() const { return left_; }
    double at(double age) const { return weights_.dot(row_at(age)); }

private:
    Row row_at(double age) const
    {
        const double x = 1.0 - 2.0 * age / span_;
        Row row;
        row.template head<trend>() << 1.0, x, x * x;
        for (int k = 0; k < waves; ++k) {
            row[trend + 2 * k] = std::cos((k + 1) * turn_ * age);
            row[trend + 2 * k + 1] = std::sin((k + 1) * turn_ * age);
        }
        return row;
    }

    double span_;
    double turn_ = 0.0;
    double left_ = 0.0;
    Row weights_ = Row::Zero();
};

/// The newest half minute less its mean.
BeatTable half_minute(const BeatTable& intervals, double mean)
{
    BeatTable newest;
    newest.size = 1;
    for (std::size_t i = 0; i < intervals.beats && intervals.age[i] < Track::window.count(); ++i) {
        newest.age[newest.beats] = intervals.age[i];
        newest.series[0][newest.beats++] = static_cast<float>(intervals.series[0][i] - mean);
    }
    return newest;
}

struct Peak {
    double per_minute;
    double share; ///< of the variance beyond the parabola
};

std::optional<Peak> strongest_wave(const BeatTable& beats, double beyond_trend)
{
    std::array<double, grid_size> shares;
    for (std::size_t k = 0; k < grid_size; ++k)
        shares[k] =
            1.0 - LeastSquares<1>{beats, grid_begin + grid_step * static_cast<double>(k)}.left() /
                      beyond_trend;
    const auto top =
        static_cast<std::size_t>(std::max_element(shares.begin(), shares.end()) - shares.begin());
    if (top == 0 || top + 1 == grid_size) return std::nullopt;
    const double bend = shares[top - 1] - 2 * shares[top] + shares[top + 1];
    const double aside = bend < 0.0 ? 0.5 * (shares[top - 1] - shares[top + 1]) / bend : 0.0;
    return Peak{grid_begin + grid_step * (static_cast<double>(top) + aside), shares[top]};
}

double mean_of(const BeatTable& intervals)
{
    double sum = 0.0;
    for (std::size_t i = 0; i < intervals.beats; ++i) sum += intervals.series[0][i];
    return sum / static_cast<double>(intervals.beats);
}

/// Deviation of a sine's rate by least squares in white noise, breaths/min.
double error_of(double left_to_wave, const BeatTable& beats)
{
    return 60.0 / (std::numbers::pi * beats.span()) *
           std::sqrt(3.0 * left_to_wave / static_cast<double>(beats.beats));
}

} // namespace

Result<DerivedRate, Reason> slow_breath(const BeatTable& intervals)
{
    if (!intervals.enough()) return fail(Reason::few_beats);
    if (intervals.size == 0) return fail(Reason::no_sinus_swing);
    const double mean = mean_of(intervals);
    BeatTable beats = half_minute(intervals, mean);
    if (!beats.enough()) return fail(Reason::few_beats);
    const double beyond_trend = LeastSquares<0>{beats, 0.0}.left();
    const double least_wave = square(least_swing * mean) / 8.0; // mean square of this swing
    if (!(beyond_trend > least_wave)) return fail(Reason::no_sinus_swing);
    const auto peak = strongest_wave(beats, beyond_trend);
    if (!peak || peak->per_minute < slowest || peak->share < least_share)
        return fail(Reason::no_sinus_swing);
    const double wave = peak->share * beyond_trend;
    if (wave < least_wave) return fail(Reason::no_sinus_swing);

    const LeastSquares<1> sine{beats, peak->per_minute};
    const LeastSquares<2> shape{beats, peak->per_minute};
    if (sine.left() - shape.left() > own_harmonic * wave) return fail(Reason::sources_differ);
    const double half = peak->per_minute / 2.0;
    if (half > grid_begin && sine.left() - LeastSquares<2>{beats, half}.left() > overtone_of * wave)
        return fail(Reason::sources_differ);
    if (beyond_chance(intervals, BreathRate{0.0}) < clear_evidence)
        return fail(Reason::no_sinus_swing);
    const double error = usual_error + error_of(shape.left() / wave, beats);
    for (std::size_t i = 0; i < beats.beats; ++i)
        beats.series[0][i] -= static_cast<float>(shape.at(beats.age[i]));
    const BreathRate faster{std::max(slow_waves.per_minute, rest_from * peak->per_minute)};
    if (shape.left() > own_rest * wave && beyond_chance(beats, faster) > clear_rest)
        return fail(Reason::sources_differ);
    return DerivedRate{peak->per_minute, error};
}

} // namespace eupnea
