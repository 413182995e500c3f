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

/// An own breath this faint is not drawn.
constexpr float unseen = 0.01f;

} // namespace

void draw_pacer(const Canvas& canvas, const Rect& area, const Breathing& breathing)
{
    SceneState state;
    state.guide = breathing.asked;
    state.guided = breathing.guided ? 1.0f : 0.0f;
    state.own = breathing.own.value_or(0.0f);
    state.own_shown = breathing.own ? 1.0f : 0.0f;
    state.elapsed = 1.0f - breathing.left;
    if (canvas.theme().reduced_motion)
        draw_bar(canvas, area, state);
    else
        draw_disc(canvas, area, state);
}

void draw_disc(const Canvas& canvas, const Rect& area, const SceneState& state)
{
    const Palette& colour = canvas.colour();
    const float ring = 0.5f * std::min(area.width(), area.height()) - canvas.px(4.0f);
    const float full = ring - canvas.px(22.0f);
    const Point centre = area.centre();
    const float strength = std::lerp(0.45f, 1.0f, state.guided);

    draw_time_ring(canvas, centre, ring, 1.0f - state.elapsed);
    draw_soft_disc(canvas.draw(), {.centre = centre,
                                   .radius = radius_for(state.guide, full),
                                   .feather = canvas.px(14.0f),
                                   .halo = 0.55f * full,
                                   .core = faded(colour.breath, 0.92f * strength),
                                   .rim = faded(colour.breath_deep, 0.88f * strength)});
    if (state.own_shown < unseen) return;
    const float own = radius_for(state.own, full);
    draw_ring(canvas.draw(), centre, own, 1.0f, canvas.px(8.0f),
              faded(colour.breath_own, 0.10f * state.own_shown));
    draw_ring(canvas.draw(), centre, own, 1.0f, std::max(2.0f, canvas.px(3.0f)),
              faded(colour.breath_own, state.own_shown));
}

void draw_bar(const Canvas& canvas, const Rect& area, const SceneState& state)
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
    draw.AddRectFilled({track.left, level(state.guide)}, track.bottom_right(),
                       faded(colour.breath, std::lerp(0.4f, 0.9f, state.guided)), round);
    if (state.own_shown >= unseen) {
        const float y = level(state.own);
        const float over = canvas.px(14.0f);
        draw.AddLine({track.left - over, y}, {track.right + over, y},
                     faded(colour.breath_own, state.own_shown), std::max(2.0f, canvas.px(3.0f)));
    }
    const float x = track.right + canvas.px(40.0f);
    const float thickness = std::max(1.5f, canvas.px(2.5f));
    draw.AddLine({x, track.top}, {x, track.bottom}, colour.line, thickness);
    draw.AddLine({x, track.bottom - track.height() * (1.0f - state.elapsed)}, {x, track.bottom},
                 faded(colour.breath, 0.8f), thickness);
}

} // namespace eupnea::ui
