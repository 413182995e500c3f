// SPDX-License-Identifier: MIT
#include "drivers/framing.hpp"

namespace eupnea {

Cut lines(std::span<const std::uint8_t> waiting)
{
    const auto is_end = [](std::uint8_t byte) { return byte == '\n' || byte == '\r'; };
    const auto start = std::find_if_not(waiting.begin(), waiting.end(), is_end);
    const auto newline = std::find(start, waiting.end(), '\n');
    const auto skip = static_cast<std::size_t>(start - waiting.begin());
    const auto length = static_cast<std::size_t>(newline - start);
    if (length > longest_line) return {.skip = skip + length};
    if (newline == waiting.end()) return {.skip = skip};

    const std::size_t carriage_return = *(newline - 1) == '\r';
    return {.skip = skip,
            .length = length - carriage_return,
            .tail = carriage_return + 1,
            .whole = true};
}

} // namespace eupnea
