// SPDX-License-Identifier: MIT
// The guide as a plain shape, for where no shader draws: the asked breath, and the person's own on it.
#pragma once

#include <optional>

#include "ui/kit/canvas.hpp"
#include "ui/scenes/scene_motion.hpp"

namespace eupnea::ui {

struct Breathing {
    float asked;              ///< lung volume, 0 empty to 1 full
    std::optional<float> own; ///< the measured one; nothing when it was not measured
    float left;               ///< share of the practice still to come, 0 to 1
    bool guided;              ///< false: paused, the shape rests
};

/// As it is at a moment, without fading: the disc, or the bar where motion is to be reduced.
void draw_pacer(const Canvas& canvas, const Rect& area, const Breathing& breathing);

/// A soft disc that grows with the inhale. The own breath is a thin bright outline, the time left a ring
/// around it all.
void draw_disc(const Canvas& canvas, const Rect& area, const SceneState& state);

/// A bar that fills, for reduced motion and where a pace is assessed.
void draw_bar(const Canvas& canvas, const Rect& area, const SceneState& state);

} // namespace eupnea::ui
