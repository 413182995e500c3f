// SPDX-License-Identifier: MIT
// A few values to set, one a row: arrows choose the row, and change its value.
#pragma once

#include "ui/kit/canvas.hpp"
#include "ui/kit/keys.hpp"

namespace eupnea::ui {

/// The row that up, down or Tab leads to.
std::size_t moved_row(const Keys& keys, std::size_t row, std::size_t count);

struct FormRow {
    std::string_view label;
    std::string_view value;
    bool chosen;
};
/// A label and its value between two arrows. Returns the step, -1, 0 or 1, that was clicked, or that
/// the left and right keys ask of the chosen row.
int draw_form_row(const Canvas& canvas, const Keys& keys, const Rect& area, const FormRow& row);

} // namespace eupnea::ui
