// SPDX-License-Identifier: MIT
#include "ui/kit/page.hpp"

namespace eupnea::ui {

Rect draw_page(const Canvas& canvas, std::string_view title, std::span<const KeyHint> hints)
{
    const Fonts& font = canvas.font();
    Rect area = canvas.area().inset(canvas.px(64.0f), 0.0f);
    draw_key_hints(canvas, area.cut_bottom(canvas.px(52.0f)).centre(), hints);
    area.cut_bottom(canvas.px(14.0f));
    area.cut_top(canvas.px(34.0f));
    const Rect head = area.cut_top(1.3f * Canvas::height_of(font.large));
    canvas.text(head.top_left(), font.large, canvas.colour().text, title);
    area.cut_top(canvas.px(18.0f));
    return area;
}

} // namespace eupnea::ui
