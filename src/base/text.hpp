// SPDX-License-Identifier: MIT
// A short line of text inside a value: no allocation, so it may travel in a queue.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace eupnea {

/// At most `capacity` bytes of UTF-8; a longer text is cut at a character boundary.
template <std::size_t capacity>
class InlineText {
public:
    static_assert(capacity < 256);

    constexpr InlineText() = default;
    constexpr InlineText(
        std::string_view text) // NOLINT(google-explicit-constructor): a text is one
    {
        std::size_t length = std::min(text.size(), capacity);
        while (length < text.size() && length > 0 && is_continuation(text[length])) --length;
        std::copy_n(text.begin(), length, bytes_.begin());
        length_ = static_cast<std::uint8_t>(length);
    }
    constexpr InlineText(const char* text) : InlineText(std::string_view{text}) {}
    InlineText(const std::string& text) : InlineText(std::string_view{text}) {}

    constexpr std::string_view view() const { return {bytes_.data(), length_}; }
    constexpr bool empty() const { return length_ == 0; }

    friend constexpr bool operator==(const InlineText& a, const InlineText& b)
    {
        return a.view() == b.view();
    }

private:
    static constexpr bool is_continuation(char byte)
    {
        return (static_cast<unsigned char>(byte) & 0xC0u) == 0x80u;
    }

    std::array<char, capacity> bytes_{};
    std::uint8_t length_ = 0;
};

using Text = InlineText<159>; ///< a sentence
using Word = InlineText<63>;  ///< a name

} // namespace eupnea
