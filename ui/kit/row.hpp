// SPDX-License-Identifier: MIT
// The pieces that can be pointed at: a row of a list, and a button.
#pragma once

#include <string_view>

#include "ui/kit/canvas.hpp"

namespace eupnea::ui {

struct Row {
    std::string_view title;
    std::string_view note; ///< quiet, at the right
    bool chosen;
};
/// True when clicked. `id` is different in each row of a list.
bool draw_row(const Canvas& canvas, const Rect& where, int id, const Row& row);

/// The one large button of a screen, with the key that presses it.
bool draw_button(const Canvas& canvas, const Rect& where, std::string_view words,
                 std::string_view key);

/// A value with less at its left and more at its right; gives -1, 0 or 1.
int draw_stepper(const Canvas& canvas, const Rect& where, std::string_view value);

/// A small heading, with the keys that act on what is below it.
void draw_heading(const Canvas& canvas, const Rect& where, std::string_view words,
                  std::string_view key);

} // namespace eupnea::ui
