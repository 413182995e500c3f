// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/statistics.hpp"
#include "files/table/cell.hpp"
#include "files/table/heart_like.hpp"
#include "files/table/intervals.hpp"
#include "files/table/row_plans.hpp"
#include "files/table/stamped_intervals.hpp"
#include "files/table/table_rate.hpp"
#include "files/table/table_time.hpp"

namespace eupnea {

namespace {

std::string_view unit_of_intervals(const TablePlan& plan)
{
    if (plan.interval_unit_ms == 1.0) return "milliseconds";
    if (plan.interval_unit_ms == 1000.0) return "seconds";
    return plan.interval_unit_ms < 0.5 ? "microseconds or less" : "parts of a second";
}

void note_stamping(TablePlan& plan)
{
    if (plan.stamping == Stamping::at_interval_start)
        plan.notes.emplace_back("Each time is that of the interval's beginning.");
    if (plan.stamping == Stamping::loose)
        plan.notes.emplace_back("The times are those of arrival: beats are placed by their "
                                "intervals, and the times show the holes.");
}

} // namespace

std::optional<double> positions_per_second(const TableFacts& facts, const ColumnPlan& column)
{
    std::optional<double> rate;
    if (facts.metadata.rate) rate = facts.metadata.rate->rate.per_second;
    if (facts.options.rate) rate = facts.options.rate->per_second;
    return beat_positions_per_second(facts.head.numbers(column.column), rate);
}

Result<TablePlan> plan_positions(const TableFacts& facts, TablePlan plan)
{
    plan.kind = RowKind::beat_positions;
    const auto& names = facts.head.layout.names;
    const auto symbol = std::find(names.begin(), names.end(), "symbol");
    if (symbol != names.end())
        plan.symbol_column = static_cast<std::size_t>(symbol - names.begin());
    const auto per_second = positions_per_second(facts, plan.columns.front());
    if (per_second == 1.0 || per_second == 1000.0) {
        plan.notes.push_back(fmt::format("Its numbers are the times of heartbeats, in {}.",
                                         per_second == 1.0 ? "seconds" : "milliseconds"));
        plan.rate = SampleRate{*per_second};
        return plan;
    }
    plan.notes.emplace_back("Its numbers are the samples at which the heart beat.");
    const auto rate = rate_of(facts, plan);
    if (!rate) return fail(rate.error());
    plan.rate = *rate;
    return plan;
}

Result<TablePlan> plan_intervals(const TableFacts& facts, TablePlan plan)
{
    const ColumnPlan& column = plan.columns.front();
    std::vector<double> values = facts.head.numbers(column.column);
    if (values.empty())
        return fail(facts.message(fmt::format("{} holds no numbers.", column.label)));
    plan.signed_beats = change_sign_at_beats(values);
    if (plan.signed_beats)
        for (double& value : values) value = std::abs(value);
    const auto unit_s = facts.unit_s_in_name(column.column);
    plan.kind = RowKind::intervals;
    plan.interval_unit_ms = unit_s ? *unit_s * 1e3 : interval_unit_ms(values);
    auto time = time_of_rows(facts, plan, median(values) * plan.interval_unit_ms / 1e3);
    if (!time) return fail(time.error());
    plan.time = *time;
    if (plan.time && !unit_s) correct_unit(facts, plan);
    plan.notes.push_back(fmt::format("Its intervals are in {}.", unit_of_intervals(plan)));
    if (plan.signed_beats)
        plan.notes.emplace_back("The sign changes with every beat and is left out.");
    note_time(facts, plan);
    if (!plan.time) return plan;
    const StampedIntervals rows{facts, plan};
    plan.stamping = stamping_of(rows);
    plan.repeated_beats = plan.stamping == Stamping::loose && has_repeated_beats(rows);
    if (plan.repeated_beats)
        plan.notes.emplace_back("The intervals add up to more time than passed: rows that repeat a "
                                "beat are left out.");
    note_stamping(plan);
    return plan;
}

TablePlan plan_list(const TableFacts& facts)
{
    TablePlan plan;
    plan.kind = RowKind::interval_list;
    plan.columns.push_back({Channel::rr, 0, "every number", true, Meaning::rr});
    std::vector<double> values;
    for (const std::string& cell : facts.head.rows.front())
        if (const auto number = number_in(cell)) values.push_back(*number);
    plan.interval_unit_ms = interval_unit_ms(values);
    plan.notes.push_back("rr from every number.");
    return plan;
}

} // namespace eupnea
