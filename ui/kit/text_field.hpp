// SPDX-License-Identifier: MIT
// A text that is being written, and how it looks on the screen.
#pragma once

#include <cstdint>
#include <string>

#include "ui/kit/canvas.hpp"
#include "ui/kit/keys.hpp"

namespace eupnea::ui {

enum class TextLines : std::uint8_t { one, many };

/// UTF-8; the cursor stands between two characters.
struct TextField {
    std::string text;
    std::size_t cursor = 0;

    /// Takes what was typed, up to `most` bytes. Enter begins a line only where there may be many.
    void take(const Keys& keys, std::size_t most, TextLines lines);
    void clear() { *this = {}; }

private:
    void insert(unsigned character, std::size_t most);
    void edit(Key key, std::size_t most, TextLines lines);
};

enum class Cursor : std::uint8_t { hidden, shown };

/// On a raised ground; while nothing is written, `hint` stands there. When there is more than fits,
/// the part around the cursor is shown.
void draw_text_field(const Canvas& canvas, const Rect& area, const TextField& field,
                     std::string_view hint, Cursor cursor);

} // namespace eupnea::ui
