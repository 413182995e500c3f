// SPDX-License-Identifier: MIT
// A screen beside the practice: a title, a row of keys, and the room between them.
#pragma once

#include <span>
#include <string_view>

#include "ui/kit/key_hints.hpp"

namespace eupnea::ui {

/// Draws the title and the hints; returns the area between them.
Rect draw_page(const Canvas& canvas, std::string_view title, std::span<const KeyHint> hints);

} // namespace eupnea::ui
