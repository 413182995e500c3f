// SPDX-License-Identifier: MIT
// The picture that a person breathes with: what the guide asks, and the own breath on it.
#pragma once

#include "ui/frame.hpp"
#include "ui/kit/geometry.hpp"

namespace eupnea::ui {

void draw_practice_picture(Frame& frame, const Rect& area);

} // namespace eupnea::ui
