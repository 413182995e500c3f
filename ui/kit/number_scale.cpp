// SPDX-License-Identifier: MIT
#include "ui/kit/number_scale.hpp"

namespace eupnea::ui {

void type_number(const Keys& keys, NumberRange range, std::optional<int>& number)
{
    for (int digit = 0; digit <= 9; ++digit) {
        if (!keys.typed(static_cast<char>('0' + digit))) continue;
        const int longer = number.value_or(0) * 10 + digit;
        const int wanted = number && *number > 0 && longer <= range.to ? longer : digit;
        if (wanted >= range.from && wanted <= range.to) number = wanted;
    }
    if (keys.pressed(Key::backspace)) number.reset();
}

void step_number(const Keys& keys, NumberRange range, std::optional<int>& number)
{
    const int step = keys.pressed(Key::right) - keys.pressed(Key::left);
    const int middle = (range.from + range.to) / 2;
    if (step != 0) number = std::clamp(number ? *number + step : middle, range.from, range.to);
}

void draw_number_scale(const Canvas& canvas, const Rect& area, NumberRange range,
                       std::optional<int>& number)
{
    const Palette& colour = canvas.colour();
    ImFont* font = canvas.font().body;
    const auto last = static_cast<float>(range.to - range.from);
    const float radius = 0.40f * std::min(area.width() / (last + 1.0f), area.height());
    const float step = (area.width() - 2.0f * radius) / last;
    for (int i = range.from; i <= range.to; ++i) {
        const Point centre{area.left + radius + static_cast<float>(i - range.from) * step,
                           area.centre().y};
        const Rect where{centre.x - 0.5f * step, centre.y - radius, centre.x + 0.5f * step,
                         centre.y + radius};
        ImGui::PushID(i);
        if (canvas.click("number", where)) number = i;
        ImGui::PopID();
        const bool chosen = number == i;
        canvas.draw().AddCircleFilled(centre, radius, chosen ? colour.button : colour.raised, 48);
        canvas.text({centre.x, centre.y - 0.5f * Canvas::height_of(font)}, font,
                    chosen ? colour.on_button : colour.quiet, format_line("{}", i).view(),
                    Align::centre);
    }
}

} // namespace eupnea::ui
