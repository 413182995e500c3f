// SPDX-License-Identifier: MIT
// A list to choose from by arrow, wheel or click; the chosen row stays in view.
#pragma once

#include <algorithm>
#include <cstddef>

#include "ui/kit/keys.hpp"
#include "ui/kit/row.hpp"

namespace eupnea::ui {

/// The rows that fit, around the chosen one.
struct ShownRows {
    std::size_t first;
    std::size_t count;
};
constexpr ShownRows rows_around(std::size_t chosen, std::size_t all, std::size_t fitting)
{
    const std::size_t count = std::min(all, std::max<std::size_t>(fitting, 1));
    const std::size_t before = std::min(chosen, count / 2);
    return {std::min(chosen - before, all - count), count};
}

/// The row that the arrows, or the wheel over `area`, lead to from this one.
std::size_t moved_choice(const Keys& keys, const Rect& area, std::size_t chosen, std::size_t count);

/// A scroll bar: where in the whole list the shown rows are.
void draw_scroll_bar(const Canvas& canvas, const Rect& area, const ShownRows& shown,
                     std::size_t all);

/// From row to row.
inline float list_row_height(const Canvas& canvas)
{
    return Canvas::height_of(canvas.font().body) + canvas.px(15.0f);
}

/// Draws the rows that `row_at(i)` gives; returns the index of the one that is chosen now.
template <class RowAt>
std::size_t draw_list(const Canvas& canvas, const Keys& keys, Rect area, std::size_t count,
                      std::size_t chosen, RowAt&& row_at)
{
    if (count == 0) return 0;
    const float height = list_row_height(canvas);
    const ShownRows shown = rows_around(
        chosen, count, static_cast<std::size_t>(std::max(1.0f, area.height() / height)));
    draw_scroll_bar(canvas, area, shown, count);
    if (shown.count < count) area.right -= canvas.px(10.0f);
    std::size_t next = moved_choice(keys, area, chosen, count);
    for (std::size_t i = shown.first; i < shown.first + shown.count; ++i) {
        Row row = row_at(i);
        row.chosen = i == chosen;
        if (draw_row(canvas, area.cut_top(height), static_cast<int>(i), row)) next = i;
    }
    return next;
}

} // namespace eupnea::ui
