// SPDX-License-Identifier: MIT
#include "ui/flower_view.hpp"

namespace eupnea::ui {

namespace {

constexpr std::size_t most_petals = 600; ///< more of them cannot be told apart

/// Of each curve of an outline.
int pieces(const Flower& flower) { return flower.petals.size() > 120 ? 6 : 14; }

Colour colour_of(const Palette& colour, const Flower& flower)
{
    return mixed(colour.breath, colour.heart, 0.85f * flower.warmth.value_or(0.0f));
}

void path_along(ImDrawList& draw, Point centre, float radius, const Petal& petal, int pieces)
{
    const auto at = [&](std::size_t i) {
        return centre + Point{petal.outline[i].x, petal.outline[i].y} * radius;
    };
    draw.PathLineTo(at(0));
    draw.PathBezierCubicCurveTo(at(1), at(2), at(3), pieces);
    draw.PathBezierCubicCurveTo(at(4), at(5), at(6), pieces);
}

void draw_petal(const Canvas& canvas, Point centre, float radius, const Petal& petal, int pieces,
                Colour colour)
{
    ImDrawList& draw = canvas.draw();
    if (petal.filled) {
        path_along(draw, centre, radius, petal, pieces);
        draw.PathFillConvex(faded(colour, 0.16f));
    }
    path_along(draw, centre, radius, petal, pieces);
    draw.PathStroke(faded(colour, petal.filled ? 0.62f : 0.34f), ImDrawFlags_None,
                    std::max(1.0f, canvas.px(1.1f)));
}

} // namespace

void draw_flower(const Canvas& canvas, const Rect& area, const Flower& flower)
{
    const float radius = 0.5f * std::min(area.width(), area.height());
    const Colour colour = colour_of(canvas.colour(), flower);
    const std::size_t step = flower.petals.size() / most_petals + 1;
    for (std::size_t i = 0; i < flower.petals.size(); i += step)
        draw_petal(canvas, area.centre(), radius, flower.petals[i], pieces(flower), colour);
}

} // namespace eupnea::ui
