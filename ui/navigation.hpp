// SPDX-License-Identifier: MIT
// The way back from a screen beside the practice.
#pragma once

#include "ui/frame.hpp"

namespace eupnea::ui {

/// Escape leads back to Begin.
void answer_escape(Frame& frame);

} // namespace eupnea::ui
