// SPDX-License-Identifier: MIT
#include "files/table/table_head.hpp"

#include <fmt/format.h>

#include "base/statistics.hpp"
#include "files/table/cell.hpp"

namespace eupnea {

Result<TableHead> TableHead::of(const TextSource& source)
{
    auto reader = TableReader::open(source);
    if (!reader) return fail(reader.error());
    TableHead head{reader->layout(), {}};
    std::size_t cells = 0;
    while (head.rows.size() < rows_held && cells < cells_held) {
        const auto row = reader->next();
        if (!row) break;
        cells += row->cells.size();
        head.rows.emplace_back(row->cells.begin(), row->cells.end());
    }
    return head;
}

std::string TableHead::label(std::size_t column) const
{
    if (column >= layout.names.size() || layout.names[column].empty())
        return fmt::format("column {}", column + 1);
    return fmt::format("column {}, {}", column + 1, layout.names[column]);
}

std::vector<double> TableHead::numbers(std::size_t column) const
{
    std::vector<double> numbers;
    for (const auto& row : rows)
        if (const auto number = column < row.size() ? number_in(row[column]) : std::nullopt)
            numbers.push_back(*number);
    return numbers;
}

bool TableHead::is_numeric(std::size_t column) const
{
    return 10 * numbers(column).size() > rows.size();
}

} // namespace eupnea
