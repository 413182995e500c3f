// SPDX-License-Identifier: MIT
// The keys that went down since the last frame.
#pragma once

#include <array>
#include <cstddef>

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

/// Collected from the window's events, so that a key counts however short it was held and however
/// long the frame took; a key that is held does not count again. Characters are those of the
/// person's own keyboard, whatever its layout.
class Keys {
public:
    void press(Key key) { push(static_cast<int>(key)); }
    /// Letters in either case.
    void type(unsigned character);
    void clear() { size_ = 0; }

    bool pressed(Key key) const { return holds(static_cast<int>(key)); }
    /// Letters are given in lower case.
    bool typed(char character) const { return holds(character); }

private:
    void push(int code)
    {
        if (size_ < codes_.size()) codes_[size_++] = code;
    }
    bool holds(int code) const;

    std::array<int, 16> codes_{};
    std::size_t size_ = 0;
};

} // namespace eupnea::ui
