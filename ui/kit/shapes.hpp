// SPDX-License-Identifier: MIT
// Soft-edged shapes, built from triangles whose colours fade.
#pragma once

#include <span>

#include "ui/kit/geometry.hpp"
#include "ui/kit/theme.hpp"

namespace eupnea::ui {

/// A colour at a distance from the centre.
struct Stop {
    float radius;
    Colour colour;
};

/// Round, the colour running from stop to stop; the first stop's radius is 0.
void draw_radial(ImDrawList& draw, Point centre, std::span<const Stop> stops);

/// A disc that fades over `feather` pixels at its rim, in a halo that fades over `halo` more.
struct SoftDisc {
    Point centre;
    float radius;
    float feather;
    float halo;
    Colour core;
    Colour rim;
};
void draw_soft_disc(ImDrawList& draw, const SoftDisc& disc);

/// Part of a circle, clockwise from the top; `share` 1 closes it.
void draw_ring(ImDrawList& draw, Point centre, float radius, float share, float thickness,
               Colour colour);

/// The area under a line of points, down to `floor`; the colour runs from the line to the floor.
void fill_under(ImDrawList& draw, std::span<const Point> line, float floor, Colour at_line,
                Colour at_floor);

/// A line of dashes; `phase` carries the pattern over from one piece to the next, in pixels.
void draw_dashes(ImDrawList& draw, std::span<const Point> line, float dash, float thickness,
                 Colour colour, float& phase);

} // namespace eupnea::ui
