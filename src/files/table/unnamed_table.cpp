// SPDX-License-Identifier: MIT
#include "files/table/unnamed_table.hpp"

#include <fmt/format.h>

#include "files/table/cell.hpp"
#include "files/table/intervals.hpp"
#include "files/table/timestamp_inference.hpp"

namespace eupnea {

namespace {

std::vector<ColumnPlan> only(const TableHead& head, Channel channel, std::size_t column)
{
    return {ColumnPlan{channel, column, head.label(column), true, Meaning::unknown}};
}

/// Neither the same in all rows nor their number.
bool changes_freely(const TableHead& head, std::size_t column)
{
    const auto values = head.numbers(column);
    const auto [least, most] = std::minmax_element(values.begin(), values.end());
    return !values.empty() && *least < *most && !counts_rows(head, column);
}

UserMessage ask_wave_or_intervals(const std::filesystem::path& path)
{
    return {fmt::format("{}: the values change too evenly for heartbeat intervals and look like a "
                        "sampled wave. Say what it is and how fast it was sampled, as in --channel "
                        "ppg=1 --rate 100, or --channel rr=1 if these are intervals.",
                        path.filename().string())};
}

} // namespace

bool is_interval_list(const TableHead& head)
{
    std::vector<double> values;
    bool ragged = head.rows.size() == 1 && head.rows[0].size() >= 8;
    for (const auto& row : head.rows) {
        ragged = ragged || row.size() + 1 < head.rows[0].size();
        for (const std::string& cell : row)
            if (const auto number = number_in(cell)) values.push_back(*number);
    }
    const bool too_wide = head.columns() > most_columns;
    return ragged && (too_wide ? look_like_heartbeats(values) : could_be_intervals(values));
}

bool are_rather_intervals(const TableHead& head, const ColumnPlan& wave)
{
    return look_like_heartbeats(head.numbers(wave.column), rough_as_intervals);
}

Result<std::vector<ColumnPlan>> columns_by_values(const TableHead& head,
                                                  const std::filesystem::path& path,
                                                  const SidecarMetadata& metadata, bool sampled)
{
    std::vector<std::size_t> columns;
    for (std::size_t i = 0; i < head.columns(); ++i)
        if (head.is_numeric(i) && (head.columns() == 1 || changes_freely(head, i)))
            columns.push_back(i);
    const auto time = time_by_name(head);
    if (time && columns.size() > 1) std::erase(columns, *time);
    const bool first_is_time = !time && columns.size() == 2 && could_be_time(head, columns[0]);
    const auto stamps = first_is_time ? std::optional{columns[0]} : time;
    if (first_is_time) columns.erase(columns.begin());
    if (stamps)
        for (const std::size_t column : columns)
            if (could_be_intervals(head.numbers(column)) &&
                are_steps_of(head.numbers(*stamps), head.numbers(column)))
                return only(head, Channel::rr, column);
    if (columns.size() > 1) return fail(ask_for_channels(path, "the columns could hold anything"));
    if (columns.empty()) return fail(ask_for_channels(path, "no column holds changing numbers"));

    const std::size_t column = columns.front();
    const std::vector<double> values = head.numbers(column);
    const auto rate = metadata.rate ? std::optional{metadata.rate->rate.per_second} : std::nullopt;
    if (metadata.channel == Channel::rr || beat_positions_per_second(values, rate))
        return only(head, Channel::rr, column);
    const bool heartbeats =
        !sampled &&
        look_like_heartbeats(values, metadata.channel ? rough_as_intervals : rough_as_no_wave);
    if (metadata.channel && !heartbeats) return only(head, *metadata.channel, column);
    if (metadata.in_volts && sampled) return only(head, Channel::ecg, column);
    if (heartbeats) return only(head, Channel::rr, column);
    if (sampled || !could_be_intervals(values))
        return fail(
            ask_for_channels(path, fmt::format("{} could hold anything", head.label(column))));
    const bool timed = stamps && add_up_to(head.numbers(*stamps), values);
    if (!timed && runs_smoothly(values)) return fail(ask_wave_or_intervals(path));
    return only(head, Channel::rr, column);
}

UserMessage ask_for_channels(const std::filesystem::path& path, std::string_view because)
{
    return {
        fmt::format("{}: {}. Say what is what with --channel KIND=COLUMN (ecg, ppg, belt or rr).",
                    path.filename().string(), because)};
}

} // namespace eupnea
