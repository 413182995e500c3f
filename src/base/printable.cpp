// SPDX-License-Identifier: MIT
#include "base/printable.hpp"

#include <algorithm>
#include <cstdint>

namespace eupnea {

namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

/// The bytes of the character at the front of the text; 0 when these are no UTF-8.
std::size_t utf8_width(std::string_view text)
{
    const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
    const std::uint8_t first = byte(0);
    const std::size_t width = first < 0x80                    ? 1
                              : first >= 0xC2 && first < 0xE0 ? 2
                              : first >= 0xE0 && first < 0xF0 ? 3
                              : first >= 0xF0 && first < 0xF5 ? 4
                                                              : 0;
    if (width == 0 || width > text.size()) return 0;
    for (std::size_t i = 1; i < width; ++i)
        if ((byte(i) & 0xC0) != 0x80) return 0;
    if (first == 0xE0 && byte(1) < 0xA0) return 0;  // longer than it needs to be
    if (first == 0xED && byte(1) >= 0xA0) return 0; // half of a UTF-16 pair
    if (first == 0xF0 && byte(1) < 0x90) return 0;
    if (first == 0xF4 && byte(1) >= 0x90) return 0;
    return width;
}

/// C0, DEL, C1, and the marks that turn the direction of writing.
bool is_control(std::string_view character)
{
    if (character.size() == 1) return character[0] < ' ' || character[0] == '\x7F';
    if (character.size() == 2)
        return character[0] == '\xC2' && static_cast<std::uint8_t>(character[1]) < 0xA0;
    if (character.size() != 3 || character[0] != '\xE2') return false;
    const auto second = static_cast<std::uint8_t>(character[1]),
               third = static_cast<std::uint8_t>(character[2]);
    const bool line_ends = second == 0x80 && (third == 0xA8 || third == 0xA9);
    const bool turns =
        second == 0x80 && (third == 0x8E || third == 0x8F || (third >= 0xAA && third <= 0xAE));
    const bool isolates = second == 0x81 && third >= 0xA6 && third <= 0xA9;
    return line_ends || turns || isolates;
}

std::string cleaned(std::string_view text, bool keep_lines)
{
    std::string clean;
    clean.reserve(text.size());
    while (!text.empty()) {
        const std::size_t width = utf8_width(text);
        const auto character = text.substr(0, std::max<std::size_t>(width, 1));
        const bool line_end = keep_lines && character == "\n";
        clean += width == 0 || (is_control(character) && !line_end) ? replacement : character;
        text.remove_prefix(character.size());
    }
    return clean;
}

} // namespace

std::string printable(std::string_view text) { return cleaned(text, false); }

std::string printable_lines(std::string_view text) { return cleaned(text, true); }

} // namespace eupnea
