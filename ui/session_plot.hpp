// SPDX-License-Identifier: MIT
// A whole session at a glance: the heart above, the breathing rate and its guide below.
#pragma once

#include "ui/frame.hpp"
#include "ui/kit/geometry.hpp"

namespace eupnea::ui {

void draw_session_plot(const Frame& frame, Rect area);

} // namespace eupnea::ui
