// SPDX-License-Identifier: MIT
// Which column holds the time of a row, and in which unit.
#pragma once

#include <optional>

#include "files/table/table_facts.hpp"
#include "files/table/table_plan.hpp"

namespace eupnea {

/// None when rows have no time of their own, or the person gave the rate.
/// mean_interval_s is that of a table of heartbeats: it decides a unit that nothing names.
Result<std::optional<TimestampInference>>
time_of_rows(const TableFacts& facts, const TablePlan& plan, std::optional<double> mean_interval_s);

/// Adds to the plan's notes where the time comes from.
void note_time(const TableFacts& facts, TablePlan& plan);

} // namespace eupnea
