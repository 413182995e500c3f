// SPDX-License-Identifier: MIT
#include "files/table/table_layout.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>

#include "files/table/cell.hpp"
#include "files/table/column_names.hpp"
#include "files/table/table_header.hpp"

namespace eupnea {

namespace {

using Cells = std::vector<std::string_view>;

void split_at_blanks(std::string_view line, Cells& cells)
{
    constexpr std::string_view blanks = " \t";
    for (auto from = line.find_first_not_of(blanks); from != std::string_view::npos;) {
        const bool quoted = line[from] == '"';
        auto end = quoted ? line.find('"', from + 1) : line.find_first_of(blanks, from);
        if (quoted && end != std::string_view::npos) ++end;
        end = std::min(end, line.size());
        cells.push_back(line.substr(from, end - from));
        from = line.find_first_not_of(blanks, end);
    }
}

/// What the cells of one line are.
struct LineOfCells {
    std::size_t line = 0; ///< from 1
    std::size_t width = 0;
    std::vector<bool> readable{}; ///< a number or a moment
    bool row = false;        ///< a row of a table: numbers in at least half of its filled cells
    std::size_t strange = 0; ///< cells that are neither readable nor missing
};

LineOfCells look_at(std::string_view line, std::size_t number, char separator, Cells& cells)
{
    split(line, separator, cells);
    LineOfCells look{.line = number, .width = filled_width(cells)};
    std::size_t filled = 0, readable = 0;
    bool any_number = false;
    for (std::size_t i = 0; i < look.width; ++i) {
        const bool is_number = number_in(cells[i]).has_value();
        const bool reads = is_number || moment_in(cells[i]);
        look.readable.push_back(reads);
        readable += reads;
        any_number |= is_number;
        filled += !trimmed(cells[i]).empty();
        look.strange += !reads && !is_missing(cells[i]);
    }
    look.row = any_number && 2 * readable >= filled;
    return look;
}

/// The lines of a file as one separator cuts them.
struct Candidate {
    char separator = no_separator;
    std::vector<LineOfCells> lines{};
    std::size_t columns = 0; ///< of most rows
    std::size_t rows = 0;    ///< that have so many
    double readable = 0.0;   ///< share of their cells that are
};

Candidate candidate_of(std::span<const std::string> head, char separator)
{
    Candidate candidate{.separator = separator};
    Cells cells;
    std::map<std::size_t, std::size_t> rows_with;
    for (std::size_t i = 0; i < head.size(); ++i) {
        if (is_blank(head[i]) || is_comment(head[i])) continue;
        candidate.lines.push_back(look_at(head[i], i + 1, separator, cells));
        const LineOfCells& line = candidate.lines.back();
        if (line.row) ++rows_with[line.width];
    }
    for (const auto& [width, rows] : rows_with)
        if (rows >= candidate.rows) {
            candidate.columns = width;
            candidate.rows = rows;
        }
    std::size_t all = 0, strange = 0;
    for (const LineOfCells& line : candidate.lines) {
        if (!line.row || line.width != candidate.columns) continue;
        all += line.width;
        strange += line.strange;
    }
    candidate.readable =
        all > 0 ? 1.0 - static_cast<double>(strange) / static_cast<double>(all) : 0.0;
    return candidate;
}

/// More rows that agree, else more cells that can be read, else more columns.
bool better(const Candidate& a, const Candidate& b)
{
    if (10 * a.rows > 11 * b.rows || 10 * b.rows > 11 * a.rows) return a.rows > b.rows;
    if (std::abs(a.readable - b.readable) > 0.05) return a.readable > b.readable;
    return a.columns > b.columns;
}

/// Every line is two whole numbers around one comma: whether these are the halves of one number.
bool is_decimal_comma(std::span<const std::string> head, const Candidate& candidate)
{
    if (candidate.separator != ',' || candidate.columns != 2) return false;
    std::set<std::string_view> fractions, wholes;
    std::set<std::size_t> widths;
    std::optional<double> before;
    bool grows = true, leading_zero = false;
    Cells cells;
    for (const LineOfCells& line : candidate.lines) {
        const std::string& text = head[line.line - 1];
        split(text, ',', cells);
        if (!line.row) {
            const bool two_names = filled_width(cells) >= 2 && is_header(cells);
            if (two_names) grows = false, wholes.insert("two names");
            continue;
        }
        if (line.width != 2) continue;
        const auto whole = trimmed(cells[0]), fraction = trimmed(cells[1]);
        const bool digits = fraction.find_first_not_of("0123456789") == std::string_view::npos;
        const bool tight = cells[1].front() != ' ';
        if (!digits || !tight || whole.find('.') != std::string_view::npos) return false;
        leading_zero |= fraction.size() > 1 && fraction.front() == '0';
        leading_zero |= whole == "-0";
        const auto number = number_in(whole);
        grows = grows && number && (!before || *number > *before);
        before = number;
        wholes.insert(whole);
        fractions.insert(fraction);
        widths.insert(fraction.size());
    }
    if (wholes.contains("two names") || grows) return false;
    const bool digit = widths == std::set<std::size_t>{1} && fractions.size() >= 5;
    const bool seconds = wholes.size() <= 4 && widths.size() == 1 && *widths.begin() > 1;
    return leading_zero || digit || seconds;
}

/// Columns that most rows have a number or a moment in.
std::vector<bool> readable_columns(const Candidate& candidate)
{
    std::vector<std::size_t> readable(candidate.columns);
    for (const LineOfCells& line : candidate.lines)
        if (line.row && line.width == candidate.columns)
            for (std::size_t i = 0; i < line.width; ++i) readable[i] += line.readable[i];
    std::vector<bool> columns;
    for (const std::size_t count : readable) columns.push_back(10 * count > 6 * candidate.rows);
    return columns;
}

/// A row that a table could begin with: as wide as most, and readable where most are.
struct FirstRow {
    const Candidate& candidate;
    std::vector<bool> columns = readable_columns(candidate);
    std::size_t narrowest = narrowest_row();

    /// Lists of intervals have lines of any length.
    std::size_t narrowest_row() const
    {
        const auto all = std::count_if(candidate.lines.begin(), candidate.lines.end(),
                                       [](const LineOfCells& line) { return line.row; });
        const bool steady = 10 * candidate.rows > 6 * static_cast<std::size_t>(all);
        return steady ? candidate.columns : std::min<std::size_t>(2, candidate.columns);
    }
    bool operator()(const LineOfCells& line) const
    {
        if (!line.row || line.width < narrowest) return false;
        if (columns.size() > 1 && columns[0] && !line.readable[0]) return false;
        if (line.strange == 0) return true;
        for (std::size_t i = 0; i < std::min(line.width, columns.size()); ++i)
            if (columns[i] && !line.readable[i]) return false;
        return true;
    }
};

/// The lines where rows begin: what follows each is rows, too. Several tables have several.
std::vector<std::size_t> first_rows_of(const Candidate& candidate)
{
    constexpr std::size_t ahead = 5;
    const FirstRow is_row{candidate};
    const auto& lines = candidate.lines;
    std::vector<std::size_t> found;
    bool inside = false;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const bool row = is_row(lines[i]);
        if (!row || inside) {
            inside = inside && row;
            continue;
        }
        const std::size_t until = std::min(lines.size(), i + 1 + ahead);
        std::size_t rows = 0;
        for (std::size_t j = i + 1; j < until; ++j) rows += is_row(lines[j]);
        const std::size_t others = until - i - 1 - rows;
        const bool next_too = i + 1 == lines.size() || is_row(lines[i + 1]);
        inside = (next_too && others <= 1) || others == 0;
        if (inside) found.push_back(lines[i].line);
    }
    const auto any =
        std::find_if(lines.begin(), lines.end(), [](const LineOfCells& line) { return line.row; });
    if (found.empty() && any != lines.end()) found.push_back(any->line);
    return found;
}

bool names_a_channel(const TableLayout& layout)
{
    return std::any_of(layout.names.begin(), layout.names.end(), [](const std::string& name) {
        return channel_of(meaning_of(name).meaning).has_value();
    });
}

} // namespace

std::string_view without_mark(std::string_view line)
{
    const auto from = line.find_first_not_of("#% \t");
    return from == std::string_view::npos ? std::string_view{} : line.substr(from);
}

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
    if (separator == no_separator) {
        cells.push_back(line);
        return;
    }
    std::size_t from = 0;
    bool quoted = false, at_start = true;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const char c = line[i];
        if (c == '"' && (quoted || at_start)) quoted = !quoted;
        if (c == separator && !quoted) {
            cells.push_back(line.substr(from, i - from));
            from = i + 1;
            at_start = true;
        } else if (c != ' ' && c != '"') {
            at_start = false;
        }
    }
    cells.push_back(line.substr(from));
}

std::size_t filled_width(std::span<const std::string_view> cells)
{
    std::size_t width = cells.size();
    while (width > 0 && trimmed(cells[width - 1]).empty()) --width;
    return width;
}

TableLayout layout_of(std::span<const std::string> head)
{
    TableLayout layout;
    Candidate best;
    for (const char separator : {'\t', ';', ',', '|', ' ', no_separator}) {
        Candidate candidate = candidate_of(head, separator);
        if (is_decimal_comma(head, candidate)) continue;
        if (better(candidate, best)) best = std::move(candidate);
    }
    layout.separator = best.separator;
    layout.columns = best.columns;
    for (const std::string& line : head)
        if (is_comment(line)) layout.comments.emplace_back(without_mark(line));
    layout.first_row = 0;
    // Of several tables the first whose names mean something, else the first of all.
    for (const std::size_t first_row : first_rows_of(best)) {
        TableLayout table = layout;
        table.first_row = first_row;
        read_header(head, table);
        const bool means = names_a_channel(table);
        if (layout.first_row == 0 || means) layout = std::move(table);
        if (means) break;
    }
    return layout;
}

} // namespace eupnea
