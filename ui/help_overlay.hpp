// SPDX-License-Identifier: MIT
// What every number means, over any screen; the session below goes on.
#pragma once

#include "ui/frame.hpp"

namespace eupnea::ui {

/// Opened and closed by "?" or F1; Escape closes it too. True while it is open, and in the frame in
/// which it closes: then the keys are its.
bool answer_help_keys(Frame& frame);

void draw_help_overlay(Frame& frame);

} // namespace eupnea::ui
