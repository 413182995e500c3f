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

void draw_small_value(const Canvas& canvas, const Rect& where, const Number& number)
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

void draw_small_number(const Canvas& canvas, Rect where, const Number& number)
{
    ImFont* small = canvas.font().small;
    const Rect value = where.cut_top(1.02f * Canvas::height_of(canvas.font().medium));
    canvas.text_within(where.top_left(), where.width(), small, canvas.colour().quiet, number.label);
    if (number.value) return draw_small_value(canvas, value, number);
    const std::string_view reason = clause(number.reason);
    const float height = canvas.paragraph_height(value.width(), small, reason);
    canvas.paragraph({value.left, value.bottom - height, value.right, value.bottom}, small,
                     canvas.colour().quiet, reason);
}

void draw_value(const Canvas& canvas, Point centre, const Number& number)
{
    const Fonts& font = canvas.font();
    const Line value = format_line("{:.{}f}", *number.value, number.digits);
    const float space = canvas.px(8.0f);
    const float value_width = Canvas::width_of(font.large, value.view());
    const float width = value_width + space + Canvas::width_of(font.small, number.unit);
    const float top = centre.y - 0.62f * Canvas::height_of(font.large);
    const float left = centre.x - 0.5f * width;
    canvas.text({left, top}, font.large, number.colour, value.view());
    const float base = 0.80f * (Canvas::height_of(font.large) - Canvas::height_of(font.small));
    canvas.text({left + value_width + space, top + base}, font.small, canvas.colour().quiet,
                number.unit);
}

} // namespace

void draw_number(const Canvas& canvas, Point centre, float width, const Number& number)
{
    const Fonts& font = canvas.font();
    const float line = Canvas::height_of(font.small);
    const Point below{centre.x, centre.y + 0.52f * Canvas::height_of(font.large)};
    canvas.text(below, font.small, canvas.colour().quiet, number.label, Align::centre);
    if (number.value) return draw_value(canvas, centre, number);

    const std::string_view reason = clause(number.reason);
    const float used = std::min(width, Canvas::width_of(font.small, reason));
    const float height = canvas.paragraph_height(used + 1.0f, font.small, reason);
    canvas.paragraph({centre.x - 0.5f * used, below.y - height - 0.5f * line,
                      centre.x + 0.5f * used + 1.0f, below.y},
                     font.small, faded(canvas.colour().quiet, 0.85f), reason);
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
        draw_small_number(canvas, {left, top, left + width - canvas.px(12.0f), top + height},
                          numbers[i]);
    }
}

} // namespace eupnea::ui
