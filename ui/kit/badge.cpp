// SPDX-License-Identifier: MIT
#include "ui/kit/badge.hpp"

namespace eupnea::ui {

void draw_panel(const Canvas& canvas, const Rect& around)
{
    canvas.draw().AddRectFilled(around.top_left(), around.bottom_right(),
                                faded(canvas.colour().ground, panel_opacity), canvas.px(12.0f));
}

void draw_badge(const Canvas& canvas, Point at, std::string_view words, Align align, float opacity)
{
    ImFont* font = canvas.font().small;
    const float width = Canvas::width_of(font, words);
    const float left = align == Align::right ? at.x - width : at.x;
    const float height = Canvas::height_of(font);
    const Rect around =
        Rect{left, at.y, left + width, at.y + height}.inset(-canvas.px(10.0f), -canvas.px(4.0f));
    canvas.draw().AddRectFilled(around.top_left(), around.bottom_right(),
                                faded(canvas.colour().ground, badge_opacity * opacity),
                                0.5f * around.height());
    canvas.text({left, at.y}, font, faded(canvas.colour().text, opacity), words);
}

} // namespace eupnea::ui
