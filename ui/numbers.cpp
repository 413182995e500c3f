// SPDX-License-Identifier: MIT
#include "ui/numbers.hpp"

namespace eupnea::ui {

namespace {

/// The value with its unit on one line, the label below.
float height_of_number(const Canvas& canvas)
{
    return 1.02f * Canvas::height_of(canvas.font().medium) +
           1.35f * Canvas::height_of(canvas.font().small);
}

void draw_value(const Canvas& canvas, const Rect& where, const Number& number)
{
    const Fonts& font = canvas.font();
    const Line value = format_line("{:.{}f}", *number.value, number.digits);
    const float space = canvas.px(7.0f);
    const float width = Canvas::width_of(font.medium, value.view());
    canvas.text(where.top_left(), font.medium, number.colour, value.view());
    const float base = 0.80f * (Canvas::height_of(font.medium) - Canvas::height_of(font.small));
    canvas.text({where.left + width + space, where.top + base}, font.small, canvas.colour().quiet,
                number.unit);
}

} // namespace

void draw_number(const Canvas& canvas, Rect where, const Number& number)
{
    ImFont* small = canvas.font().small;
    const Rect value = where.cut_top(1.02f * Canvas::height_of(canvas.font().medium));
    canvas.text_within(where.top_left(), where.width(), small, canvas.colour().quiet, number.label);
    if (number.value) return draw_value(canvas, value, number);
    const std::string_view reason = clause(number.reason);
    const float height = canvas.paragraph_height(value.width(), small, reason);
    canvas.paragraph({value.left, value.bottom - height, value.right, value.bottom}, small,
                     canvas.colour().quiet, reason);
}

void draw_numbers(const Canvas& canvas, Rect area, std::span<const Number> numbers)
{
    const float height = height_of_number(canvas);
    const float least_width = 11.0f * Canvas::height_of(canvas.font().small);
    const bool two_rows = area.height() >= 2.0f * height;
    const bool two_columns = area.width() >= 2.0f * least_width;
    if (area.height() < height || area.width() < least_width) return;
    const float width = two_columns ? 0.5f * area.width() : area.width();
    const float step = std::min(area.height() / (two_rows ? 2.0f : 1.0f), 1.35f * height);
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        const std::size_t column = i % 2;
        const std::size_t row = i / 2;
        if ((column > 0 && !two_columns) || (row > 0 && !two_rows)) continue;
        const float left = area.left + static_cast<float>(column) * width;
        const float top = area.top + static_cast<float>(row) * step;
        draw_number(canvas, {left, top, left + width - canvas.px(12.0f), top + height}, numbers[i]);
    }
}

} // namespace eupnea::ui
