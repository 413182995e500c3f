// SPDX-License-Identifier: MIT
// Whether the practice waits for the person, and how much of it is left.
#pragma once

#include "ui/frame.hpp"

namespace eupnea::ui {

bool is_paused(const Frame& frame);

/// The quiet minutes before the guide are under way.
bool is_quiet(const Frame& frame);

/// In a step of a practice that leads no breath.
bool goes_own_way(const Frame& frame);

/// Pauses, or goes on.
void toggle_pause(Frame& frame);

/// Of a guided practice, or of a session with a length; 0 for one that is open-ended.
Seconds time_left(const Frame& frame);

/// Of the practice under way, or of the session; 0 where there is no end.
Seconds time_planned(const Frame& frame);

} // namespace eupnea::ui
