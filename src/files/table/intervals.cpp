// SPDX-License-Identifier: MIT
#include "files/table/intervals.hpp"

#include <algorithm>
#include <cmath>

#include "base/limits.hpp"
#include "base/statistics.hpp"
#include "files/table/table_head.hpp"

namespace eupnea {

namespace {

/// Root mean square of successive differences over the standard deviation.
double roughness(std::span<const double> values)
{
    double sum = 0.0, squares = 0.0, steps = 0.0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        sum += values[i];
        if (i > 0) steps += (values[i] - values[i - 1]) * (values[i] - values[i - 1]);
    }
    const auto n = static_cast<double>(values.size());
    for (const double value : values) squares += (value - sum / n) * (value - sum / n);
    return squares > 0.0 ? std::sqrt(steps / (n - 1) / (squares / n)) : 1.0;
}

/// Between 36 and 64 of 100 steps go up, or there are too few to tell. A pulse rises quickly and falls slowly.
bool rises_as_falls(std::span<const double> values)
{
    constexpr std::size_t fewest = 64;
    if (values.size() < fewest) return true;
    std::size_t up = 0, down = 0;
    for (std::size_t i = 1; i < values.size(); ++i) {
        up += values[i] > values[i - 1];
        down += values[i] < values[i - 1];
    }
    return 100 * up >= 36 * (up + down) && 100 * up <= 64 * (up + down);
}

/// The middle one over stretches of 64 values, or of all where there are fewer.
double usual_roughness(std::span<const double> values)
{
    constexpr std::size_t window = 64;
    std::vector<double> roughnesses;
    for (std::size_t from = 0; from + window <= values.size(); from += window)
        roughnesses.push_back(roughness(values.subspan(from, window)));
    return roughnesses.empty() ? roughness(values) : median(roughnesses);
}

} // namespace

double interval_unit_ms(const std::vector<double>& values)
{
    return !values.empty() && median(values) < 10.0 ? 1000.0 : 1.0;
}

bool could_be_intervals(const std::vector<double>& values)
{
    if (values.empty()) return false;
    const double unit = interval_unit_ms(values);
    const auto plausible = std::count_if(values.begin(), values.end(), [&](double value) {
        return value * unit >= shortest_interval.count() &&
               value * unit <= longest_interval.count();
    });
    return 2 * static_cast<std::size_t>(plausible) > values.size();
}

bool look_like_heartbeats(const std::vector<double>& values, double least_roughness)
{
    constexpr std::size_t fewest = 5;
    if (values.size() < fewest) return false;
    const double unit = interval_unit_ms(values);
    const double middle = median(values);
    std::vector<double> steps, distances;
    std::size_t plausible = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        plausible += values[i] * unit >= 300.0 && values[i] * unit <= 2000.0;
        distances.push_back(std::abs(values[i] - middle));
        if (i > 0) steps.push_back(std::abs(values[i] - values[i - 1]));
    }
    const double spread = median(distances);
    const auto far = std::count_if(distances.begin(), distances.end(), [&](double d) {
        return d > 10.0 * std::max(spread, 0.01 * middle);
    });
    const double step = median(steps) / middle;
    return 10 * plausible >= 9 * values.size() && step > 0.001 && step < 0.3 &&
           20 * static_cast<std::size_t>(far) < values.size() && rises_as_falls(values) &&
           usual_roughness(values) >= least_roughness;
}

bool add_up_to(const std::vector<double>& stamps, const std::vector<double>& values)
{
    if (stamps.size() < 2 || values.empty()) return false;
    double sum_ms = 0.0;
    for (const double value : values) sum_ms += value;
    sum_ms *= interval_unit_ms(values);
    const double elapsed = stamps.back() - stamps.front();
    return std::abs(sum_ms - elapsed) < 0.3 * elapsed ||
           std::abs(sum_ms - 1e3 * elapsed) < 0.3 * 1e3 * elapsed;
}

std::optional<double> beat_positions_per_second(const std::vector<double>& values,
                                                std::optional<double> rate)
{
    constexpr std::size_t fewest = 6;
    if (values.size() < fewest) return std::nullopt;
    for (const double per_second : {rate.value_or(0.0), 1.0, 1000.0}) {
        std::vector<double> steps_ms;
        for (std::size_t i = 1; i < values.size(); ++i)
            steps_ms.push_back(1000.0 * (values[i] - values[i - 1]) / per_second);
        const bool beats = per_second > 0.0 && median(steps_ms) >= 300.0;
        if (beats && look_like_heartbeats(steps_ms)) return per_second;
    }
    return std::nullopt;
}

bool change_sign_at_beats(const std::vector<double>& values)
{
    std::vector<double> sizes;
    std::size_t negative = 0;
    for (const double value : values) {
        sizes.push_back(std::abs(value));
        negative += value < 0.0;
    }
    return 5 * negative >= values.size() && could_be_intervals(sizes);
}

bool are_steps_of(const std::vector<double>& stamps, const std::vector<double>& values)
{
    if (values.size() < 2 || stamps.size() != values.size()) return false;
    for (const double unit : {1.0, 1e-3, 1e3}) {
        std::size_t agreeing = 0;
        for (std::size_t i = 1; i < values.size(); ++i) {
            const double step = (stamps[i] - stamps[i - 1]) * unit;
            agreeing += step > 0.0 && std::abs(step - values[i]) < 0.02 * values[i];
        }
        if (10 * agreeing >= 9 * (values.size() - 1)) return true;
    }
    return false;
}

bool runs_smoothly(std::span<const double> values)
{
    constexpr std::size_t window = 64;
    return values.size() >= window &&
           (usual_roughness(values) < rough_as_no_wave || !rises_as_falls(values));
}

} // namespace eupnea
