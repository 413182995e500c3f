// SPDX-License-Identifier: MIT
// A smooth curve through measured points: it passes through each and overshoots none.
#pragma once

#include <span>
#include <vector>

#include "ui/kit/plot.hpp"

namespace eupnea::ui {

struct CurvePoint {
    Timestamp time;
    float value;
    bool certain; ///< else the curve is dashed to and from it, and its dot is hollow
    bool joined;  ///< with the point before; else the curve is open there
};

/// Slopes of a monotone cubic through `points`, whose x increase: between two points the curve stays
/// between their values. Method: Fritsch and Butland, SIAM J. Sci. Stat. Comput. 5 (1984), 300-304.
void monotone_slopes(std::span<const Point> points, std::vector<float>& slopes);

/// The height, `share` of the way from one point to the next.
float on_cubic(Point from, Point to, float slope_from, float slope_to, float share);

void draw_curve(const Canvas& canvas, const Plot& plot, std::span<const CurvePoint> points,
                float thickness, Colour colour);
void draw_dots(const Canvas& canvas, const Plot& plot, std::span<const CurvePoint> points,
               Colour colour);

} // namespace eupnea::ui
