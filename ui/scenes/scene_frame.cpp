// SPDX-License-Identifier: MIT
#include "ui/scenes/scene_frame.hpp"

#include <algorithm>

namespace eupnea::ui {

namespace {

float eased(float share)
{
    const float s = std::clamp(share, 0.0f, 1.0f);
    return s * s * (3.0f - 2.0f * s);
}

} // namespace

SceneFrame scene_frame(const Scene& scene, Daylight light, Colour ground, Point window,
                       const Rect& focus, const SceneState& state)
{
    SceneFrame frame;
    frame.scene = &scene;
    std::ranges::transform(scene.under(light), frame.colours.begin(),
                           [](Oklch colour) { return linear(colour); });
    frame.ground = linear(ground);
    frame.size = window;
    frame.focus = focus;
    frame.state = state;
    return frame;
}

float words_top(const SceneFrame& frame) { return frame.focus.bottom; }

float sinking_height(const SceneFrame& frame)
{
    return frame.scene->sinking * frame.focus.height();
}

float sunken(const SceneFrame& frame, float y)
{
    return eased(1.0f - (words_top(frame) - y) / sinking_height(frame));
}

} // namespace eupnea::ui
