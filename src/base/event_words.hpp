// SPDX-License-Identifier: MIT
// The words that stand for an enumeration's values in the library and in exported tables.
#pragma once

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

namespace eupnea {

/// Specialised beside each enumeration that is kept: `all` in the order of its values. Append only,
/// for the words are part of the format.
template <class Enum>
struct EnumWords;

template <class Enum>
constexpr std::string_view word_for(Enum value)
{
    return EnumWords<Enum>::all[static_cast<std::size_t>(value)];
}

template <class Enum>
constexpr std::optional<Enum> value_of(std::string_view word)
{
    const auto& all = EnumWords<Enum>::all;
    const auto found = std::find(all.begin(), all.end(), word);
    if (found == all.end()) return std::nullopt;
    return static_cast<Enum>(found - all.begin());
}

} // namespace eupnea
