// SPDX-License-Identifier: MIT
// The whole session as one line: its steps, talk, notes, and where it is now.
#pragma once

#include "practice/practice.hpp"
#include "ui/frame.hpp"
#include "ui/kit/geometry.hpp"

namespace eupnea::ui {

/// @param plan  its steps to come are shown too; null: none are known
void draw_session_timeline(const Frame& frame, const Rect& area, const Practice* plan);

} // namespace eupnea::ui
