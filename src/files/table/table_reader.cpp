// SPDX-License-Identifier: MIT
#include "files/table/table_reader.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "files/table/cell.hpp"
#include "files/table/table_header.hpp"
#include "files/table/text_format.hpp"

namespace eupnea {

namespace {

constexpr std::size_t head_lines = 1000;
constexpr std::size_t lines_looked_at = 200; ///< for bytes that no text has
constexpr std::size_t head_bytes = 2 << 20;

bool is_text(std::string_view line)
{
    return std::none_of(line.begin(), line.end(),
                        [](char c) { return (c >= 0 && c < ' ' && c != '\t') || c == '\x7F'; });
}

/// Most lines of words between rows begin with a letter; numbers never do.
bool may_be_words(std::string_view line)
{
    const auto from = line.find_first_not_of(" \t\"'");
    if (from == std::string_view::npos) return false;
    const char c = line[from];
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '[' || (c & 0x80) != 0;
}

} // namespace

Result<TableReader> TableReader::open(const TextSource& source)
{
    auto lines = source.lines();
    if (!lines) return fail(lines.error());
    const std::string name = source.path.filename().string();
    std::vector<std::string> head;
    std::string line;
    std::size_t bytes = 0;
    while (head.size() < head_lines && bytes < head_bytes && lines->next(line)) {
        bytes += line.size();
        if (!is_text(line) && head.size() >= lines_looked_at) break;
        if (!is_text(line))
            return fail(
                UserMessage{fmt::format("{} is not a text file (line {} holds other bytes), "
                                        "and no other kind of file that is known here.",
                                        name, lines->number())});
        head.push_back(line);
    }
    if (head.empty())
        return fail(UserMessage{fmt::format(
            "{} is empty{}.", name, lines->ended_in_zeros() ? ": it holds only zeros" : "")});
    auto layout = layout_of_text(source.path, head);
    if (!layout) return fail(layout.error());
    if (layout->first_row == 0)
        return fail(UserMessage{fmt::format("{} holds no row of numbers.", name)});
    return open(source, std::move(*layout));
}

Result<TableReader> TableReader::open(const TextSource& source, TableLayout layout)
{
    auto lines = source.lines();
    if (!lines) return fail(lines.error());
    return TableReader{std::move(*lines), std::move(layout)};
}

/// A line of words after a blank one, or with as many words as a header needs, names another table.
bool TableReader::ends_table()
{
    if (!is_header(cells_)) return false;
    const std::size_t width = filled_width(cells_);
    std::vector<std::string> names;
    for (std::size_t i = 0; i < width; ++i) names.push_back(unquoted(cells_[i]));
    const bool same = !layout_.names.empty() && names.front() == layout_.names.front();
    if (same) return false;
    const bool several = layout_.columns < 2 || width >= 2;
    return after_blank_ && several;
}

bool TableReader::is_wanted() const
{
    const auto& filter = layout_.filter;
    return !filter || (filter->column < cells_.size() &&
                       lower_case(unquoted(cells_[filter->column])) == filter->value);
}

std::optional<TableReader::Row> TableReader::next()
{
    while (!other_table_ && lines_.next(line_)) {
        if (lines_.number() < layout_.first_row) continue;
        const bool blank = is_blank(line_);
        if (blank || is_comment(line_)) {
            after_blank_ |= blank;
            continue;
        }
        split(line_, layout_.separator, cells_);
        if (may_be_words(line_)) {
            if (ends_table()) {
                other_table_ = lines_.number();
                break;
            }
            const bool again = !layout_.names.empty() && is_header(cells_) &&
                               unquoted(cells_.front()) == layout_.names.front();
            if (again) continue;
        }
        after_blank_ = false;
        if (is_wanted()) return Row{lines_.number(), cells_};
    }
    return std::nullopt;
}

std::vector<std::string> TableReader::trouble() const
{
    std::vector<std::string> sentences;
    if (lines_.damaged())
        sentences.emplace_back("The compressed file is damaged or ends too early; what could be "
                               "read of it was used.");
    if (lines_.ended_in_zeros())
        sentences.push_back(
            fmt::format("Zeros follow line {}: the file was not written to its end, "
                        "and ends there.",
                        lines_.number()));
    if (other_table_)
        sentences.push_back(
            fmt::format("Another table begins in line {} and was left out.", *other_table_));
    return sentences;
}

} // namespace eupnea
