// SPDX-License-Identifier: MIT
// How a table is written: what stands between its cells, where its names are, where its rows begin.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace eupnea {

struct TableLayout {
    char separator = ',';              ///< tab, semicolon, comma, or ' ' for any white space
    std::vector<std::string> names;    ///< empty without a header
    std::vector<std::string> comments; ///< without their mark, from the head of the file
    std::size_t first_row = 1;         ///< its line number, from 1; 0 when no row holds a number
    std::size_t columns = 0;           ///< of most rows
};

bool is_comment(std::string_view line); ///< begins with # or %
bool is_blank(std::string_view line);

/// The cells of a line, as views of it. A quoted cell may hold the separator.
void split(std::string_view line, char separator, std::vector<std::string_view>& cells);

/// Guessed from the first lines of the file.
TableLayout layout_of(std::span<const std::string> head);

} // namespace eupnea
