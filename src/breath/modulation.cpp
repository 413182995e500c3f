// SPDX-License-Identifier: MIT
#include "breath/modulation.hpp"

#include <algorithm>
#include <cmath>
#include <complex>
#include <numbers>
#include <span>

namespace eupnea {

namespace {

constexpr std::size_t most_beats = 160;
constexpr double outlier_deviations = 5.0;

struct Weighted {
    double t;
    double y;
    double w;
};

/// Takes the weighted straight line out.
void detrend(std::span<Weighted> points)
{
    double w = 0, t = 0, y = 0;
    for (const Weighted& p : points) {
        w += p.w;
        t += p.w * p.t;
        y += p.w * p.y;
    }
    t /= w;
    y /= w;
    double tt = 0, ty = 0;
    for (const Weighted& p : points) {
        tt += p.w * (p.t - t) * (p.t - t);
        ty += p.w * (p.t - t) * (p.y - y);
    }
    const double slope = tt > 0 ? ty / tt : 0.0;
    for (Weighted& p : points) p.y -= y + slope * (p.t - t);
}

double median_of(std::span<double> values)
{
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

/// Drops what lies far from the rest; returns how many stay, at the front.
std::size_t without_outliers(std::span<Weighted> points)
{
    std::array<double, most_beats> sizes;
    for (std::size_t i = 0; i < points.size(); ++i) sizes[i] = points[i].y;
    const double middle = median_of({sizes.data(), points.size()});
    for (std::size_t i = 0; i < points.size(); ++i) sizes[i] = std::abs(points[i].y - middle);
    const double limit = outlier_deviations * 1.4826 * median_of({sizes.data(), points.size()});
    const auto kept = std::remove_if(points.begin(), points.end(), [&](const Weighted& p) {
        return std::abs(p.y - middle) > limit;
    });
    return static_cast<std::size_t>(kept - points.begin());
}

RateSpectrum periodogram(std::span<const Weighted> points)
{
    struct Sums {
        double cc = 0, cs = 0, ss = 0, yc = 0, ys = 0;
    };
    std::array<Sums, RateGrid::size> sums{};
    double yy = 0;
    for (const Weighted& p : points) {
        const double per_rate = 2 * std::numbers::pi * p.t / 60.0;
        std::complex<double> turn = std::polar(1.0, per_rate * RateGrid::lowest);
        const std::complex<double> step = std::polar(1.0, per_rate * RateGrid::step);
        for (Sums& s : sums) {
            s.cc += p.w * turn.real() * turn.real();
            s.cs += p.w * turn.real() * turn.imag();
            s.ss += p.w * turn.imag() * turn.imag();
            s.yc += p.w * p.y * turn.real();
            s.ys += p.w * p.y * turn.imag();
            turn = {turn.real() * step.real() - turn.imag() * step.imag(),
                    turn.real() * step.imag() + turn.imag() * step.real()};
        }
        yy += p.w * p.y * p.y;
    }
    RateSpectrum share{};
    for (std::size_t i = 0; i < RateGrid::size; ++i) {
        const Sums& s = sums[i];
        const double determinant = s.cc * s.ss - s.cs * s.cs;
        if (determinant <= 1e-9 * s.cc * s.ss || yy <= 0.0) continue;
        const double a = (s.ss * s.yc - s.cs * s.ys) / determinant;
        const double b = (s.cc * s.ys - s.cs * s.yc) / determinant;
        share[i] = static_cast<float>(std::clamp((a * s.yc + b * s.ys) / yy, 0.0, 1.0));
    }
    return share;
}

} // namespace

void Modulation::drop(Timestamp time)
{
    for (std::size_t i = 0; i < points_.size(); ++i)
        if (points_[i].time == time) points_[i].value = std::nan("");
}

void Modulation::replace(Timestamp time, double value)
{
    for (std::size_t i = 0; i < points_.size(); ++i)
        if (points_[i].time == time) points_[i].value = value;
}

Modulation::Shares Modulation::shares(Timestamp now) const
{
    std::array<Weighted, most_beats> buffer;
    std::size_t n = 0;
    for (std::size_t i = 0; i < points_.size() && n < most_beats; ++i) {
        const Point& p = points_[i];
        if (p.time > now - window && p.time <= now && std::isfinite(p.value))
            buffer[n++] = {(p.time - now).count(), p.value, 1.0};
    }
    if (n < 8) return {};
    std::span<Weighted> points{buffer.data(), n};
    detrend(points);
    points = points.first(without_outliers(points));
    if (points.size() < 8) return {};
    const double first = points.front().t;
    const double span = points.back().t - first;
    if (span <= 0.0) return {};
    for (Weighted& p : points) {
        const double x = std::clamp((p.t - first) / span, 0.02, 0.98);
        p.w = std::sin(std::numbers::pi * x);
    }
    detrend(points);
    const auto beats = static_cast<double>(points.size());
    return {periodogram(points), beats, Seconds{span}, 60.0 * (beats - 1) / span};
}

} // namespace eupnea
