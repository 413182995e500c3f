// SPDX-License-Identifier: MIT
#include "ui/kit/scroll.hpp"

namespace eupnea::ui {

void Scroll::follow(const Keys& keys, const Rect& area, float content_height)
{
    const float page = 0.8f * area.height();
    const ImGuiIO& io = ImGui::GetIO();
    if (keys.pressed(Key::page_down)) offset += page;
    if (keys.pressed(Key::page_up)) offset -= page;
    if (area.contains(io.MousePos)) offset -= 0.12f * area.height() * io.MouseWheel;
    offset = std::clamp(offset, 0.0f, std::max(0.0f, content_height - area.height()));
}

ScrolledArea::ScrolledArea(const Canvas& canvas, const Rect& area, const Scroll& scroll,
                           float content_height)
    : canvas_(canvas), content_{area.left, area.top - scroll.offset, area.right - canvas.px(14.0f),
                                area.top - scroll.offset + content_height}
{
    if (content_height > area.height()) {
        const float scale = area.height() / content_height;
        const float top = area.top + scale * scroll.offset;
        canvas.draw().AddRectFilled({area.right - canvas.px(3.0f), top},
                                    {area.right, top + scale * area.height()}, canvas.colour().line,
                                    canvas.px(1.5f));
    }
    canvas.draw().PushClipRect(area.top_left(), area.bottom_right(), true);
}

ScrolledArea::~ScrolledArea() { canvas_.draw().PopClipRect(); }

} // namespace eupnea::ui
