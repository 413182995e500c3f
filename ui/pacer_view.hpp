// SPDX-License-Identifier: MIT
// The guide as a plain shape, for where no shader draws: the asked breath, and the person's own on it.
#pragma once

#include "ui/kit/canvas.hpp"
#include "ui/scenes/scene_motion.hpp"

namespace eupnea::ui {

/// A soft disc that grows with the inhale. The own breath is a thin bright outline, the time left a ring
/// around it all.
void draw_disc(const Canvas& canvas, const Rect& area, const SceneState& state);

/// A bar that fills, for reduced motion and where a pace is assessed.
void draw_bar(const Canvas& canvas, const Rect& area, const SceneState& state);

} // namespace eupnea::ui
