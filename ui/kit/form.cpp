// SPDX-License-Identifier: MIT
#include "ui/kit/form.hpp"

namespace eupnea::ui {

namespace {

bool draw_arrow(const Canvas& canvas, const char* id, const Rect& where, std::string_view sign)
{
    bool hovered = false;
    const bool clicked = canvas.click(id, where, &hovered);
    ImFont* font = canvas.font().body;
    canvas.text({where.centre().x, where.centre().y - 0.5f * Canvas::height_of(font)}, font,
                hovered ? canvas.colour().text : canvas.colour().quiet, sign, Align::centre);
    return clicked;
}

} // namespace

std::size_t moved_row(const Keys& keys, std::size_t row, std::size_t count)
{
    if (keys.pressed(Key::up)) return row == 0 ? 0 : row - 1;
    if (keys.pressed(Key::down)) return std::min(row + 1, count - 1);
    if (keys.pressed(Key::tab)) return (row + 1) % count;
    return row;
}

int draw_form_row(const Canvas& canvas, const Keys& keys, const Rect& area, const FormRow& row)
{
    const Palette& colour = canvas.colour();
    ImFont* font = canvas.font().body;
    const float top = area.centre().y - 0.5f * Canvas::height_of(font);
    if (row.chosen)
        canvas.draw().AddRectFilled(area.top_left(), area.bottom_right(), colour.chosen,
                                    canvas.px(10.0f));
    Rect rest = area.inset(canvas.px(16.0f), 0.0f);
    Rect arrows = rest.cut_right(0.5f * area.width());
    canvas.text_within({rest.left, top}, rest.width(), font,
                       row.chosen ? colour.text : colour.quiet, row.label);
    ImGui::PushID(row.label.data());
    const float side = area.height();
    const bool less = draw_arrow(canvas, "less", arrows.cut_left(side), "\u2190");
    const bool more = draw_arrow(canvas, "more", arrows.cut_right(side), "\u2192");
    ImGui::PopID();
    canvas.text({arrows.centre().x, top}, font, colour.text, row.value, Align::centre);
    const int by_key = row.chosen ? keys.pressed(Key::right) - keys.pressed(Key::left) : 0;
    return by_key + more - less;
}

} // namespace eupnea::ui
