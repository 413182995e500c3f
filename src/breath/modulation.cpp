// SPDX-License-Identifier: MIT
#include "breath/modulation.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

namespace eupnea {

namespace {

constexpr std::size_t most_points = 340; ///< two a beat, at 300 bpm, for 34 s
constexpr std::size_t fewest_beats = 10;
constexpr Seconds least_span{14.0};
constexpr Seconds longest_hole{5.0};
constexpr double outlier_deviations = 4.0;

struct Dot {
    double age; ///< s before now, falling
    double value;
};

double middle_of(std::span<double> values)
{
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

/// Moves what lies near the rest to the front, about zero; returns how many.
std::size_t keep_inliers(std::span<Dot> dots)
{
    std::array<double, most_points> sizes;
    const std::span<double> used{sizes.data(), dots.size()};
    std::transform(dots.begin(), dots.end(), used.begin(), [](const Dot& d) { return d.value; });
    const double middle = middle_of(used);
    std::transform(dots.begin(), dots.end(), used.begin(),
                   [=](const Dot& d) { return std::abs(d.value - middle); });
    const double limit = outlier_deviations * 1.4826 * middle_of(used);
    const auto kept = std::remove_if(
        dots.begin(), dots.end(), [=](const Dot& d) { return std::abs(d.value - middle) > limit; });
    for (Dot& d : dots) d.value -= middle;
    return static_cast<std::size_t>(kept - dots.begin());
}

Seconds widest_hole(std::span<const Dot> dots)
{
    double widest = dots.back().age;
    for (std::size_t i = 1; i < dots.size(); ++i)
        widest = std::max(widest, dots[i - 1].age - dots[i].age);
    return Seconds{widest};
}

Track straight_between(std::span<const Dot> dots)
{
    Track track;
    const double oldest = std::min(dots.front().age, Track::window.count());
    const auto size = static_cast<std::size_t>(oldest * Track::rate.per_second);
    track.resize(std::min(size, Track::capacity));
    std::size_t right = 0;
    for (std::size_t i = 0; i < track.size(); ++i) {
        const double age = static_cast<double>(track.size() - 1 - i) / Track::rate.per_second;
        while (right + 1 < dots.size() && dots[right].age > age) ++right;
        const Dot& b = dots[right];
        const Dot& a = dots[right > 0 ? right - 1 : 0];
        const double share =
            a.age > b.age ? std::clamp((a.age - age) / (a.age - b.age), 0.0, 1.0) : 1.0;
        track[i] = static_cast<float>(a.value + share * (b.value - a.value));
    }
    return track;
}

} // namespace

void Modulation::drop(Timestamp time)
{
    for (std::size_t i = 0; i < points_.size(); ++i)
        if (points_[i].time == time) points_[i].value = std::nan("");
}

std::optional<Track> Modulation::track(Timestamp now) const
{
    constexpr Seconds reach = Track::window + Seconds{2.0}; // one beat before the window
    std::array<Dot, most_points> buffer;
    std::size_t n = 0;
    for (std::size_t i = 0; i < points_.size() && n < most_points; ++i) {
        const Seconds age = now - points_[i].time;
        if (age >= Seconds{0.0} && age < reach && std::isfinite(points_[i].value))
            buffer[n++] = {age.count(), points_[i].value};
    }
    if (n < fewest_beats) return std::nullopt;
    std::span<Dot> dots{buffer.data(), n};
    dots = dots.first(keep_inliers(dots));
    if (dots.size() < fewest_beats || 3 * dots.size() < 2 * n) return std::nullopt;
    if (dots.front().age - dots.back().age < least_span.count()) return std::nullopt;
    if (widest_hole(dots) > longest_hole) return std::nullopt;
    return straight_between(dots);
}

} // namespace eupnea
