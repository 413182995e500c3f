// SPDX-License-Identifier: MIT
#include "files/table_plan.hpp"

#include <fmt/format.h>

#include <cmath>

#include "files/cell.hpp"
#include "files/intervals.hpp"
#include "files/sidecar_metadata.hpp"
#include "files/unnamed_table.hpp"

namespace eupnea {

namespace {

/// Everything that is known before the plan is made.
struct Facts {
    std::filesystem::path path;
    TableHead head;
    SidecarMetadata hints;
    const ImportOptions& wishes;

    bool named() const { return !head.layout.names.empty(); }
    UserMessage complaint(std::string_view what) const
    {
        return {fmt::format("{}: {}", path.filename().string(), what)};
    }
};

Result<std::vector<ColumnPlan>> columns_of(const Facts& facts)
{
    auto columns = columns_by_name(facts.head, facts.wishes, facts.hints.channel);
    if (!columns || !columns->empty()) return columns;
    if (!facts.named())
        return columns_by_values(facts.head, facts.path, facts.hints.channel,
                                 facts.wishes.rate.has_value());
    return fail(ask_for_channels(
        facts.path, fmt::format("no name tells of an ECG, a pulse wave, a breathing belt or "
                                "heartbeat intervals ({})",
                                columns_listed(facts.head))));
}

/// Beats are found in waves or given as intervals, not both: a guess gives way, two wishes do not.
Result<std::vector<ColumnPlan>> one_kind_of_row(const Facts& facts, std::vector<ColumnPlan> columns)
{
    const auto is_rr = [](const ColumnPlan& c) { return c.channel == Channel::rr; };
    const auto rr = std::find_if(columns.begin(), columns.end(), is_rr);
    if (rr == columns.end() || columns.size() == 1) return columns;
    const bool waves_wished = std::any_of(columns.begin(), columns.end(), [&](const ColumnPlan& c) {
        return !is_rr(c) && !c.guessed;
    });
    if (!rr->guessed && waves_wished)
        return fail(facts.complaint("a row is either a moment of a wave or a heartbeat; choose "
                                    "rr alone, or the others without rr."));
    const bool keep_rr = !rr->guessed;
    std::erase_if(columns, [&](const ColumnPlan& c) { return is_rr(c) != keep_rr; });
    return columns;
}

Result<std::optional<TimestampInference>> time_of_rows(const Facts& facts, const TablePlan& plan,
                                                       std::optional<double> mean_interval_s)
{
    const TableHead& head = facts.head;
    std::optional<std::size_t> column;
    if (facts.wishes.time_column) {
        const auto wished = column_wished(head, *facts.wishes.time_column);
        if (!wished) return fail(wished.error());
        column = *wished;
    } else if (!facts.wishes.rate) {
        column = time_by_name(head);
        const bool taken = plan.columns.front().column == 0;
        if (!column && !facts.named() && head.columns() > 1 && !taken && could_be_time(head, 0) &&
            !counts_rows(head, 0))
            column = 0;
    }
    if (!column) return std::optional<TimestampInference>{};
    const bool named = *column < head.layout.names.size();
    const auto unit = named ? meaning_of(head.layout.names[*column]).unit_s : std::nullopt;
    return std::optional{time_plan_of(head, *column, unit, mean_interval_s)};
}

std::string unit_text(const TimestampInference& time)
{
    if (time.is_date) return "dates";
    if (time.unit_s == 1.0) return "seconds";
    return time.unit_s == 1e-3   ? "milliseconds"
           : time.unit_s == 1e-6 ? "microseconds"
                                 : "nanoseconds";
}

void note_time(const Facts& facts, TablePlan& plan)
{
    if (!plan.time) return;
    const TimestampInference& time = *plan.time;
    plan.notes.push_back(
        fmt::format("Time from {}, in {}.", facts.head.label(time.column), unit_text(time)));
    if (time.origin_s != 0.0) plan.notes.emplace_back("Times are counted from the first row.");
    if (plan.kind != RowKind::signals) return;
    if (time.coarse)
        plan.notes.emplace_back("Its stamps are coarser than the samples, which are spread evenly "
                                "between them.");
    else if (!time.regular)
        plan.notes.emplace_back("Its steps are irregular, and are kept.");
}

double six_digits(double value)
{
    const double unit = std::pow(10.0, std::floor(std::log10(value)) - 5.0);
    return std::round(value / unit) * unit;
}

/// Whether the stamps agree with the intervals to 20 ms in nine rows of ten, and how.
Stamping stamping_of(const Facts& facts, const TablePlan& plan)
{
    const double unit_s = plan.interval_unit_ms / 1e3;
    std::size_t rows = 0, at_beat = 0, at_start = 0;
    std::optional<double> stamp_before, interval_before;
    for (const auto& row : facts.head.rows) {
        const std::size_t column = plan.columns.front().column;
        if (row.size() <= std::max(column, plan.time->column)) continue;
        const auto interval = number_in(row[column]);
        const auto stamp = stamp_in(row[plan.time->column], plan.time->is_date);
        if (!interval || !stamp) continue;
        if (stamp_before) {
            const double step_s = (*stamp - *stamp_before) * plan.time->unit_s;
            ++rows;
            at_beat += std::abs(step_s - *interval * unit_s) < 0.02;
            at_start += std::abs(step_s - *interval_before * unit_s) < 0.02;
        }
        stamp_before = stamp;
        interval_before = interval;
    }
    if (10 * at_beat >= 9 * rows) return Stamping::at_beat;
    return 10 * at_start >= 9 * rows ? Stamping::at_interval_start : Stamping::loose;
}

/// --rate, else the stamps, else what the file says elsewhere.
Result<SampleRate> rate_of(const Facts& facts, TablePlan& plan)
{
    if (facts.wishes.rate) return *facts.wishes.rate;
    if (plan.time && plan.time->period_s > 0.0) {
        const SampleRate rate{six_digits(1.0 / plan.time->period_s)};
        plan.notes.push_back(
            fmt::format("{:g} samples a second, from the times.", rate.per_second));
        return rate;
    }
    const auto in_name = rate_in(plan.columns.front().label);
    if (in_name) {
        plan.notes.push_back(
            fmt::format("{:g} samples a second, from the column's name.", in_name->per_second));
        return *in_name;
    }
    if (facts.hints.rate) {
        plan.notes.push_back(fmt::format("{:g} samples a second, from {}.",
                                         facts.hints.rate->rate.per_second,
                                         facts.hints.rate->from));
        return facts.hints.rate->rate;
    }
    return fail(facts.complaint("no column holds the time and nothing names the sample rate, which "
                                "cannot be guessed. Give it with --rate HZ."));
}

void note_columns(TablePlan& plan)
{
    for (const ColumnPlan& column : plan.columns)
        if (column.guessed)
            plan.notes.push_back(fmt::format("{} from {}.", name(column.channel), column.label));
}

Result<TablePlan> plan_signals(const Facts& facts, TablePlan plan)
{
    auto time = time_of_rows(facts, plan, std::nullopt);
    if (!time) return fail(time.error());
    plan.time = *time;
    note_time(facts, plan);
    const auto rate = rate_of(facts, plan);
    if (!rate) return fail(rate.error());
    plan.rate = *rate;
    if (plan.time && plan.time->period_s <= 0.0) plan.time->period_s = 1.0 / rate->per_second;
    return plan;
}

Result<TablePlan> plan_positions(const Facts& facts, TablePlan plan)
{
    plan.kind = RowKind::beat_positions;
    const auto& names = facts.head.layout.names;
    const auto symbol = std::find(names.begin(), names.end(), "symbol");
    if (symbol != names.end())
        plan.symbol_column = static_cast<std::size_t>(symbol - names.begin());
    plan.notes.emplace_back("Its numbers are the samples at which the heart beat.");
    const auto rate = rate_of(facts, plan);
    if (!rate) return fail(rate.error());
    plan.rate = *rate;
    return plan;
}

Result<TablePlan> plan_intervals(const Facts& facts, TablePlan plan)
{
    const ColumnPlan& column = plan.columns.front();
    const std::vector<double> values = facts.head.numbers(column.column);
    if (values.empty())
        return fail(facts.complaint(fmt::format("{} holds no numbers.", column.label)));
    const bool named = column.column < facts.head.layout.names.size();
    const auto unit_s =
        named ? meaning_of(facts.head.layout.names[column.column]).unit_s : std::nullopt;
    plan.kind = RowKind::intervals;
    plan.interval_unit_ms = unit_s ? *unit_s * 1e3 : interval_unit_ms(values);
    auto time = time_of_rows(facts, plan, median_of(values) * plan.interval_unit_ms / 1e3);
    if (!time) return fail(time.error());
    plan.time = *time;
    plan.notes.push_back(fmt::format("Its intervals are in {}.",
                                     plan.interval_unit_ms == 1.0 ? "milliseconds" : "seconds"));
    note_time(facts, plan);
    if (!plan.time) return plan;
    plan.stamping = stamping_of(facts, plan);
    if (plan.stamping == Stamping::at_interval_start)
        plan.notes.emplace_back("Each time is that of the interval's beginning.");
    if (plan.stamping == Stamping::loose)
        plan.notes.emplace_back("The times are those of arrival: beats are placed by their "
                                "intervals, and the times show the holes.");
    return plan;
}

TablePlan plan_list(const Facts& facts)
{
    TablePlan plan;
    plan.kind = RowKind::interval_list;
    plan.columns.push_back({Channel::rr, 0, "every number", true, Meaning::rr});
    std::vector<double> values;
    for (const std::string& cell : facts.head.rows.front())
        if (const auto number = number_in(cell)) values.push_back(*number);
    plan.interval_unit_ms = interval_unit_ms(values);
    note_columns(plan);
    return plan;
}

} // namespace

Result<TablePlan> plan_of(const std::filesystem::path& path, const ImportOptions& wishes)
{
    auto head = TableHead::of(path);
    if (!head) return fail(head.error());
    SidecarMetadata hints = hints_of(path, head->layout.comments);
    if (head->layout.names.empty() && hints.names.size() <= head->columns())
        head->layout.names = hints.names;
    const Facts facts{path, std::move(*head), std::move(hints), wishes};
    if (!facts.named() && wishes.channels.empty() && is_interval_list(facts.head))
        return plan_list(facts);

    auto found = columns_of(facts);
    if (!found) return fail(found.error());
    auto columns = one_kind_of_row(facts, std::move(*found));
    if (!columns) return fail(columns.error());

    TablePlan plan;
    plan.columns = std::move(*columns);
    note_columns(plan);
    if (plan.columns.front().meaning == Meaning::beat_position) return plan_positions(facts, plan);
    if (plan.columns.front().channel == Channel::rr) return plan_intervals(facts, plan);
    return plan_signals(facts, std::move(plan));
}

} // namespace eupnea
