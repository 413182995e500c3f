// SPDX-License-Identifier: MIT
#include "heart/hrv/hrv.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace eupnea {

namespace {

/// Count, mean and spread of the values seen, in one pass (Welford 1962).
struct Moments {
    void add(double x)
    {
        ++count;
        const double from_mean = x - mean;
        mean += from_mean / static_cast<double>(count);
        squares += from_mean * (x - mean);
    }
    std::optional<Milliseconds> sample_deviation() const
    {
        if (count < 2) return std::nullopt;
        return Milliseconds{std::sqrt(squares / static_cast<double>(count - 1))};
    }
    std::optional<Milliseconds> population_deviation() const
    {
        if (count < 1) return std::nullopt;
        return Milliseconds{std::sqrt(squares / static_cast<double>(count))};
    }

    std::size_t count = 0;
    double mean = 0.0;
    double squares = 0.0;
};

Moments moments_of(std::span<const Milliseconds> nn)
{
    Moments moments;
    for (const Milliseconds interval : nn)
        if (!is_break(interval)) moments.add(interval.count());
    return moments;
}

template <class Visit>
void for_each_pair(std::span<const Milliseconds> nn, Visit&& visit)
{
    for (std::size_t i = 1; i < nn.size(); ++i)
        if (!is_break(nn[i - 1]) && !is_break(nn[i])) visit(nn[i - 1].count(), nn[i].count());
}

} // namespace

std::optional<Milliseconds> mean_nn(std::span<const Milliseconds> nn)
{
    const Moments moments = moments_of(nn);
    if (moments.count == 0) return std::nullopt;
    return Milliseconds{moments.mean};
}

std::optional<double> mean_heart_rate_bpm(std::span<const Milliseconds> nn)
{
    const auto mean = mean_nn(nn);
    if (!mean) return std::nullopt;
    return heart_rate_bpm(*mean);
}

std::optional<Milliseconds> sdnn(std::span<const Milliseconds> nn)
{
    return moments_of(nn).sample_deviation();
}

std::optional<Milliseconds> rmssd(std::span<const Milliseconds> nn)
{
    double sum_of_squares = 0.0;
    std::size_t differences = 0;
    for_each_pair(nn, [&](double a, double b) {
        sum_of_squares += (b - a) * (b - a);
        ++differences;
    });
    if (differences == 0) return std::nullopt;
    return Milliseconds{std::sqrt(sum_of_squares / static_cast<double>(differences))};
}

std::optional<Milliseconds> sdsd(std::span<const Milliseconds> nn)
{
    Moments moments;
    for_each_pair(nn, [&](double a, double b) { moments.add(b - a); });
    return moments.sample_deviation();
}

std::optional<double> pnn50_percent(std::span<const Milliseconds> nn)
{
    std::size_t large = 0;
    std::size_t differences = 0;
    for_each_pair(nn, [&](double a, double b) {
        if (std::abs(b - a) > 50.0) ++large;
        ++differences;
    });
    if (differences == 0) return std::nullopt;
    return 100.0 * static_cast<double>(large) / static_cast<double>(differences);
}

std::optional<Milliseconds> sd1(std::span<const Milliseconds> nn)
{
    Moments moments;
    for_each_pair(nn, [&](double a, double b) { moments.add((b - a) / std::sqrt(2.0)); });
    return moments.population_deviation();
}

std::optional<Milliseconds> sd2(std::span<const Milliseconds> nn)
{
    Moments moments;
    for_each_pair(nn, [&](double a, double b) { moments.add((a + b) / std::sqrt(2.0)); });
    return moments.population_deviation();
}

std::optional<double> stress_index(std::span<const Milliseconds> nn)
{
    constexpr double bin_ms = 50.0;
    std::array<std::size_t, 80> bins{}; // 0 to 4 s, longer than any NN interval
    std::size_t count = 0;
    double shortest = std::numeric_limits<double>::infinity();
    double longest = 0.0;
    for (const Milliseconds interval : nn) {
        if (is_break(interval)) continue;
        const double ms = interval.count();
        const auto bin = static_cast<std::size_t>(std::max(0.0, ms / bin_ms));
        ++bins[std::min(bin, bins.size() - 1)];
        ++count;
        shortest = std::min(shortest, ms);
        longest = std::max(longest, ms);
    }
    if (count < 2 || longest <= shortest) return std::nullopt;

    const auto fullest = std::max_element(bins.begin(), bins.end());
    const double mode_s = (static_cast<double>(fullest - bins.begin()) + 0.5) * bin_ms / 1000.0;
    const double mode_percent = 100.0 * static_cast<double>(*fullest) / static_cast<double>(count);
    const double range_s = (longest - shortest) / 1000.0;
    return mode_percent / (2.0 * mode_s * range_s);
}

} // namespace eupnea
