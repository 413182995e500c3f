// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>

#include "files/sample_rates.hpp"
#include "files/table/row_plans.hpp"
#include "files/table/table_rate.hpp"
#include "files/table/table_time.hpp"

namespace eupnea {

namespace {

/// The slowest that a wave of that channel can be sampled at and still show a beat or a breath.
double slowest_of(Channel channel)
{
    switch (channel) {
    case Channel::ecg:
        return 40.0;
    case Channel::ppg:
        return 8.0;
    default:
        return slowest_rate.per_second;
    }
}

/// A heart rate a second is no pulse wave, whatever its column is called.
Result<TablePlan> fast_enough(const TableFacts& facts, TablePlan plan)
{
    const auto too_slow = [&](const ColumnPlan& column) {
        return column.guessed && plan.rate.per_second < slowest_of(column.channel);
    };
    const auto slow = std::find_if(plan.columns.begin(), plan.columns.end(), too_slow);
    if (slow == plan.columns.end()) return plan;
    const ColumnPlan left_out = *slow;
    std::erase_if(plan.columns, too_slow);
    if (plan.columns.empty())
        return fail(facts.message(fmt::format(
            "{} has {:g} rows a second, too few to show a {}. If it is one, say so with --channel "
            "{}=COLUMN.",
            left_out.label, plan.rate.per_second,
            left_out.channel == Channel::ecg ? "heartbeat's ECG" : "pulse wave",
            name(left_out.channel))));
    return plan;
}

} // namespace

Result<TablePlan> plan_signals(const TableFacts& facts, TablePlan plan)
{
    auto time = time_of_rows(facts, plan, std::nullopt);
    if (!time) return fail(time.error());
    plan.time = *time;
    note_time(facts, plan);
    const auto rate = rate_of(facts, plan);
    if (!rate) return fail(rate.error());
    plan.rate = *rate;
    if (plan.time && plan.time->period_s <= 0.0) plan.time->period_s = 1.0 / rate->per_second;
    return fast_enough(facts, std::move(plan));
}

} // namespace eupnea
