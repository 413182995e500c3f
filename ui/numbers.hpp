// SPDX-License-Identifier: MIT
// Measured values with their units; or, where there is no honest one, the reason.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "base/quality.hpp"
#include "ui/kit/canvas.hpp"

namespace eupnea::ui {

struct Number {
    std::string_view label;
    std::string_view unit;
    std::optional<float> value;
    int digits;
    Reason reason; ///< why there is no value
    Colour colour;
};

/// Around `centre`, no wider than `width`: one that stands alone, large.
void draw_number(const Canvas& canvas, Point centre, float width, const Number& number);

/// In two rows, the first across from the second; those that do not fit are left out from the end.
void draw_numbers(const Canvas& canvas, Rect area, std::span<const Number> numbers);

} // namespace eupnea::ui
