// SPDX-License-Identifier: MIT
// The session flower on the screen.
#pragma once

#include "session/session_flower.hpp"
#include "ui/kit/canvas.hpp"

namespace eupnea::ui {

/// As large as the area allows, around its centre. The comfort warms the petals, from the breath's colour
/// to the heart's.
void draw_flower(const Canvas& canvas, const Rect& area, const Flower& flower);

} // namespace eupnea::ui
