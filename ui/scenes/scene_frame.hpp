// SPDX-License-Identifier: MIT
// One moment of a scene, ready for its shader.
#pragma once

#include <array>
#include <cstdint>

#include "ui/kit/geometry.hpp"
#include "ui/scenes/scene.hpp"
#include "ui/scenes/scene_motion.hpp"

namespace eupnea::ui {

/// Plain numbers: what is drawn depends on nothing else.
struct SceneFrame {
    const Scene* scene = nullptr;
    std::array<LinearRgb, scene_colour_count> colours{};
    LinearRgb ground{};
    Point size{};         ///< of the window, in its pixels
    Rect focus{};         ///< where the picture is looked at; below it, it sinks into the ground
    float opacity = 1.0f; ///< 0: ground alone
    SceneState state{};
    bool drifts = true; ///< false, where motion is reduced: nothing moves by itself
};

SceneFrame scene_frame(const Scene& scene, Daylight light, Colour ground, Point window,
                       const Rect& focus, const SceneState& state);

/// How much of the ground covers the picture at a height of the window: none within the focus, all of it
/// from `words_top` on, so that words stand on the ground.
float sunken(const SceneFrame& frame, float y);

/// From here down there is the ground alone.
float words_top(const SceneFrame& frame);
/// Above it: the strip in which the picture goes over into the ground.
float sinking_height(const SceneFrame& frame);

} // namespace eupnea::ui
