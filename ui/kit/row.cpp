// SPDX-License-Identifier: MIT
#include "ui/kit/row.hpp"

#include "ui/kit/key_hints.hpp"

namespace eupnea::ui {

bool draw_row(const Canvas& canvas, const Rect& where, int id, const Row& row)
{
    const Palette& colour = canvas.colour();
    const Fonts& font = canvas.font();
    ImGui::PushID(id);
    bool hovered = false;
    const bool clicked = canvas.click("row", where, &hovered);
    ImGui::PopID();
    if (row.chosen || hovered)
        canvas.draw().AddRectFilled(where.top_left(), where.bottom_right(),
                                    row.chosen ? colour.chosen : colour.raised, canvas.px(10.0f));
    if (row.chosen)
        canvas.draw().AddRectFilled({where.left, where.top + canvas.px(10.0f)},
                                    {where.left + canvas.px(3.0f), where.bottom - canvas.px(10.0f)},
                                    colour.breath, canvas.px(1.5f));
    const float note_width = Canvas::width_of(font.small, row.note);
    const float inside = where.width() - canvas.px(34.0f);
    const float middle = where.centre().y;
    canvas.text_within(
        {where.left + canvas.px(18.0f), middle - 0.5f * Canvas::height_of(font.body)},
        inside - note_width - canvas.px(12.0f), font.body, row.chosen ? colour.text : colour.quiet,
        row.title);
    canvas.text({where.right - canvas.px(16.0f), middle - 0.5f * Canvas::height_of(font.small)},
                font.small, colour.quiet, row.note, Align::right);
    return clicked;
}

bool draw_button(const Canvas& canvas, const Rect& where, std::string_view words,
                 std::string_view key)
{
    const Palette& colour = canvas.colour();
    const Fonts& font = canvas.font();
    bool hovered = false;
    const bool clicked = canvas.click("button", where, &hovered);
    canvas.draw().AddRectFilled(where.top_left(), where.bottom_right(),
                                hovered ? mixed(colour.button, colour.text, 0.12f) : colour.button,
                                canvas.px(18.0f));
    const Point centre = where.centre();
    const float key_left = where.right - canvas.px(22.0f) - key_width(canvas, key);
    const float half = 0.5f * Canvas::width_of(font.large, words) + canvas.px(22.0f);
    const float middle = centre.x + half < key_left ? centre.x : 0.5f * (where.left + key_left);
    canvas.text({middle, centre.y - 0.54f * Canvas::height_of(font.large)}, font.large,
                colour.on_button, words, Align::centre);
    draw_key(canvas, {key_left, centre.y}, key, faded(colour.on_button, 0.5f), colour.on_button);
    return clicked;
}

int draw_stepper(const Canvas& canvas, const Rect& where, std::string_view value)
{
    const Palette& colour = canvas.colour();
    const float side = std::min(where.height(), 0.25f * where.width());
    const float room = where.width() - 2.0f * side;
    ImFont* const large = canvas.font().large;
    ImFont* font = Canvas::width_of(large, value) < room ? large : canvas.font().medium;
    const Rect less{where.left, where.top, where.left + side, where.bottom};
    const Rect more{where.right - side, where.top, where.right, where.bottom};
    const float top = where.centre().y - 0.54f * Canvas::height_of(font);
    canvas.draw().AddRectFilled(where.top_left(), where.bottom_right(), colour.raised,
                                canvas.px(18.0f));
    canvas.text({less.centre().x, top}, font, colour.quiet, "\u2212", Align::centre);
    canvas.text({more.centre().x, top}, font, colour.quiet, "+", Align::centre);
    canvas.text({where.centre().x, top}, font, colour.text, value, Align::centre);
    return static_cast<int>(canvas.click("more", more)) -
           static_cast<int>(canvas.click("less", less));
}

void draw_heading(const Canvas& canvas, const Rect& where, std::string_view words,
                  std::string_view key)
{
    ImFont* font = canvas.font().small;
    const float half = 0.5f * Canvas::height_of(font);
    canvas.text({where.left, where.centre().y - half}, font, canvas.colour().quiet, words);
    draw_key(canvas, {where.right - key_width(canvas, key), where.centre().y}, key,
             canvas.colour().line, canvas.colour().quiet);
}

} // namespace eupnea::ui
