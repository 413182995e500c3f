// SPDX-License-Identifier: MIT
// Numbers and fields of a text line.
#pragma once

#include <charconv>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace eupnea {

inline std::string_view as_text(std::span<const std::uint8_t> frame)
{
    return {reinterpret_cast<const char*>(frame.data()), frame.size()};
}

inline std::string_view without_blanks(std::string_view text)
{
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

/// The whole text as one finite decimal number.
inline std::optional<double> number(std::string_view text)
{
    double value = 0.0;
    const char* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, value, std::chars_format::fixed);
    if (text.empty() || error != std::errc{} || stop != end) return std::nullopt;
    if (!(value >= -1e16 && value <= 1e16)) return std::nullopt; // "inf" and "nan" too
    return value;
}

/// Takes the text before the first of these separators off the front of `rest`.
inline std::string_view next_field(std::string_view& rest, std::string_view separators)
{
    const std::size_t end = std::min(rest.find_first_of(separators), rest.size());
    const std::string_view field = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    return field;
}

} // namespace eupnea
