// SPDX-License-Identifier: MIT
#include "practice/toml_nesting.hpp"

#include <algorithm>

namespace eupnea {

namespace {

constexpr std::size_t deepest = 16;

/// From the first quote of a string to what follows it; a string that does not end takes its line, or, if
/// it may have several, all the rest.
std::size_t after_string(std::string_view toml, std::size_t at)
{
    const char quote = toml[at];
    const std::string_view three = toml.substr(at, 3);
    const bool of_lines = three.size() == 3 && three[1] == quote && three[2] == quote;
    const std::size_t width = of_lines ? 3 : 1;
    for (std::size_t i = at + width; i < toml.size(); ++i) {
        if (toml[i] == '\\' && quote == '"')
            ++i;
        else if (toml[i] == '\n' && !of_lines)
            return i;
        else if (toml.substr(i, width) == toml.substr(at, width))
            return i + width;
    }
    return toml.size();
}

} // namespace

std::optional<std::size_t> line_nested_too_deep(std::string_view toml)
{
    std::size_t open = 0;
    std::size_t dots = 0;
    for (std::size_t i = 0; i < toml.size();) {
        const char c = toml[i];
        if (c == '[' || c == '{') ++open;
        if ((c == ']' || c == '}') && open > 0) --open;
        if (c == '.') ++dots;
        if (c == '=' || c == ',' || c == '\n') dots = 0; // the next key, value or table
        if (open > deepest || dots >= deepest)
            return 1 + static_cast<std::size_t>(std::ranges::count(toml.substr(0, i), '\n'));
        if (c == '#')
            i = std::min(toml.find('\n', i), toml.size());
        else if (c == '"' || c == '\'')
            i = after_string(toml, i);
        else
            ++i;
    }
    return std::nullopt;
}

} // namespace eupnea
