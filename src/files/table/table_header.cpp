// SPDX-License-Identifier: MIT
#include "files/table/table_header.hpp"

#include <algorithm>
#include <optional>

#include "files/table/cell.hpp"
#include "files/table/column_names.hpp"

namespace eupnea {

namespace {

using Cells = std::vector<std::string_view>;

/// A line that could name the columns.
struct Heading {
    std::vector<std::string> names;
    int known = 0; ///< names that mean a channel or a time
    int units = 0; ///< names that are nothing but a unit
};

Heading heading_of(const Cells& cells, std::size_t width)
{
    Heading heading;
    for (std::size_t i = 0; i < width; ++i) {
        heading.names.push_back(unquoted(cells[i]));
        const std::string& name = heading.names.back();
        const ColumnMeaning meaning = meaning_of(name);
        const bool unit = is_unit(name);
        heading.units += unit;
        heading.known += !unit && meaning.meaning != Meaning::unknown;
    }
    return heading;
}

/// The names may be written with another separator than the rows.
std::optional<Heading> heading_in(std::string_view line, const TableLayout& layout)
{
    const bool comment = is_comment(line);
    if (comment) line = without_mark(line);
    if (line.starts_with('{')) return std::nullopt;
    Cells cells;
    for (const char separator : {layout.separator, '\t', ';', ',', ' '}) {
        split(line, separator, cells);
        const std::size_t width = filled_width(cells);
        const bool fits = separator == layout.separator && !comment
                              ? width >= std::min<std::size_t>(2, layout.columns)
                              : width >= 2 && width == layout.columns;
        if (!fits || width > most_columns || !is_header(cells)) continue;
        Heading heading = heading_of(cells, width);
        if (!comment || heading.known > 0) return heading;
    }
    return std::nullopt;
}

/// "Name: a person", "Fs = 250": says something about the file.
bool is_key_and_value(std::string_view line)
{
    const auto mark = line.find_first_of(":=");
    return mark != std::string_view::npos && !trimmed(line.substr(mark + 1)).empty();
}

/// The one column's name: the whole line, whatever is in it.
std::optional<Heading> single_heading(std::string_view line)
{
    if (is_comment(line)) return std::nullopt;
    const auto end = line.find_last_not_of(" \t,;");
    if (end == std::string_view::npos) return std::nullopt;
    line = line.substr(0, end + 1);
    if (number_in(line)) return std::nullopt;
    if (is_key_and_value(line) && meaning_of(line).meaning != Meaning::rr) return std::nullopt;
    return heading_of({line}, 1);
}

void add_units(std::vector<std::string>& names, const std::vector<std::string>& units)
{
    for (std::size_t i = 0; i < std::min(names.size(), units.size()); ++i) {
        const std::string unit{units[i].substr(0, units[i].find_last_not_of("])") + 1)};
        const auto from = unit.find_first_not_of("[(");
        const bool has = names[i].find_first_of("[(") != std::string::npos;
        if (from != std::string::npos && !has && is_unit(units[i]))
            names[i] += " [" + unit.substr(from) + "]";
    }
}

/// R writes no name above the numbers of the rows.
void shift_past_row_names(std::vector<std::string>& names, std::size_t columns)
{
    if (columns >= 2 && names.size() + 1 == columns) names.insert(names.begin(), "");
}

} // namespace

bool is_header(std::span<const std::string_view> cells)
{
    return std::none_of(cells.begin(), cells.end(),
                        [](std::string_view c) { return number_in(c) || moment_in(c); }) &&
           std::any_of(cells.begin(), cells.end(),
                       [](std::string_view c) { return !trimmed(c).empty(); });
}

void read_header(std::span<const std::string> head, TableLayout& layout)
{
    for (std::size_t i = 0; i + 1 < layout.first_row; ++i)
        if (!is_blank(head[i]) && !is_comment(head[i])) layout.preamble.push_back(head[i]);
    std::optional<Heading> names, units;
    for (std::size_t i = layout.first_row - 1; i-- > 0;) {
        const bool found = names && names->known > 0;
        if (found && is_blank(head[i])) break;
        if (is_blank(head[i])) continue;
        auto heading = layout.columns < 2 ? single_heading(head[i]) : heading_in(head[i], layout);
        if (!heading) continue;
        const bool of_units = heading->units > 0 && heading->known == 0;
        if (of_units && !names && !units)
            units = std::move(heading);
        else if (!of_units && (!names || heading->known > names->known))
            names = std::move(heading);
    }
    if (names) {
        layout.names = std::move(names->names);
        shift_past_row_names(layout.names, layout.columns);
    }
    if (units && !names) layout.names.resize(layout.columns);
    if (units) add_units(layout.names, units->names);
}

} // namespace eupnea
