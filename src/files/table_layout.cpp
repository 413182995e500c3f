// SPDX-License-Identifier: MIT
#include "files/table_layout.hpp"

#include <algorithm>
#include <map>
#include <optional>

#include "files/cell.hpp"

namespace eupnea {

namespace {

using Cells = std::vector<std::string_view>;

void split_at_blanks(std::string_view line, Cells& cells)
{
    constexpr std::string_view blanks = " \t";
    for (auto from = line.find_first_not_of(blanks); from != std::string_view::npos;) {
        const auto end = std::min(line.find_first_of(blanks, from), line.size());
        cells.push_back(line.substr(from, end - from));
        from = line.find_first_not_of(blanks, end);
    }
}

/// How many lines have the most usual number of cells, and what that number is.
struct Agreement {
    std::size_t lines = 0;
    std::size_t columns = 0;
};

Agreement agreement(std::span<const std::string> head, char separator)
{
    std::map<std::size_t, std::size_t> lines_with;
    Cells cells;
    for (const std::string& line : head) {
        if (is_blank(line) || is_comment(line)) continue;
        split(line, separator, cells);
        ++lines_with[cells.size()];
    }
    Agreement best;
    for (const auto& [columns, lines] : lines_with)
        if (columns >= 2 && lines > best.lines) best = {lines, columns};
    return best;
}

bool holds_a_moment(std::string_view cell) { return number_in(cell) || moment_in(cell); }

/// A row of a table has numbers in at least half of its filled cells.
bool is_row(const Cells& cells)
{
    const auto filled = std::count_if(cells.begin(), cells.end(),
                                      [](std::string_view c) { return !trimmed(c).empty(); });
    const auto readable = std::count_if(cells.begin(), cells.end(), holds_a_moment);
    const bool any_number = std::any_of(
        cells.begin(), cells.end(), [](std::string_view c) { return number_in(c).has_value(); });
    return any_number && 2 * readable >= filled;
}

bool is_header(const Cells& cells)
{
    return std::none_of(cells.begin(), cells.end(), holds_a_moment) &&
           std::any_of(cells.begin(), cells.end(),
                       [](std::string_view c) { return !trimmed(c).empty(); });
}

std::vector<std::string> texts(const Cells& cells)
{
    std::vector<std::string> names;
    for (const std::string_view cell : cells) names.emplace_back(trimmed(cell));
    return names;
}

std::string_view without_mark(std::string_view comment)
{
    const auto from = comment.find_first_not_of("#% \t");
    return from == std::string_view::npos ? std::string_view{} : comment.substr(from);
}

std::size_t first_row_of(std::span<const std::string> head, const TableLayout& layout)
{
    Cells cells;
    for (std::size_t i = 0; i < head.size(); ++i) {
        if (is_blank(head[i]) || is_comment(head[i])) continue;
        split(head[i], layout.separator, cells);
        const bool wide_enough = layout.columns < 2 || cells.size() >= 2;
        if (wide_enough && is_row(cells)) return i + 1;
    }
    return 0;
}

/// The line of names just above the rows; a comment counts when it names every column.
std::vector<std::string> names_above(std::span<const std::string> head, const TableLayout& layout)
{
    Cells cells;
    for (std::size_t i = layout.first_row - 1; i-- > 0;) {
        if (is_blank(head[i])) continue;
        const bool comment = is_comment(head[i]);
        split(comment ? without_mark(head[i]) : head[i], layout.separator, cells);
        const bool fits = comment ? layout.columns >= 2 && cells.size() == layout.columns
                                  : layout.columns < 2 || cells.size() >= 2;
        if (fits && is_header(cells)) return texts(cells);
        if (comment) break;
    }
    return {};
}

} // namespace

bool is_comment(std::string_view line)
{
    const auto from = line.find_first_not_of(" \t");
    return from != std::string_view::npos && (line[from] == '#' || line[from] == '%');
}

bool is_blank(std::string_view line) { return line.find_first_not_of(" \t,;") == line.npos; }

void split(std::string_view line, char separator, std::vector<std::string_view>& cells)
{
    cells.clear();
    if (separator == ' ') return split_at_blanks(line, cells);
    std::size_t from = 0;
    bool quoted = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (line[i] == '"') quoted = !quoted;
        if (line[i] != separator || quoted) continue;
        cells.push_back(line.substr(from, i - from));
        from = i + 1;
    }
    cells.push_back(line.substr(from));
}

TableLayout layout_of(std::span<const std::string> head)
{
    TableLayout layout;
    Agreement best{0, 1};
    for (const char separator : {'\t', ';', ',', ' '}) {
        const Agreement candidate = agreement(head, separator);
        if (candidate.lines <= best.lines) continue;
        best = candidate;
        layout.separator = separator;
    }
    layout.columns = best.columns;
    layout.first_row = first_row_of(head, layout);
    if (layout.first_row > 0) layout.names = names_above(head, layout);
    for (const std::string& line : head)
        if (is_comment(line)) layout.comments.emplace_back(without_mark(line));
    return layout;
}

} // namespace eupnea
