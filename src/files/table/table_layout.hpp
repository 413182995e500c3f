// SPDX-License-Identifier: MIT
// How a table is written: what stands between its cells, where its names are, where its rows begin.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/sample.hpp"

namespace eupnea {

/// Between cells where there is only one column.
constexpr char no_separator = '\0';

/// More columns than any recording has; such a line can still be a list of intervals.
constexpr std::size_t most_columns = 4096;

/// Only rows whose cell in that column says so are of use: "IBI" among other events.
struct RowFilter {
    std::size_t column = 0;
    std::string value{}; ///< in lower case
};

struct TableLayout {
    char separator = ','; ///< tab, semicolon, comma, bar, ' ' for any white space, or none
    std::vector<std::string> names{};    ///< empty without a header
    std::vector<std::string> comments{}; ///< without their mark, from the head of the file
    std::vector<std::string>
        preamble{};            ///< lines above the rows that are neither comments nor names
    std::size_t first_row = 1; ///< its line number, from 1; 0 when no row holds a number
    std::size_t columns = 0;   ///< of most rows

    // What a format says beyond its table.
    std::string written_by{}; ///< "Empatica E4", for the notes
    std::optional<SampleRate> rate{};
    std::optional<Channel> channel{}; ///< of columns whose names do not tell
    std::optional<RowFilter> filter{};
    std::vector<std::string> notes{};
};

/// A comment without the mark that makes it one.
std::string_view without_mark(std::string_view comment);

bool is_comment(std::string_view line); ///< begins with # or %
bool is_blank(std::string_view line);

/// The cells of a line, as views of it. A quoted cell may hold the separator.
void split(std::string_view line, char separator, std::vector<std::string_view>& cells);

/// Without the empty cells at the end of the row.
std::size_t filled_width(std::span<const std::string_view> cells);

/// Guessed from the first lines of the file.
TableLayout layout_of(std::span<const std::string> head);

} // namespace eupnea
