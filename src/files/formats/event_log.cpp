// SPDX-License-Identifier: MIT
/// OpenHRV, and every table that says in a column of words what the number beside it is.
///
///     event,value,timestamp
///     IBI,838,2026-01-17T08:00:00.838
///     PacerRate,6.0,2026-01-17T08:00:01
#include <map>

#include "files/table/cell.hpp"
#include "files/table/column_names.hpp"
#include "files/table/text_format.hpp"

namespace eupnea {

namespace {

struct Kind {
    std::string word;
    Channel channel;
    int rank;
};

/// The best of the words that mean a channel; intervals before waves.
std::optional<Kind> best_kind(std::span<const std::string> lines, const TableLayout& layout,
                              std::size_t column)
{
    std::map<std::string, std::size_t> rows;
    std::vector<std::string_view> cells;
    std::size_t all = 0;
    for (std::size_t i = layout.first_row - 1; i < lines.size(); ++i) {
        split(lines[i], layout.separator, cells);
        if (column >= cells.size() || is_comment(lines[i])) continue;
        const std::string word = lower_case(unquoted(cells[column]));
        if (number_in(word) || moment_in(word)) return std::nullopt;
        ++rows[word];
        ++all;
    }
    if (rows.size() > 50) return std::nullopt;
    std::optional<Kind> best;
    for (const auto& [word, count] : rows) {
        const ColumnMeaning meaning = meaning_of(word);
        const auto channel = channel_of(meaning.meaning);
        if (!channel || meaning.meaning == Meaning::beat_position || 50 * count < all) continue;
        const int rank = meaning.rank + (*channel == Channel::rr ? 0 : 10);
        if (word.size() > 1 && (!best || rank < best->rank)) best = Kind{word, *channel, rank};
    }
    return best;
}

} // namespace

std::optional<Result<TableLayout>> event_log_layout(const TextHead& head)
{
    TableLayout layout = head.guess;
    if (layout.first_row == 0 || layout.columns < 2 || layout.columns > 8) return std::nullopt;
    for (std::size_t column = 0; column < layout.columns; ++column) {
        const auto kind = best_kind(head.lines, layout, column);
        if (!kind) continue;
        for (const std::string_view usual : {"value", "val", "data", "number"})
            for (std::size_t i = 0; i < layout.names.size(); ++i)
                if (lower_case(layout.names[i]) == usual && i != column) {
                    layout.names[i] = kind->word;
                    layout.filter = RowFilter{column, kind->word};
                    layout.notes.push_back("Only the rows that say \"" + kind->word +
                                           "\" are read.");
                    return layout;
                }
    }
    return std::nullopt;
}

} // namespace eupnea
