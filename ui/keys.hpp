// SPDX-License-Identifier: MIT
// Keys, as they are pressed and as they are shown.
#pragma once

#include <span>
#include <string_view>

#include "ui/canvas.hpp"

namespace eupnea::ui {

/// Keys without a character. The numbers are GLFW's.
enum class Key : int {
    escape = 256,
    enter = 257,
    right = 262,
    left = 263,
    down = 264,
    up = 265,
    f11 = 300,
    keypad_enter = 335,
};

/// Went down in this frame; a key that is held does not count again.
bool pressed(Key key);

/// A character came from a key that went down in this frame, so that it is the letter on the
/// person's own keyboard, whatever its layout. Letters are given in lower case.
bool typed(char character);

/// What a key does, shown where it acts.
struct KeyHint {
    std::string_view key;
    std::string_view meaning;
};

/// A quiet row of hints around a centre; those that do not fit are left out from the end.
void draw_key_hints(const Canvas& canvas, Point centre, std::span<const KeyHint> hints);

} // namespace eupnea::ui
