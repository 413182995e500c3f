// SPDX-License-Identifier: MIT
// Every signal of the sensor as a line of its own, with its quality in words.
#pragma once

#include "ui/frame.hpp"
#include "ui/kit/geometry.hpp"

namespace eupnea::ui {

void draw_signal_rows(const Frame& frame, Rect area);

} // namespace eupnea::ui
