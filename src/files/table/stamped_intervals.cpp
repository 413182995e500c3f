// SPDX-License-Identifier: MIT
#include "files/table/stamped_intervals.hpp"

#include <algorithm>
#include <cmath>

#include "base/statistics.hpp"
#include "files/table/cell.hpp"
#include "files/table/repeated_beats.hpp"

namespace eupnea {

namespace {

/// All intervals but the first together take that share of their number of milliseconds.
bool is_exact_share(const StampedIntervals& rows, double share)
{
    double sum_ms = 0.0;
    for (std::size_t i = 1; i < rows.ms.size(); ++i) sum_ms += rows.ms[i];
    return std::abs(1e3 * rows.elapsed_s() / sum_ms / share - 1.0) < 0.002;
}

} // namespace

StampedIntervals::StampedIntervals(const TableFacts& facts, const TablePlan& plan)
{
    const std::size_t column = plan.columns.front().column;
    StampReader stamp_in{*plan.time};
    for (const auto& row : facts.head.rows) {
        if (row.size() <= std::max(column, plan.time->column)) continue;
        const auto interval = number_in(row[column]);
        const auto stamp = stamp_in(row[plan.time->column]);
        if (!interval || !stamp) continue;
        ms.push_back(std::abs(*interval) * plan.interval_unit_ms);
        stamp_s.push_back(*stamp * plan.time->unit_s);
    }
}

Stamping stamping_of(const StampedIntervals& rows)
{
    std::size_t at_beat = 0, at_start = 0;
    const std::size_t steps = rows.ms.empty() ? 0 : rows.ms.size() - 1;
    for (std::size_t i = 1; i < rows.ms.size(); ++i) {
        const double step_ms = 1e3 * (rows.stamp_s[i] - rows.stamp_s[i - 1]);
        at_beat += std::abs(step_ms - rows.ms[i]) < 20.0;
        at_start += std::abs(step_ms - rows.ms[i - 1]) < 20.0;
    }
    if (10 * at_beat >= 9 * steps) return Stamping::at_beat;
    return 10 * at_start >= 9 * steps ? Stamping::at_interval_start : Stamping::loose;
}

bool has_repeated_beats(const StampedIntervals& rows)
{
    constexpr double too_much = 1.3;
    double all_s = 0.0, once_s = 0.0;
    RepeatedBeats repeated;
    for (std::size_t i = 0; i < rows.ms.size(); ++i) {
        all_s += rows.ms[i] / 1e3;
        if (!repeated(rows.stamp_s[i], rows.ms[i])) once_s += rows.ms[i] / 1e3;
    }
    const double passed_s = rows.elapsed_s() + (rows.ms.empty() ? 0.0 : rows.ms.front() / 1e3);
    return rows.ms.size() > 3 && all_s > too_much * passed_s && once_s < 0.8 * all_s;
}

void correct_unit(const TableFacts& facts, TablePlan& plan)
{
    constexpr double of_256 = 1000.0 / 256.0, of_1024 = 1000.0 / 1024.0;
    const StampedIntervals rows{facts, plan};
    std::vector<double> ratios;
    for (std::size_t i = 1; i < rows.ms.size(); ++i) {
        const double step_ms = 1e3 * (rows.stamp_s[i] - rows.stamp_s[i - 1]);
        if (step_ms > 0.0 && rows.ms[i] > 0.0) ratios.push_back(step_ms / rows.ms[i]);
    }
    if (plan.interval_unit_ms != 1.0 || ratios.size() < 3) return;
    if (std::abs(median(ratios) / of_256 - 1.0) < 0.05) plan.interval_unit_ms = of_256;
    if (std::abs(median(ratios) / of_1024 - 1.0) < 0.004 && is_exact_share(rows, of_1024))
        plan.interval_unit_ms = of_1024;
}

} // namespace eupnea
