// SPDX-License-Identifier: MIT
// The keys that went down since the last frame.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace eupnea::ui {

/// Keys without a character. The numbers are GLFW's.
enum class Key : int {
    escape = 256,
    enter = 257,
    tab = 258,
    backspace = 259,
    erase = 261,
    right = 262,
    left = 263,
    down = 264,
    up = 265,
    page_up = 266,
    page_down = 267,
    home = 268,
    end = 269,
    f1 = 290,
    f11 = 300,
    f12 = 301,
    keypad_enter = 335,
};

/// A key or a character as someone writing means it: one that is held comes again and again.
struct Stroke {
    bool character;
    unsigned code; ///< of Unicode, or a Key
};

/// Collected from the window's events, so that a key counts however short it was held and however
/// long the frame took. As a command, a key that is held does not count again. Characters are those of
/// the person's own keyboard, whatever its layout.
class Keys {
public:
    void press(Key key);
    void press_again(Key key) { strokes_.push_back({false, static_cast<unsigned>(key)}); }
    /// Letters in either case.
    void type(unsigned character);
    void type_again(unsigned character) { strokes_.push_back({true, character}); }
    /// UTF-8, as if it were typed.
    void write(std::string_view text);
    void clear();

    bool pressed(Key key) const { return holds(static_cast<int>(key)); }
    /// Either of the two.
    bool entered() const { return pressed(Key::enter) || pressed(Key::keypad_enter); }
    /// Letters are given in lower case.
    bool typed(char character) const { return holds(character); }
    /// For a text: everything, in order.
    std::span<const Stroke> strokes() const { return strokes_; }
    /// These, and then those.
    Keys and_also(const Keys& later) const;
    /// While someone writes, a letter is a letter and no command.
    Keys without_letter_commands() const;

private:
    void push(int code)
    {
        if (size_ < codes_.size()) codes_[size_++] = code;
    }
    bool holds(int code) const;

    std::array<int, 16> codes_{};
    std::size_t size_ = 0;
    std::vector<Stroke> strokes_;
};

} // namespace eupnea::ui
