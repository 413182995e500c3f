// SPDX-License-Identifier: MIT
// A screen beside the practice: a title, a row of keys, and the room between them.
#pragma once

#include <span>
#include <string_view>

#include "ui/frame.hpp"
#include "ui/kit/key_hints.hpp"

namespace eupnea::ui {

/// Draws the frame of a page; gives the room that is left.
Rect draw_page(const Canvas& canvas, std::string_view title, std::span<const KeyHint> hints);

/// Escape leads back to Begin; what was looked up is looked up anew the next time.
void answer_escape(Frame& frame);

} // namespace eupnea::ui
