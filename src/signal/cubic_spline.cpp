// SPDX-License-Identifier: MIT
#include "signal/cubic_spline.hpp"

#include <algorithm>
#include <cassert>

namespace eupnea {

CubicSpline::CubicSpline(std::size_t most_knots)
{
    for (auto* v : {&x_, &y_, &curvature_, &scratch_}) v->reserve(most_knots);
}

void CubicSpline::fit(std::span<const double> x, std::span<const double> y)
{
    assert(x.size() == y.size() && x.size() >= 2);
    const std::size_t n = x.size();
    x_.assign(x.begin(), x.end());
    y_.assign(y.begin(), y.end());
    curvature_.assign(n, 0.0);
    scratch_.assign(n, 0.0);

    // Tridiagonal system for the curvatures, eliminated forwards, solved backwards (Thomas).
    for (std::size_t i = 1; i + 1 < n; ++i) {
        const double left = x_[i] - x_[i - 1];
        const double right = x_[i + 1] - x_[i];
        const double bend = 6.0 * ((y_[i + 1] - y_[i]) / right - (y_[i] - y_[i - 1]) / left);
        const double pivot = 2.0 * (left + right) - left * scratch_[i - 1];
        scratch_[i] = right / pivot;
        curvature_[i] = (bend - left * curvature_[i - 1]) / pivot;
    }
    for (std::size_t i = n - 2; i > 0; --i) curvature_[i] -= scratch_[i] * curvature_[i + 1];
}

double CubicSpline::operator()(double x) const
{
    if (x <= x_.front()) return y_.front();
    if (x >= x_.back()) return y_.back();
    const auto right = std::upper_bound(x_.begin(), x_.end(), x);
    return between(static_cast<std::size_t>(right - x_.begin()) - 1, x);
}

void CubicSpline::sample(double first, double step, std::span<double> out) const
{
    std::size_t left = 0;
    for (std::size_t i = 0; i < out.size(); ++i) {
        const double x = first + step * static_cast<double>(i);
        while (left + 2 < x_.size() && x_[left + 1] <= x) ++left;
        if (x <= x_.front())
            out[i] = y_.front();
        else if (x >= x_.back())
            out[i] = y_.back();
        else
            out[i] = between(left, x);
    }
}

double CubicSpline::between(std::size_t left, double x) const
{
    const double width = x_[left + 1] - x_[left];
    const double b = (x - x_[left]) / width;
    const double a = 1.0 - b;
    return a * y_[left] + b * y_[left + 1] +
           ((a * a * a - a) * curvature_[left] + (b * b * b - b) * curvature_[left + 1]) *
               (width * width) / 6.0;
}

} // namespace eupnea
