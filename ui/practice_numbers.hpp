// SPDX-License-Identifier: MIT
// Heart, breath and guide as numbers, at both sides of the picture.
#pragma once

#include "ui/frame.hpp"
#include "ui/kit/geometry.hpp"

namespace eupnea::ui {

void draw_practice_numbers(const Frame& frame, const Rect& area);

} // namespace eupnea::ui
