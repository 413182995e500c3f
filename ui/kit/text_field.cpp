// SPDX-License-Identifier: MIT
#include "ui/kit/text_field.hpp"

#include <imgui_internal.h>

namespace eupnea::ui {

namespace {

bool inside_character(const std::string& text, std::size_t position)
{
    return position < text.size() && (static_cast<unsigned char>(text[position]) & 0xC0u) == 0x80u;
}

std::size_t before(const std::string& text, std::size_t position)
{
    if (position == 0) return 0;
    do --position;
    while (position > 0 && inside_character(text, position));
    return position;
}

std::size_t after(const std::string& text, std::size_t position)
{
    if (position >= text.size()) return text.size();
    do ++position;
    while (inside_character(text, position));
    return position;
}

std::size_t line_begin(const std::string& text, std::size_t position)
{
    const std::size_t end = position == 0 ? std::string::npos : text.rfind('\n', position - 1);
    return end == std::string::npos ? 0 : end + 1;
}

/// Which of the lines the cursor is in: the last that begins at or before it.
std::size_t cursor_line(const std::vector<std::string_view>& lines, const TextField& field)
{
    std::size_t line = 0;
    for (std::size_t i = 0; i < lines.size(); ++i)
        if (lines[i].data() <= field.text.data() + field.cursor) line = i;
    return line;
}

/// A line ends with the text; a line break at the very end opens one more.
std::vector<std::string_view> lines_of(ImFont* font, const std::string& text, float width)
{
    auto lines = Canvas::lines_of(font, text, width);
    if (text.empty() || text.back() == '\n') lines.emplace_back(text.data() + text.size(), 0);
    return lines;
}

} // namespace

void TextField::take(const Keys& keys, std::size_t most, TextLines lines)
{
    for (const Stroke& stroke : keys.strokes()) {
        if (stroke.character)
            insert(stroke.code, most);
        else
            edit(static_cast<Key>(stroke.code), most, lines);
    }
}

void TextField::insert(unsigned character, std::size_t most)
{
    if (character < 32 && character != '\n') return;
    std::array<char, 5> bytes{};
    const std::string_view written = ImTextCharToUtf8(bytes.data(), character);
    if (text.size() + written.size() > most) return;
    text.insert(cursor, written);
    cursor += written.size();
}

void TextField::edit(Key key, std::size_t most, TextLines lines)
{
    const std::size_t from = cursor;
    switch (key) {
    case Key::left:
        cursor = before(text, cursor);
        break;
    case Key::right:
        cursor = after(text, cursor);
        break;
    case Key::home:
        cursor = line_begin(text, cursor);
        break;
    case Key::end:
        cursor = std::min(text.find('\n', cursor), text.size());
        break;
    case Key::backspace:
        cursor = before(text, cursor);
        text.erase(cursor, from - cursor);
        break;
    case Key::erase:
        text.erase(cursor, after(text, cursor) - cursor);
        break;
    case Key::enter:
    case Key::keypad_enter:
        if (lines == TextLines::many) insert('\n', most);
        break;
    default:
        break;
    }
}

void draw_text_field(const Canvas& canvas, const Rect& area, const TextField& field,
                     std::string_view hint, Cursor cursor)
{
    const Palette& colour = canvas.colour();
    ImFont* font = canvas.font().body;
    const float height = Canvas::leading * Canvas::height_of(font);
    const Rect inside = area.inset(canvas.px(16.0f), canvas.px(10.0f));
    canvas.draw().AddRectFilled(area.top_left(), area.bottom_right(), colour.raised,
                                canvas.px(12.0f));
    if (cursor == Cursor::shown)
        canvas.draw().AddRect(area.top_left(), area.bottom_right(), colour.line, canvas.px(12.0f),
                              0, std::max(1.0f, canvas.px(1.5f)));
    const auto lines = lines_of(font, field.text, inside.width());
    const std::size_t now = cursor_line(lines, field);
    const auto fitting = static_cast<std::size_t>(std::max(1.0f, inside.height() / height));
    const std::size_t first = now + 1 > fitting ? now + 1 - fitting : 0;
    Point at = inside.top_left();
    if (fitting == 1) at.y = area.centre().y - 0.5f * Canvas::height_of(font);
    if (field.text.empty())
        canvas.text_within(at + Point{canvas.px(4.0f), 0.0f}, inside.width() - canvas.px(4.0f),
                           font, colour.quiet, hint);
    for (std::size_t i = first; i < std::min(lines.size(), first + fitting); ++i) {
        canvas.text(at, font, colour.text, lines[i]);
        if (cursor == Cursor::shown && i == now) {
            const auto before_cursor =
                static_cast<std::size_t>(field.text.data() + field.cursor - lines[i].data());
            const float x = at.x + Canvas::width_of(font, lines[i].substr(0, before_cursor));
            canvas.draw().AddLine({x, at.y}, {x, at.y + Canvas::height_of(font)},
                                  colour.breath_text, std::max(1.5f, canvas.px(2.0f)));
        }
        at.y += height;
    }
}

} // namespace eupnea::ui
