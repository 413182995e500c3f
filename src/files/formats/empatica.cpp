// SPDX-License-Identifier: MIT
/// Empatica E4 (the CSV files of an E4 session; Empatica, "Data export and formatting from E4
/// connect").
///
/// BVP.csv, EDA.csv, TEMP.csv, HR.csv, ACC.csv, without names:
///
///     1576421450.000000      start, s since 1970
///     64.000000              samples a second
///     -29.49                 one row a sample; ACC has three columns
///
/// IBI.csv:
///
///     1576421450.000000, IBI start, s since 1970
///     0.838000,0.838000      s since the start, interval in s
#include <cmath>

#include "files/table/cell.hpp"
#include "files/table/column_names.hpp"
#include "files/table/intervals.hpp"
#include "files/table/text_format.hpp"

namespace eupnea {

namespace {

/// 2005 to 2050.
bool is_epoch(std::string_view cell)
{
    const auto number = number_in(cell);
    return number && *number > 1.1e9 && *number < 2.6e9;
}

std::optional<TableLayout> interbeat_intervals(const TextHead& head)
{
    std::vector<std::string_view> cells;
    split(head.lines[0], ',', cells);
    if (cells.size() != 2 || !is_epoch(cells[0]) || lower_case(trimmed(cells[1])) != "ibi")
        return std::nullopt;
    return TableLayout{
        .separator = ',', .names = {"time [s]", "IBI [s]"}, .first_row = 2, .columns = 2};
}

bool all_lines(std::span<const std::string> lines, auto&& fits)
{
    for (const std::string& line : lines)
        if (!is_blank(line) && !fits(line)) return false;
    return true;
}

/// Start and rate above one column, or the same three times above three.
std::optional<TableLayout> steady_signal(const TextHead& head)
{
    std::vector<std::string_view> cells;
    split(head.lines[0], ',', cells);
    const std::size_t columns = filled_width(cells);
    if (columns == 0 || !is_epoch(cells[0])) return std::nullopt;
    split(head.lines[1], ',', cells);
    const auto rate = cells.empty() ? std::nullopt : number_in(cells[0]);
    if (filled_width(cells) != columns || !rate || *rate < 1.0 || *rate > 2000.0)
        return std::nullopt;
    const bool same = all_lines(head.lines.subspan(2), [&](const std::string& line) {
        split(line, ',', cells);
        return filled_width(cells) <= columns && !is_epoch(cells[0]);
    });
    if (!same) return std::nullopt;
    return TableLayout{
        .separator = ',', .first_row = 3, .columns = columns, .rate = SampleRate{*rate}};
}

bool holds_heartbeats(const TextHead& head)
{
    std::vector<double> values;
    for (const std::string& line : head.lines.subspan(2))
        if (const auto value = number_in(line)) values.push_back(*value);
    return look_like_heartbeats(values);
}

} // namespace

std::optional<Result<TableLayout>> empatica_layout(const TextHead& head)
{
    if (head.lines.size() < 3) return std::nullopt;
    if (auto ibi = interbeat_intervals(head)) return *ibi;
    auto layout = steady_signal(head);
    if (!layout) return std::nullopt;
    const std::string name = lower_case(head.path.filename().string());
    const auto named = [&](std::string_view part) { return name.find(part) != std::string::npos; };
    if (named("eda") || named("temp") || named("acc"))
        return fail(
            head.message("this E4 file holds skin conductance, temperature or movement, no "
                         "heart and no breath. BVP.csv and IBI.csv of the same session do."));
    if (named("hr") || layout->rate == SampleRate{1.0})
        return fail(head.message("this E4 file holds heart rates, not beats. IBI.csv of the same "
                                 "session holds the beats, BVP.csv the pulse wave."));
    if (named("bvp") || named("ppg") || layout->rate == SampleRate{64.0})
        layout->channel = Channel::ppg;
    if (holds_heartbeats(head) && !layout->channel) return std::nullopt;
    return *layout;
}

} // namespace eupnea
