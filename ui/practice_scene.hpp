// SPDX-License-Identifier: MIT
// The scene of the session under way: what of the session moves it, and its place on the screen.
#pragma once

#include "ui/frame.hpp"
#include "ui/scenes/scene.hpp"
#include "ui/scenes/scene_motion.hpp"

namespace eupnea::ui {

/// What a scene may know of the session. The own breath is absent where it is not measured.
///
/// @param elapsed  share of the session, or of the pace, that is over
SceneInput scene_input(const Session& session, Timestamp now, float elapsed);

/// Once a frame: the motion goes on, by the session's own time.
const SceneState& follow_scene(Frame& frame, const SceneInput& input);

/// In the whole width of the window, from its top; below `focus` it has sunk into the ground. Another
/// scene than in the frame before comes when that has faded. Where it cannot be drawn with its shader, the
/// disc stands in.
void draw_scene(Frame& frame, const Rect& focus, const Scene& scene, const SceneState& state);

} // namespace eupnea::ui
