// SPDX-License-Identifier: MIT
#include "together/series.hpp"

#include <cmath>
#include <limits>
#include <span>

#include "signal/cubic_spline.hpp"

namespace eupnea {

namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
constexpr double longest_hole_s = 3.0;
constexpr double step_s = 1.0 / static_cast<double>(together_per_second);

/// The index of the first value at or after `time`, within the series.
std::size_t index_at(Timestamp time, Timestamp from, std::size_t size)
{
    const double index = std::ceil((time - from).count() / step_s);
    return static_cast<std::size_t>(std::clamp(index, 0.0, static_cast<double>(size)));
}

std::span<double> part(Series& series, Timestamp from, Timestamp begin, Timestamp end)
{
    const std::size_t first = index_at(begin, from, series.size());
    const std::size_t last = std::max(first, index_at(end, from, series.size()));
    return std::span{series}.subspan(first, last - first);
}

void forget(Series& series, Timestamp from, Timestamp begin, Timestamp end)
{
    std::ranges::fill(part(series, from, begin, end), unknown);
}

} // namespace

Series heart_rate_series(const BodyRecord& body, Timestamp from, std::size_t size)
{
    std::vector<double> times, rates;
    for (const Nn& nn : body.nn()) {
        const double time = seconds_of(nn.middle());
        if (!times.empty() && time <= times.back()) continue;
        times.push_back(time);
        rates.push_back(heart_rate_bpm(nn.interval));
    }
    if (times.size() < 2) return Series(size, unknown);

    Series series(size);
    CubicSpline spline;
    spline.fit(times, rates);
    spline.sample(seconds_of(from), step_s, series);
    forget(series, from, Timestamp::min(), at(Seconds{times.front()}));
    forget(series, from, at(Seconds{times.back()}), Timestamp::max());
    for (std::size_t i = 1; i < times.size(); ++i)
        if (times[i] - times[i - 1] > longest_hole_s)
            forget(series, from, at(Seconds{times[i - 1]}), at(Seconds{times[i]}));
    for (const Stretch& poor : body.poor_heart().all()) forget(series, from, poor.from, poor.until);
    return series;
}

Series breath_phase_series(const BodyRecord& body, Timestamp from, std::size_t size)
{
    Series series(size, unknown);
    const auto rise = [&](Timestamp begin, Timestamp end, double phase) {
        const auto values = part(series, from, begin, end);
        const auto first = static_cast<double>(index_at(begin, from, size));
        for (std::size_t i = 0; i < values.size(); ++i) {
            const Timestamp time = from + Seconds{step_s * (first + static_cast<double>(i))};
            values[i] = phase + 0.5 * ((time - begin) / (end - begin));
        }
    };
    for (const Breath& breath : body.breaths()) {
        rise(breath.inhale, breath.exhale, 0.0);
        rise(breath.exhale, breath.end, 0.5);
    }
    return series;
}

} // namespace eupnea
