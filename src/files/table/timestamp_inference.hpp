// SPDX-License-Identifier: MIT
// What the time stamps of a table's rows are worth: their unit, their step, their regularity.
#pragma once

#include <optional>

#include "files/table/cell.hpp"
#include "files/table/column_names.hpp"
#include "files/table/table_head.hpp"

namespace eupnea {

struct TimestampInference {
    std::size_t column = 0; ///< from 0
    bool is_date = false;   ///< dates or times of day instead of numbers
    bool is_clock = false;  ///< times of day, which begin anew at midnight
    DateOrder date_order = DateOrder::day_first;
    double unit_s = 1.0;   ///< seconds in one unit
    double origin_s = 0.0; ///< taken off, so that the recording begins near zero
    double period_s = 0.0; ///< mean step; 0 when there are too few rows
    double step_s = 0.0;   ///< middle of the steps that are not zero
    bool regular = true;   ///< steps differ from the mean by less than a quarter
    bool coarse = false;   ///< several rows share a stamp, so stamps only guide the time

    bool regular_or_coarse() const { return regular || coarse; }
};

/// The stamps of a column from its first row on, in its own unit; seconds for dates.
class StampReader {
public:
    explicit StampReader(const TimestampInference& plan) : plan_(plan) {}
    std::optional<double> operator()(std::string_view cell);

private:
    TimestampInference plan_;
    double midnights_s_ = 0.0; ///< that have passed
    std::optional<double> last_;
};

/// The column holds numbers that grow, or dates.
bool could_be_time(const TableHead& head, std::size_t column);

/// Steps by exactly one from row to row: numbers the rows.
bool counts_rows(const TableHead& head, std::size_t column);

/// `unit_s` as the column's name tells it; else the first of s, ms, us, ns that makes the rows come
/// 2 to 20000 times a second, or, with intervals in the rows, that makes the rows come as slowly as
/// these on the whole.
TimestampInference infer_timestamps(const TableHead& head, std::size_t column,
                                    std::optional<double> unit_s,
                                    std::optional<double> mean_interval_s);

} // namespace eupnea
