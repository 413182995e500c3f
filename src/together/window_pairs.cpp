// SPDX-License-Identifier: MIT
#include "together/window_pairs.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <complex>
#include <numbers>
#include <span>

namespace eupnea {

namespace {

using Window = std::array<double, together_window>;
constexpr std::size_t lags = 2 * together_lag + 1;

std::span<const double> window_of(const Series& series, std::size_t number)
{
    return std::span{series}.subspan(number * together_window, together_window);
}

/// Without its linear trend, of variance 1; 0 where it is not known, or constant.
Window standardised(std::span<const double> values)
{
    double n = 0, st = 0, sv = 0, stt = 0, stv = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (std::isnan(values[i])) continue;
        const auto t = static_cast<double>(i);
        n += 1, st += t, sv += values[i], stt += t * t, stv += t * values[i];
    }
    Window window{};
    const double spread = n * stt - st * st;
    if (spread <= 0.0) return window;
    const double slope = (n * stv - st * sv) / spread;
    const double level = (sv - slope * st) / n;
    double power = 0.0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (std::isnan(values[i])) continue;
        window[i] = values[i] - level - slope * static_cast<double>(i);
        power += window[i] * window[i];
    }
    const double deviation = std::sqrt(power / static_cast<double>(values.size()));
    if (deviation < 1e-9) return Window{};
    for (double& value : window) value /= deviation;
    return window;
}

std::vector<Window> standardised_windows(const Series& series)
{
    std::vector<Window> windows;
    for (std::size_t i = 0; i < series.size() / together_window; ++i)
        windows.push_back(standardised(window_of(series, i)));
    return windows;
}

/// Fisher's z at each lag; the correlation over the whole window's length, as R's ccf.
std::array<double, lags> z_by_lag(const Window& first, const Window& second)
{
    std::array<double, lags> z;
    for (std::size_t l = 0; l < lags; ++l) {
        const std::size_t behind = l > together_lag ? l - together_lag : 0; ///< of the second
        const std::size_t ahead = l < together_lag ? together_lag - l : 0;
        double sum = 0.0;
        for (std::size_t i = 0; i + behind + ahead < together_window; ++i)
            sum += first[i + ahead] * second[i + behind];
        const double r = sum / static_cast<double>(together_window);
        z[l] = std::atanh(std::clamp(r, -0.9999, 0.9999));
    }
    return z;
}

template <class Compare>
WindowPairs compared(std::size_t windows, Compare compare)
{
    WindowPairs pairs{windows};
    for (std::size_t i = 0; i < windows; ++i) {
        const std::size_t from = i > together_reach ? i - together_reach : 0;
        for (std::size_t j = from; j < windows && j <= i + together_reach; ++j)
            pairs(i, j) = compare(i, j);
    }
    return pairs;
}

/// Calls `each` with the difference of the phases in cycles wherever both are known; returns how often.
template <class Each>
std::size_t for_each_difference(std::span<const double> first, std::span<const double> second,
                                Each each)
{
    std::size_t known = 0;
    for (std::size_t i = 0; i < first.size(); ++i) {
        const double difference = second[i] - first[i];
        if (std::isnan(difference)) continue;
        each(difference);
        ++known;
    }
    return known;
}

} // namespace

WindowPairs heart_pairs(const Series& first, const Series& second)
{
    const auto ours = standardised_windows(first), theirs = standardised_windows(second);
    return compared(ours.size(), [&](std::size_t i, std::size_t j) {
        double sum = 0.0;
        for (const double z : z_by_lag(ours[i], theirs[j])) sum += std::abs(z);
        return sum / static_cast<double>(lags);
    });
}

WindowPairs breath_pairs(const Series& first, const Series& second)
{
    return compared(first.size() / together_window, [&](std::size_t i, std::size_t j) {
        std::complex<double> sum{};
        const std::size_t known =
            for_each_difference(window_of(first, i), window_of(second, j), [&](double difference) {
                sum += std::polar(1.0, 2 * std::numbers::pi * difference);
            });
        return known > 0 ? std::abs(sum) / static_cast<double>(known) : 0.0;
    });
}

WindowPairs in_step_pairs(const Series& first, const Series& second)
{
    return compared(first.size() / together_window, [&](std::size_t i, std::size_t j) {
        std::size_t in_step = 0;
        const std::size_t known =
            for_each_difference(window_of(first, i), window_of(second, j), [&](double difference) {
                in_step += std::abs(difference - std::round(difference)) < 0.25;
            });
        return known > 0 ? static_cast<double>(in_step) / static_cast<double>(known) : 0.0;
    });
}

std::vector<double> mean_z_by_lag(const Series& first, const Series& second,
                                  const std::vector<std::size_t>& windows)
{
    std::vector<double> mean(lags, 0.0);
    for (const std::size_t window : windows) {
        const auto z = z_by_lag(standardised(window_of(first, window)),
                                standardised(window_of(second, window)));
        for (std::size_t l = 0; l < lags; ++l)
            mean[l] += z[l] / static_cast<double>(windows.size());
    }
    return mean;
}

} // namespace eupnea
