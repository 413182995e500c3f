// SPDX-License-Identifier: MIT
// A whole number chosen from a row of them.
#pragma once

#include <optional>

#include "ui/kit/canvas.hpp"
#include "ui/kit/keys.hpp"

namespace eupnea::ui {

struct NumberRange {
    int from; ///< 0 or more
    int to;   ///< at most 20 of them fit
};

/// Digits; 1 and 0 together are ten. Backspace takes it back.
void type_number(const Keys& keys, NumberRange range, std::optional<int>& number);
/// The arrows to the left and the right; they begin in the middle.
void step_number(const Keys& keys, NumberRange range, std::optional<int>& number);

/// A click chooses a number.
void draw_number_scale(const Canvas& canvas, const Rect& area, NumberRange range,
                       std::optional<int>& number);

} // namespace eupnea::ui
