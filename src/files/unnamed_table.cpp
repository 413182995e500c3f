// SPDX-License-Identifier: MIT
#include "files/unnamed_table.hpp"

#include <fmt/format.h>

#include "files/cell.hpp"
#include "files/intervals.hpp"
#include "files/timestamp_inference.hpp"

namespace eupnea {

namespace {

std::vector<ColumnPlan> only(const TableHead& head, Channel channel, std::size_t column)
{
    return {ColumnPlan{channel, column, head.label(column), true, Meaning::unknown}};
}

UserMessage ask_wave_or_intervals(const std::filesystem::path& path)
{
    return {fmt::format("{}: the values run too smoothly for heartbeat intervals and look like a "
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
    return ragged && could_be_intervals(values);
}

Result<std::vector<ColumnPlan>> columns_by_values(const TableHead& head,
                                                  const std::filesystem::path& path,
                                                  std::optional<Channel> file_is_about,
                                                  bool rate_given)
{
    const std::size_t last = head.columns() - 1;
    const std::vector<double> values = head.numbers(last);
    const bool first_is_time = last == 1 && could_be_time(head, 0);
    const bool alone = last == 0 || first_is_time;
    if (alone && file_is_about) return only(head, *file_is_about, last);
    if (first_is_time && are_steps_of(head.numbers(0), values))
        return only(head, Channel::rr, last);
    if (!alone || rate_given || !could_be_intervals(values))
        return fail(ask_for_channels(path, last == 0
                                               ? "the column without a name could hold anything"
                                               : "the columns without names could hold anything"));
    if (runs_smoothly(values)) return fail(ask_wave_or_intervals(path));
    return only(head, Channel::rr, last);
}

UserMessage ask_for_channels(const std::filesystem::path& path, std::string_view because)
{
    return {
        fmt::format("{}: {}. Say what is what with --channel KIND=COLUMN (ecg, ppg, belt or rr).",
                    path.filename().string(), because)};
}

} // namespace eupnea
