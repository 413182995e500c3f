// SPDX-License-Identifier: MIT
// The words of a guided practice: its prompt, what the breath does, and what the person writes.
#pragma once

#include "ui/frame.hpp"

namespace eupnea::ui {

/// The same all through a practice, in silence, too, so that nothing jumps.
///
/// @param width  that the words may take
float guidance_height(const Frame& frame, float width);
void draw_guidance(const Frame& frame, Rect area);

/// The lines so far, and the one that is being written.
void draw_letter(Frame& frame, Rect area);

/// What was typed goes to the letter; a line that was not finished when its time was over does, too.
void write_letter(Frame& frame);

/// 1: the person is with the screen; 0: the eyes have been closed, or elsewhere, for a while. Any key
/// or movement of the mouse brings it back.
float attention(Frame& frame);

} // namespace eupnea::ui
