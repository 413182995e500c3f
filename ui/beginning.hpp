// SPDX-License-Identifier: MIT
// From the practice that was chosen to the command that begins it.
#pragma once

#include "ui/choose_state.hpp"
#include "ui/frame.hpp"

namespace eupnea::ui {

/// The one that is chosen; null where there are none.
const Practice* chosen_practice(const Frame& frame);

Seconds chosen_length(const ChooseState& state, const Practice& practice);

/// Sends the answers of the check-in, then the beginning itself.
void begin_practice(Frame& frame);

} // namespace eupnea::ui
