// SPDX-License-Identifier: MIT
// A program's way to write a text table, recognised by its first lines.
#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "files/table/table_layout.hpp"

namespace eupnea {

/// What is known of a text file before its rows are read.
struct TextHead {
    const std::filesystem::path& path;
    std::span<const std::string> lines;
    const TableLayout& guess; ///< what the lines look like by themselves

    UserMessage message(std::string_view what) const
    {
        return {path.filename().string() + ": " + std::string{what}};
    }
};

/// One reader a file; `docs/reading_files.md` says how to add one.
struct TextFormat {
    std::string_view name; ///< as in the table of docs/reading_files.md
    /// Nothing when the file was not written so; else where its rows are and what they hold, or why
    /// they are of no use here.
    std::optional<Result<TableLayout>> (*layout)(const TextHead& head);
};

std::span<const TextFormat> text_formats();

/// By the first format that knows the file, else by what its lines look like.
Result<TableLayout> layout_of_text(const std::filesystem::path& path,
                                   std::span<const std::string> lines);

} // namespace eupnea
