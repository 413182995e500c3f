// SPDX-License-Identifier: MIT
// The client's view, in a window of its own or in the therapist's.
#pragma once

#include "ui/frame.hpp"

namespace eupnea::ui {

void draw_client_screen(Frame& frame);

} // namespace eupnea::ui
