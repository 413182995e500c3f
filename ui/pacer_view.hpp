// SPDX-License-Identifier: MIT
// The pacer as a living shape: the asked breath, and the person's own on it.
#pragma once

#include <optional>

#include "ui/kit/canvas.hpp"

namespace eupnea::ui {

struct Breathing {
    float asked;              ///< lung volume, 0 empty to 1 full
    std::optional<float> own; ///< the measured one; nothing when it was not measured
    float left;               ///< share of the practice still to come, 0 to 1
    bool guided;              ///< false: paused, the shape rests
};

/// A soft disc that grows with the inhale; where motion is to be reduced, a bar that fills. The own
/// breath is a thin bright outline, the time left a ring around it all.
void draw_pacer(const Canvas& canvas, const Rect& area, const Breathing& breathing);

} // namespace eupnea::ui
