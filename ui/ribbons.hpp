// SPDX-License-Identifier: MIT
// The last half minute and the guide's next: breath above, heart below, over the same time.
#pragma once

#include "ui/frame.hpp"
#include "ui/kit/geometry.hpp"

namespace eupnea::ui {

void draw_ribbons(Frame& frame, const Rect& area);

} // namespace eupnea::ui
