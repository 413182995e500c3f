// SPDX-License-Identifier: MIT
// A table in a text file, row by row: CSV, TSV, semicolons or white space, with or without names.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "files/line_reader.hpp"
#include "files/table_layout.hpp"

namespace eupnea {

class TableReader {
public:
    struct Row {
        std::size_t line; ///< its number in the file, from 1
        std::span<const std::string_view> cells;
    };

    static Result<TableReader> open(const std::filesystem::path& path);

    const TableLayout& layout() const { return layout_; }

    /// The next row; its cells are valid until the next call. Comments and blank lines are passed.
    std::optional<Row> next();

    double progress() const { return lines_.progress(); }
    bool damaged() const { return lines_.damaged(); }

private:
    TableReader(LineReader lines, TableLayout layout)
        : lines_(std::move(lines)), layout_(std::move(layout))
    {}

    LineReader lines_;
    TableLayout layout_;
    std::string line_;
    std::vector<std::string_view> cells_;
};

} // namespace eupnea
