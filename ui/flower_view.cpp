// SPDX-License-Identifier: MIT
#include "ui/flower_view.hpp"

namespace eupnea::ui {

namespace {

constexpr int pieces = 14; ///< of each curve of an outline

Colour colour_of(const Palette& colour, const Flower& flower)
{
    return mixed(colour.breath, colour.heart, 0.85f * flower.warmth.value_or(0.0f));
}

void path_along(ImDrawList& draw, Point centre, float radius, const Petal& petal)
{
    const auto at = [&](std::size_t i) {
        return centre + Point{petal.outline[i].x, petal.outline[i].y} * radius;
    };
    draw.PathLineTo(at(0));
    draw.PathBezierCubicCurveTo(at(1), at(2), at(3), pieces);
    draw.PathBezierCubicCurveTo(at(4), at(5), at(6), pieces);
}

void draw_petal(const Canvas& canvas, Point centre, float radius, const Petal& petal, Colour colour)
{
    ImDrawList& draw = canvas.draw();
    if (petal.filled) {
        path_along(draw, centre, radius, petal);
        draw.PathFillConvex(faded(colour, 0.16f));
    }
    path_along(draw, centre, radius, petal);
    draw.PathStroke(faded(colour, petal.filled ? 0.62f : 0.34f), ImDrawFlags_None,
                    std::max(1.0f, canvas.px(1.1f)));
}

} // namespace

void draw_flower(const Canvas& canvas, const Rect& area, const Flower& flower)
{
    const float radius = 0.5f * std::min(area.width(), area.height());
    const Colour colour = colour_of(canvas.colour(), flower);
    for (const Petal& petal : flower.petals)
        draw_petal(canvas, area.centre(), radius, petal, colour);
}

} // namespace eupnea::ui
