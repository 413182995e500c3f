// SPDX-License-Identifier: MIT
// A smooth curve through points that are not evenly spaced.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace eupnea {

/// Natural cubic spline: goes through every knot, with continuous first and second derivative and
/// none of the second at both ends. Allocates only when given more knots than ever before.
///
/// Source: de Boor, A Practical Guide to Splines (1978), chapter IV.
class CubicSpline {
public:
    explicit CubicSpline(std::size_t most_knots = 0);

    /// `x` strictly increasing, at least two knots, as many `y`.
    void fit(std::span<const double> x, std::span<const double> y);

    /// Beyond the ends the curve is held at the end knot's value.
    double operator()(double x) const;

    /// The curve at `first`, `first + step`, ... ; quicker than asking for each, as the knots are
    /// walked through once.
    void sample(double first, double step, std::span<double> out) const;

private:
    double between(std::size_t left, double x) const;

    std::vector<double> x_;
    std::vector<double> y_;
    std::vector<double> curvature_; ///< second derivative at each knot
    std::vector<double> scratch_;
};

} // namespace eupnea
