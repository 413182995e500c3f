// SPDX-License-Identifier: MIT
#include "files/table/table_time.hpp"

#include <fmt/format.h>

namespace eupnea {

namespace {

std::string unit_text(const TimestampInference& time)
{
    if (time.is_date) return "dates";
    if (time.unit_s == 1.0) return "seconds";
    if (time.unit_s == 60.0) return "minutes";
    if (time.unit_s == 86'400.0) return "days";
    if (time.unit_s > 1e-3) return "parts of a second";
    return time.unit_s == 1e-3   ? "milliseconds"
           : time.unit_s == 1e-6 ? "microseconds"
                                 : "nanoseconds";
}

} // namespace

Result<std::optional<TimestampInference>>
time_of_rows(const TableFacts& facts, const TablePlan& plan, std::optional<double> mean_interval_s)
{
    const TableHead& head = facts.head;
    std::optional<std::size_t> column;
    if (facts.options.time_column) {
        const auto chosen = column_chosen(head, *facts.options.time_column);
        if (!chosen) return fail(chosen.error());
        column = *chosen;
    } else if (!facts.options.rate) {
        column = time_by_name(head);
        const bool taken = plan.columns.front().column == 0;
        if (!column && !facts.named() && head.columns() > 1 && !taken && could_be_time(head, 0) &&
            !counts_rows(head, 0))
            column = 0;
    }
    if (!column) return std::optional<TimestampInference>{};
    return std::optional{
        infer_timestamps(head, *column, facts.unit_s_in_name(*column), mean_interval_s)};
}

void note_time(const TableFacts& facts, TablePlan& plan)
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

} // namespace eupnea
