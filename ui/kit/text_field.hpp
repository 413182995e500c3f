// SPDX-License-Identifier: MIT
// A text that is being written, and how it looks on the screen.
#pragma once

#include <string>

#include "ui/kit/canvas.hpp"
#include "ui/kit/keys.hpp"

namespace eupnea::ui {

/// UTF-8; the cursor stands between two characters.
struct TextField {
    std::string text;
    std::size_t cursor = 0;

    /// Takes what was typed, up to `most` bytes. Enter begins a line only where lines are allowed.
    void take(const Keys& keys, std::size_t most, bool lines);
    void clear() { *this = {}; }

private:
    void insert(unsigned character, std::size_t most);
    void edit(Key key, std::size_t most, bool lines);
};

/// On a raised ground; while nothing is written, `hint` stands there. When there is more than fits,
/// the part around the cursor is shown.
void draw_text_field(const Canvas& canvas, const Rect& area, const TextField& field,
                     std::string_view hint, bool open);

} // namespace eupnea::ui
