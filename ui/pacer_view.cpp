// SPDX-License-Identifier: MIT
#include "ui/pacer_view.hpp"

#include <array>
#include <cmath>

#include "ui/kit/shapes.hpp"

namespace eupnea::ui {

namespace {

constexpr float smallest = 0.42f; ///< radius of an empty breath, as a share of a full one's

float radius_for(float volume, float full)
{
    return full * (smallest + (1.0f - smallest) * std::clamp(volume, -0.15f, 1.15f));
}

void draw_time_ring(const Canvas& canvas, Point centre, float radius, float left)
{
    const float thickness = std::max(1.5f, canvas.px(2.5f));
    draw_ring(canvas.draw(), centre, radius, 1.0f, thickness, canvas.colour().line);
    draw_ring(canvas.draw(), centre, radius, left, thickness, faded(canvas.colour().breath, 0.8f));
}

void draw_disc(const Canvas& canvas, const Rect& area, const Breathing& breathing)
{
    const Palette& colour = canvas.colour();
    const float ring = 0.5f * std::min(area.width(), area.height()) - canvas.px(4.0f);
    const float full = ring - canvas.px(22.0f);
    const Point centre = area.centre();
    const float strength = breathing.guided ? 1.0f : 0.45f;

    draw_time_ring(canvas, centre, ring, breathing.left);
    draw_soft_disc(canvas.draw(), {.centre = centre,
                                   .radius = radius_for(breathing.asked, full),
                                   .feather = canvas.px(14.0f),
                                   .halo = 0.55f * full,
                                   .core = faded(colour.breath, 0.92f * strength),
                                   .rim = faded(colour.breath_deep, 0.88f * strength)});
    if (!breathing.own) return;
    const float own = radius_for(*breathing.own, full);
    draw_ring(canvas.draw(), centre, own, 1.0f, canvas.px(8.0f), faded(colour.breath_own, 0.10f));
    draw_ring(canvas.draw(), centre, own, 1.0f, std::max(2.0f, canvas.px(3.0f)), colour.breath_own);
}

void draw_bar(const Canvas& canvas, const Rect& area, const Breathing& breathing)
{
    const Palette& colour = canvas.colour();
    ImDrawList& draw = canvas.draw();
    const float half = canvas.px(70.0f);
    const Rect track{area.centre().x - half, area.top + canvas.px(4.0f), area.centre().x + half,
                     area.bottom - canvas.px(4.0f)};
    const float round = canvas.px(18.0f);
    const auto level = [&](float volume) {
        return track.bottom - track.height() * std::clamp(0.06f + 0.88f * volume, 0.0f, 1.0f);
    };
    draw.AddRectFilled(track.top_left(), track.bottom_right(), colour.raised, round);
    draw.AddRectFilled({track.left, level(breathing.asked)}, track.bottom_right(),
                       faded(colour.breath, breathing.guided ? 0.9f : 0.4f), round);
    if (breathing.own) {
        const float y = level(*breathing.own);
        const float over = canvas.px(14.0f);
        draw.AddLine({track.left - over, y}, {track.right + over, y}, colour.breath_own,
                     std::max(2.0f, canvas.px(3.0f)));
    }
    const float x = track.right + canvas.px(40.0f);
    const float thickness = std::max(1.5f, canvas.px(2.5f));
    draw.AddLine({x, track.top}, {x, track.bottom}, colour.line, thickness);
    draw.AddLine({x, track.bottom - track.height() * breathing.left}, {x, track.bottom},
                 faded(colour.breath, 0.8f), thickness);
}

} // namespace

void draw_pacer(const Canvas& canvas, const Rect& area, const Breathing& breathing)
{
    if (canvas.theme().reduced_motion)
        draw_bar(canvas, area, breathing);
    else
        draw_disc(canvas, area, breathing);
}

} // namespace eupnea::ui
