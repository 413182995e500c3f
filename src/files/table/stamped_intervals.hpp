// SPDX-License-Identifier: MIT
// What the times beside intervals show: where they stand, repeated rows, the unit of the intervals.
#pragma once

#include <vector>

#include "files/table/interval_rows.hpp"
#include "files/table/table_facts.hpp"
#include "files/table/table_plan.hpp"

namespace eupnea {

/// Intervals of the head with their stamps, in rows that have both.
struct StampedIntervals {
    std::vector<double> ms;
    std::vector<double> stamp_s;

    StampedIntervals(const TableFacts& facts, const TablePlan& plan);
    double elapsed_s() const { return stamp_s.empty() ? 0.0 : stamp_s.back() - stamp_s.front(); }
};

/// Whether the stamps agree with the intervals to 20 ms in nine rows of ten, and how.
Stamping stamping_of(const StampedIntervals& rows);

/// The intervals add up to a third more than the time that passed, and rows repeat each other.
bool has_repeated_beats(const StampedIntervals& rows);

/// Some devices count in 256ths or 1024ths of a second; the times beside the intervals show it.
void correct_unit(const TableFacts& facts, TablePlan& plan);

} // namespace eupnea
