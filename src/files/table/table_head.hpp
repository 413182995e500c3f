// SPDX-License-Identifier: MIT
// The first rows of a table, held to look at before it is read from the start.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "files/table/table_reader.hpp"

namespace eupnea {

struct TableHead {
    static constexpr std::size_t rows_held = 5000;
    static constexpr std::size_t cells_held = 1 << 18; ///< of fewer rows where these are wide

    TableLayout layout;
    std::vector<std::vector<std::string>> rows;

    static Result<TableHead> of(const TextSource& source);

    std::size_t columns() const { return std::max(layout.columns, layout.names.size()); }

    /// "column 6, II", or "column 6" without names.
    std::string label(std::size_t column) const;

    /// All cells of a column that are numbers.
    std::vector<double> numbers(std::size_t column) const;

    /// More than a tenth of the cells are numbers: a recording may begin with the sensor off.
    bool is_numeric(std::size_t column) const;
};

} // namespace eupnea
