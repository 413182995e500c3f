// SPDX-License-Identifier: MIT
// A few values to set, one a row: arrows choose the row, and change its value.
#pragma once

#include "ui/frame.hpp"

namespace eupnea::ui {

/// The row that up, down or Tab leads to.
std::size_t moved_row(const Keys& keys, std::size_t row, std::size_t count);

/// A label and its value with less and more beside it. Gives the step, -1, 0 or 1, that was clicked,
/// or that left and right ask of the chosen row.
int draw_form_row(const Frame& frame, const Rect& area, std::string_view label,
                  std::string_view value, bool chosen);

} // namespace eupnea::ui
