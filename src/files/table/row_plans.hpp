// SPDX-License-Identifier: MIT
// How to read the rows of a table, by what a row is.
#pragma once

#include <optional>

#include "files/table/table_facts.hpp"
#include "files/table/table_plan.hpp"

namespace eupnea {

/// A row is one moment of a wave.
Result<TablePlan> plan_signals(const TableFacts& facts, TablePlan plan);

/// A row is one heartbeat, given as an interval.
Result<TablePlan> plan_intervals(const TableFacts& facts, TablePlan plan);

/// A row is one heartbeat, given as a time or a sample number.
Result<TablePlan> plan_positions(const TableFacts& facts, TablePlan plan);

/// How many units of a column of beat times make a second; none for intervals.
std::optional<double> positions_per_second(const TableFacts& facts, const ColumnPlan& column);

/// Every cell of every row is an interval.
TablePlan plan_list(const TableFacts& facts);

} // namespace eupnea
