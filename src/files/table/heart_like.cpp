// SPDX-License-Identifier: MIT
#include "files/table/heart_like.hpp"
#include "base/statistics.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace eupnea {

namespace {

constexpr double grid_hz = 50.0; ///< of the slope's size

/// The mean size of the slope in each 20 ms, less its mean.
std::vector<double> slope_sizes(std::span<const double> values, SampleRate rate)
{
    const double seconds = static_cast<double>(values.size()) / rate.per_second;
    std::vector<double> sizes(static_cast<std::size_t>(seconds * grid_hz) + 1),
        counts(sizes.size());
    const auto span = std::max<std::size_t>(1, static_cast<std::size_t>(rate.per_second / 25.0));
    for (std::size_t i = span; i < values.size(); ++i) {
        const auto cell =
            static_cast<std::size_t>(static_cast<double>(i) / rate.per_second * grid_hz);
        sizes[cell] += std::abs(values[i] - values[i - span]);
        counts[cell] += 1.0;
    }
    double before = 0.0, sum = 0.0;
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        before = sizes[i] = counts[i] > 0.0 ? sizes[i] / counts[i] : before;
        sum += sizes[i];
    }
    for (double& size : sizes) size -= sum / static_cast<double>(sizes.size());
    return sizes;
}

double product(const std::vector<double>& values, std::size_t lag)
{
    double sum = 0.0;
    for (std::size_t i = lag; i < values.size(); ++i) sum += values[i] * values[i - lag];
    return sum / static_cast<double>(values.size() - lag);
}

} // namespace

bool moves_like_heart(std::span<const double> values, SampleRate rate)
{
    constexpr double fewest_seconds = 8.0, shortest_s = 0.33, longest_s = 1.5, least = 0.3;
    if (static_cast<double>(values.size()) < fewest_seconds * rate.per_second) return false;
    auto sizes = slope_sizes(values, rate);
    // One jolt must not outweigh all beats.
    const double high = ranked(sizes, 0.98);
    for (double& size : sizes) size = std::min(size, high);
    const double power = product(sizes, 0);
    if (power <= 0.0) return false;
    double best = 0.0, lowest = 1.0;
    for (auto lag = static_cast<std::size_t>(0.1 * grid_hz);
         lag <= static_cast<std::size_t>(longest_s * grid_hz); ++lag) {
        const double template_correlation = product(sizes, lag) / power;
        lowest = std::min(lowest, template_correlation);
        const bool in_range = static_cast<double>(lag) >= shortest_s * grid_hz;
        if (in_range && lowest < 0.5 * template_correlation)
            best = std::max(best, template_correlation);
    }
    return best >= least;
}

} // namespace eupnea
