// SPDX-License-Identifier: MIT
// A table in a text file, row by row: CSV, TSV, semicolons or white space, with or without names.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "files/table/line_reader.hpp"
#include "files/table/table_layout.hpp"

namespace eupnea {

/// A text file, or the text that another reader made of one.
struct TextSource {
    std::filesystem::path path;
    std::optional<std::string> text{};

    Result<LineReader> lines() const
    {
        return text ? Result<LineReader>{LineReader::of_text(*text)} : LineReader::open(path);
    }
};

class TableReader {
public:
    struct Row {
        std::size_t line; ///< its number in the file, from 1
        std::span<const std::string_view> cells;
    };

    static Result<TableReader> open(const TextSource& source);
    /// From the start, with a layout that is known already.
    static Result<TableReader> open(const TextSource& source, TableLayout layout);

    const TableLayout& layout() const { return layout_; }

    /// The next row; its cells are valid until the next call. Comments, blank lines and a repeated
    /// header are passed; where the names of another table stand, the rows end.
    std::optional<Row> next();

    double progress() const { return lines_.progress(); }

    /// What was wrong with the file as such, as sentences.
    std::vector<std::string> trouble() const;

private:
    TableReader(LineReader lines, TableLayout layout)
        : lines_(std::move(lines)), layout_(std::move(layout))
    {}
    bool ends_table();
    bool is_wanted() const;

    LineReader lines_;
    TableLayout layout_;
    std::string line_;
    std::vector<std::string_view> cells_;
    bool after_blank_ = false;
    std::optional<std::size_t> other_table_; ///< line where another table begins
};

} // namespace eupnea
