// SPDX-License-Identifier: MIT
// Where the signals come from, shown quietly in a corner unless they are the person's own, live.
#pragma once

#include "ui/frame.hpp"

namespace eupnea::ui {

/// Its top left is `at`; nothing is drawn for a live sensor that streams.
void draw_origin(const Frame& frame, Point at);

} // namespace eupnea::ui
