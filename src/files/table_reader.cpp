// SPDX-License-Identifier: MIT
#include "files/table_reader.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace eupnea {

namespace {

constexpr std::size_t head_lines = 200;
constexpr std::size_t head_bytes = 4 << 20;

bool is_text(std::string_view line)
{
    return std::none_of(line.begin(), line.end(),
                        [](char c) { return (c >= 0 && c < ' ' && c != '\t') || c == '\x7F'; });
}

} // namespace

Result<TableReader> TableReader::open(const std::filesystem::path& path)
{
    auto head_reader = LineReader::open(path);
    if (!head_reader) return fail(head_reader.error());

    std::vector<std::string> head;
    std::string line;
    std::size_t bytes = 0;
    while (head.size() < head_lines && bytes < head_bytes && head_reader->next(line)) {
        bytes += line.size();
        if (!is_text(line))
            return fail(
                UserMessage{fmt::format("{} is not a text file (line {} holds other bytes).",
                                        path.string(), head_reader->number())});
        head.push_back(line);
    }
    TableLayout layout = layout_of(head);
    if (layout.first_row == 0)
        return fail(
            UserMessage{fmt::format("{} holds no row of numbers.", path.filename().string())});
    auto lines = LineReader::open(path);
    if (!lines) return fail(lines.error());
    return TableReader{std::move(*lines), std::move(layout)};
}

std::optional<TableReader::Row> TableReader::next()
{
    while (lines_.next(line_)) {
        if (lines_.number() < layout_.first_row || is_blank(line_) || is_comment(line_)) continue;
        split(line_, layout_.separator, cells_);
        return Row{lines_.number(), cells_};
    }
    return std::nullopt;
}

} // namespace eupnea
