// SPDX-License-Identifier: MIT
#include "ui/kit/curve.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "ui/kit/shapes.hpp"

namespace eupnea::ui {

namespace {

constexpr float piece_length = 0.6f;  ///< of the straight pieces that a curve is drawn in, pixels
constexpr float most_pieces = 256.0f; ///< between two points

float secant(Point a, Point b) { return (b.y - a.y) / std::max(1e-3f, b.x - a.x); }

/// Weighted harmonic mean of the two secants beside a point; level where they differ in sign.
float slope_between(Point before, Point here, Point after)
{
    const float left = secant(before, here);
    const float right = secant(here, after);
    if (left * right <= 0.0f) return 0.0f;
    const float left_width = here.x - before.x;
    const float right_width = after.x - here.x;
    const float left_weight = left_width + 2.0f * right_width;
    const float right_weight = 2.0f * left_width + right_width;
    return (left_weight + right_weight) / (left_weight / left + right_weight / right);
}

/// The points of one unbroken stretch, on the screen.
struct Stretch {
    std::vector<Point> points;
    std::vector<float> slopes;
};

/// Where the curve goes next: the screen points of an unbroken stretch from `begin`; returns its end.
std::size_t collect_stretch(const Plot& plot, std::span<const CurvePoint> points, std::size_t begin,
                            Stretch& stretch)
{
    std::size_t end = begin;
    stretch.points.clear();
    do {
        stretch.points.push_back(plot.at(points[end].time, points[end].value));
        ++end;
    } while (end < points.size() && points[end].joined);
    monotone_slopes(stretch.points, stretch.slopes);
    return end;
}

/// Adds the curve from point i - 1 to point i.
void add_piece(std::vector<Point>& line, const Stretch& stretch, std::size_t i)
{
    const Point from = stretch.points[i - 1];
    const Point to = stretch.points[i];
    const float pieces = std::clamp(std::ceil((to.x - from.x) / piece_length), 1.0f, most_pieces);
    for (float k = line.empty() ? 0.0f : 1.0f; k <= pieces; k += 1.0f) {
        const float share = k / pieces;
        line.push_back({std::lerp(from.x, to.x, share),
                        on_cubic(from, to, stretch.slopes[i - 1], stretch.slopes[i], share)});
    }
}

} // namespace

void monotone_slopes(std::span<const Point> points, std::vector<float>& slopes)
{
    slopes.assign(points.size(), 0.0f);
    if (points.size() < 2) return;
    slopes.front() = secant(points[0], points[1]);
    slopes.back() = secant(points[points.size() - 2], points.back());
    for (std::size_t i = 1; i + 1 < points.size(); ++i)
        slopes[i] = slope_between(points[i - 1], points[i], points[i + 1]);
}

float on_cubic(Point from, Point to, float slope_from, float slope_to, float share)
{
    const float width = to.x - from.x;
    const float s2 = share * share;
    const float s3 = s2 * share;
    return (2.0f * s3 - 3.0f * s2 + 1.0f) * from.y + (s3 - 2.0f * s2 + share) * width * slope_from +
           (3.0f * s2 - 2.0f * s3) * to.y + (s3 - s2) * width * slope_to;
}

void draw_curve(const Canvas& canvas, const Plot& plot, std::span<const CurvePoint> points,
                float thickness, Colour colour)
{
    static thread_local Stretch stretch;
    static thread_local std::vector<Point> line;
    float dash_phase = 0.0f;
    const auto flush = [&](bool certain) {
        if (certain)
            draw_line(canvas, line, thickness, colour);
        else
            draw_dashes(canvas.draw(), line, canvas.px(5.0f), thickness, faded(colour, 0.7f),
                        dash_phase);
        line.clear();
    };
    for (std::size_t begin = 0, end = 0; begin < points.size(); begin = end) {
        end = collect_stretch(plot, points, begin, stretch);
        bool solid = true;
        for (std::size_t i = 1; i < end - begin; ++i) {
            const bool certain = points[begin + i].certain && points[begin + i - 1].certain;
            if (certain != solid) flush(std::exchange(solid, certain));
            add_piece(line, stretch, i);
        }
        flush(solid);
    }
}

void draw_dots(const Canvas& canvas, const Plot& plot, std::span<const CurvePoint> points,
               Colour colour)
{
    const float radius = canvas.px(3.4f);
    for (const CurvePoint& point : points) {
        const Point at = plot.at(point.time, point.value);
        if (at.x < plot.time.left || at.x > plot.time.right) continue;
        canvas.draw().AddCircleFilled(at, radius, point.certain ? colour : canvas.colour().ground);
        if (!point.certain)
            canvas.draw().AddCircle(at, radius, faded(colour, 0.8f), 0,
                                    std::max(1.0f, canvas.px(1.3f)));
    }
}

} // namespace eupnea::ui
