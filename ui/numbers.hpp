// SPDX-License-Identifier: MIT
// A measured value, large, with its unit; or, where there is no honest one, the reason.
#pragma once

#include <optional>
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

/// Around `centre`, no wider than `width`.
void draw_number(const Canvas& canvas, Point centre, float width, const Number& number);

} // namespace eupnea::ui
