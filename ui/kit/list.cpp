// SPDX-License-Identifier: MIT
#include "ui/kit/list.hpp"

namespace eupnea::ui {

std::size_t moved_choice(const Keys& keys, const Rect& area, std::size_t chosen, std::size_t count)
{
    const float wheel = area.contains(ImGui::GetIO().MousePos) ? ImGui::GetIO().MouseWheel : 0.0f;
    const bool up = keys.pressed(Key::up) || wheel > 0.0f;
    const bool down = keys.pressed(Key::down) || wheel < 0.0f;
    if (up && chosen > 0) return chosen - 1;
    if (down && chosen + 1 < count) return chosen + 1;
    return std::min(chosen, count - 1);
}

void draw_scroll_bar(const Canvas& canvas, const Rect& area, const ShownRows& shown,
                     std::size_t all)
{
    if (shown.count >= all) return;
    const float row = area.height() / static_cast<float>(all);
    const float top = area.top + row * static_cast<float>(shown.first);
    const float half = std::max(1.0f, canvas.px(1.5f));
    canvas.draw().AddRectFilled({area.right - 2.0f * half, area.top}, {area.right, area.bottom},
                                canvas.colour().raised, half);
    canvas.draw().AddRectFilled({area.right - 2.0f * half, top},
                                {area.right, top + row * static_cast<float>(shown.count)},
                                canvas.colour().line, half);
}

} // namespace eupnea::ui
