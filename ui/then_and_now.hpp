// SPDX-License-Identifier: MIT
// What was answered before a practice and after it, side by side.
#pragma once

#include "ui/frame.hpp"

namespace eupnea::ui {

/// @param questions  of the practice, to think on
/// @return           whether it is longer than its room
bool draw_then_and_now(Frame& frame, const Rect& area, const std::vector<std::string>& questions);

} // namespace eupnea::ui
