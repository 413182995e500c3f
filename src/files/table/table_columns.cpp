// SPDX-License-Identifier: MIT
#include "files/table/table_columns.hpp"
#include "base/statistics.hpp"

#include <fmt/format.h>

#include <tuple>

#include "files/table/cell.hpp"
#include "files/table/intervals.hpp"
#include "files/table/timestamp_inference.hpp"

namespace eupnea {

namespace {

constexpr Channel wave_channels[] = {Channel::ecg, Channel::ppg, Channel::belt, Channel::rr};

bool has_name(const TableHead& head, std::string_view wanted)
{
    return std::any_of(head.layout.names.begin(), head.layout.names.end(),
                       [&](const std::string& name) { return lower_case(name) == wanted; });
}

/// Names that mean something only beside others: R, G and B of a camera on the fingertip, where red
/// is the colour that the flash lets through; and the plain inputs of a sensor whose file says which.
ColumnMeaning meaning_in(const TableHead& head, const std::string& name,
                         std::optional<Channel> file_is_about)
{
    const ColumnMeaning meaning = meaning_of(name);
    const std::string lower = lower_case(name);
    if (lower == "r" && has_name(head, "g") && has_name(head, "b"))
        return {Meaning::ppg, 5, std::nullopt};
    const bool plain = lower.starts_with("channel") || lower == "value" || lower == "signal";
    if (!plain || !file_is_about) return meaning;
    switch (*file_is_about) {
    case Channel::ecg:
        return {Meaning::ecg, 6, std::nullopt};
    case Channel::ppg:
        return {Meaning::ppg, 6, std::nullopt};
    case Channel::belt:
        return {Meaning::belt, 6, std::nullopt};
    case Channel::rr:
        return {Meaning::rr, 6, std::nullopt};
    case Channel::contact:
    case Channel::battery:
    case Channel::heart_rate:
        break;
    }
    return meaning;
}

std::optional<ColumnPlan> best_for(const TableHead& head, Channel channel,
                                   std::optional<Channel> file_is_about)
{
    std::optional<ColumnPlan> best;
    int best_rank = 0;
    for (std::size_t i = 0; i < head.layout.names.size(); ++i) {
        const ColumnMeaning meaning = meaning_in(head, head.layout.names[i], file_is_about);
        if (channel_of(meaning.meaning) != channel || (best && meaning.rank >= best_rank)) continue;
        const bool position = meaning.meaning == Meaning::beat_position;
        const bool weak = position || meaning.rank >= 3; // a name like "i" or "v"
        if (!head.is_numeric(i) || (weak && counts_rows(head, i))) continue;
        if (position && !could_be_time(head, i)) continue;
        best = ColumnPlan{channel, i, head.label(i), true, meaning.meaning};
        best_rank = meaning.rank + (position ? 10 : 0);
    }
    return best;
}

/// HeartPy's own files call the pulse wave "hr"; its numbers are no heart rates.
std::optional<ColumnPlan> wave_named_hr(const TableHead& head)
{
    for (std::size_t i = 0; i < head.layout.names.size(); ++i) {
        if (lower_case(head.layout.names[i]) != "hr" || !head.is_numeric(i)) continue;
        const std::vector<double> values = head.numbers(i);
        const double middle = median(values);
        if (middle < 25.0 || middle > 250.0 || runs_smoothly(values))
            return ColumnPlan{Channel::ppg, i, head.label(i), true, Meaning::ppg};
    }
    return std::nullopt;
}

} // namespace

std::string columns_listed(const TableHead& head)
{
    constexpr std::size_t most_listed = 40;
    std::string text = head.columns() == 1 ? "column:" : "columns:";
    for (std::size_t i = 0; i < std::min(head.columns(), most_listed); ++i) {
        const bool named = i < head.layout.names.size() && !head.layout.names[i].empty();
        text += fmt::format("{} {}{}{}", i == 0 ? "" : ",", i + 1, named ? " " : "",
                            named ? head.layout.names[i].substr(0, 60) : "");
    }
    return head.columns() > most_listed ? text + " and so on" : text;
}

Result<std::size_t> column_chosen(const TableHead& head, const std::string& column)
{
    const auto& names = head.layout.names;
    for (std::size_t i = 0; i < names.size(); ++i)
        if (lower_case(names[i]) == lower_case(trimmed(column))) return i;
    const auto number = number_in(column);
    if (number && *number >= 1.0 && *number <= static_cast<double>(head.columns()))
        return static_cast<std::size_t>(*number) - 1;
    return fail(UserMessage{fmt::format("There is no column \"{}\"; the file has the {}.", column,
                                        columns_listed(head))});
}

Result<std::vector<ColumnPlan>> columns_by_name(const TableHead& head, const ImportOptions& options,
                                                std::optional<Channel> file_is_about)
{
    std::vector<ColumnPlan> columns;
    for (const ChannelOption& option : options.channels) {
        const auto column = column_chosen(head, option.column);
        if (!column) return fail(column.error());
        const bool position =
            *column < head.layout.names.size() &&
            meaning_of(head.layout.names[*column]).meaning == Meaning::beat_position;
        const bool beats = option.channel == Channel::rr && position;
        columns.push_back({option.channel, *column, head.label(*column), false,
                           beats ? Meaning::beat_position : Meaning::unknown});
    }
    if (!columns.empty()) return columns;
    for (const Channel channel : wave_channels) {
        const auto best = best_for(head, channel, file_is_about);
        const auto same_column = [&](const ColumnPlan& c) { return c.column == best->column; };
        if (best && std::none_of(columns.begin(), columns.end(), same_column))
            columns.push_back(*best);
    }
    if (columns.empty())
        if (const auto wave = wave_named_hr(head)) columns.push_back(*wave);
    return columns;
}

std::optional<std::size_t> time_by_name(const TableHead& head)
{
    std::optional<std::size_t> best;
    std::tuple<bool, int> best_rank;
    for (std::size_t i = 0; i < head.layout.names.size(); ++i) {
        const ColumnMeaning meaning = meaning_of(head.layout.names[i]);
        if (meaning.meaning != Meaning::time || !could_be_time(head, i)) continue;
        const std::tuple rank{!meaning.unit_s.has_value(), meaning.rank};
        if (best && rank >= best_rank) continue;
        best = i;
        best_rank = rank;
    }
    for (std::size_t i = 0; i < head.columns() && !best; ++i)
        if (!head.is_numeric(i) && could_be_time(head, i)) best = i; // dates under any name
    return best;
}

} // namespace eupnea
