// SPDX-License-Identifier: MIT
#include "drivers/framing.hpp"

namespace eupnea {

Cut lines(std::span<const std::uint8_t> waiting)
{
    const auto is_end = [](std::uint8_t byte) { return byte == '\n' || byte == '\r'; };
    const auto start = std::find_if_not(waiting.begin(), waiting.end(), is_end);
    const auto end = std::find_if(start, waiting.end(), is_end);
    const auto skip = static_cast<std::size_t>(start - waiting.begin());
    const auto length = static_cast<std::size_t>(end - start);
    if (length > longest_line) return {.skip = skip + length};
    if (end == waiting.end()) return {.skip = skip};
    return {.skip = skip, .length = length, .tail = 1, .whole = true};
}

} // namespace eupnea
