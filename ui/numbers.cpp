// SPDX-License-Identifier: MIT
#include "ui/numbers.hpp"

namespace eupnea::ui {

namespace {

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

} // namespace eupnea::ui
