// SPDX-License-Identifier: MIT
#include "files/table/timestamp_inference.hpp"
#include "base/statistics.hpp"

#include <cmath>

#include "files/table/cell.hpp"

namespace eupnea {

namespace {

constexpr double day_s = 86'400.0;

/// Dates or numbers, and how the dates are written.
TimestampInference kind_of(const TableHead& head, std::size_t column)
{
    TimestampInference plan{.column = column, .is_date = !head.is_numeric(column)};
    if (!plan.is_date) return plan;
    std::size_t clocks = 0, halves = 0;
    std::optional<DateOrder> proven;
    for (const auto& row : head.rows) {
        if (column >= row.size()) continue;
        clocks += is_time_of_day(row[column]);
        const std::string end = lower_case(trimmed(row[column]));
        halves += end.ends_with("am") || end.ends_with("pm");
        if (!proven) proven = date_order_of(row[column]);
    }
    plan.is_clock = 2 * clocks > head.rows.size();
    plan.date_order = proven.value_or(halves > 0 ? DateOrder::month_first : DateOrder::day_first);
    return plan;
}

std::vector<double> stamps_of(const TableHead& head, const TimestampInference& plan)
{
    std::vector<double> stamps;
    StampReader read{plan};
    for (const auto& row : head.rows)
        if (const auto stamp = plan.column < row.size() ? read(row[plan.column]) : std::nullopt)
            stamps.push_back(*stamp);
    return stamps;
}

std::vector<double> steps_of(const std::vector<double>& stamps)
{
    std::vector<double> steps;
    for (std::size_t i = 1; i < stamps.size(); ++i) steps.push_back(stamps[i] - stamps[i - 1]);
    return steps;
}

/// Steps forward that are not holes.
std::vector<double> usual_steps(const std::vector<double>& steps)
{
    std::vector<double> forward;
    for (const double step : steps)
        if (step > 0.0) forward.push_back(step);
    if (forward.empty()) return forward;
    const double limit = 5.0 * median(forward);
    std::erase_if(forward, [&](double step) { return step > limit; });
    return forward;
}

double mean_of(const std::vector<double>& values)
{
    double sum = 0.0;
    for (const double value : values) sum += value;
    return sum / static_cast<double>(values.size());
}

std::vector<double> steps_near(std::vector<double> steps, double middle)
{
    std::erase_if(steps, [&](double step) { return std::abs(step - middle) >= 0.25 * middle; });
    return steps;
}

/// Rows between the first and the last change of the stamp, over the time between these.
double coarse_period(const std::vector<double>& stamps, const std::vector<double>& usual)
{
    const double limit = 5.0 * median(usual);
    double time = 0.0;
    std::size_t rows = 0, rows_since_change = 0;
    bool changed = false;
    for (std::size_t i = 1; i < stamps.size(); ++i) {
        const double step = stamps[i] - stamps[i - 1];
        ++rows_since_change;
        if (step == 0.0) continue;
        if (changed && step > 0.0 && step <= limit) {
            time += step;
            rows += rows_since_change;
        }
        changed = true;
        rows_since_change = 0;
    }
    return rows > 0 ? time / static_cast<double>(rows) : 0.0;
}

double unit_for(double step, std::optional<double> mean_interval_s)
{
    for (const double unit : {1.0, 1e-3, 1e-6, 1e-9, day_s}) {
        const double rate = 1.0 / (step * unit);
        const bool fits = mean_interval_s ? std::abs(std::log(step * unit / *mean_interval_s)) < 1.5
                                          : rate >= 2.0 && rate <= 20'000.0;
        if (fits) return unit;
    }
    return 1.0;
}

void classify_steps(const std::vector<double>& stamps, TimestampInference& plan)
{
    const std::vector<double> steps = steps_of(stamps);
    const std::vector<double> usual = usual_steps(steps);
    if (usual.empty()) return;
    const auto still = std::count(steps.begin(), steps.end(), 0.0);
    const double middle = median(usual);
    plan.coarse = 50 * static_cast<std::size_t>(still) > steps.size();
    plan.regular = !plan.coarse && 20 * steps_near(usual, middle).size() >= 19 * usual.size();
    plan.period_s = plan.coarse ? coarse_period(stamps, usual)
                                : mean_of(plan.regular ? steps_near(usual, middle) : usual);
    plan.step_s = middle;
}

/// About one row a second, and as milliseconds the whole file would last less than three seconds.
bool counts_seconds(const TimestampInference& plan, const TableHead& head,
                    const std::vector<double>& stamps)
{
    constexpr double shortest_recording_ms = 3000.0;
    const bool slow = plan.period_s > 0.6 && plan.period_s < 1.7;
    const bool whole_file = head.rows.size() < TableHead::rows_held;
    return slow && whole_file && stamps.back() - stamps.front() < shortest_recording_ms;
}

} // namespace

std::optional<double> StampReader::operator()(std::string_view cell)
{
    if (!plan_.is_date) return number_in(cell);
    auto stamp = moment_in(cell, plan_.date_order);
    if (!stamp || !plan_.is_clock) return stamp;
    *stamp += midnights_s_;
    if (last_) {
        const double step = *stamp - *last_;
        constexpr double half_day_s = day_s / 2, slack_s = 600.0;
        const bool noon = std::abs(step + half_day_s) < slack_s; // a clock of twelve hours
        const double passed = step < -half_day_s - slack_s ? day_s : noon ? half_day_s : 0.0;
        midnights_s_ += passed;
        *stamp += passed;
    }
    last_ = stamp;
    return stamp;
}

bool could_be_time(const TableHead& head, std::size_t column)
{
    const std::vector<double> stamps = stamps_of(head, kind_of(head, column));
    if (10 * stamps.size() <= head.rows.size()) return false;
    const std::vector<double> steps = steps_of(stamps);
    const auto back = std::count_if(steps.begin(), steps.end(), [](double s) { return s < 0.0; });
    return stamps.back() > stamps.front() && 10 * static_cast<std::size_t>(back) <= steps.size();
}

bool counts_rows(const TableHead& head, std::size_t column)
{
    const std::vector<double> steps = steps_of(head.numbers(column));
    const auto ones = std::count(steps.begin(), steps.end(), 1.0);
    return steps.size() > 1 && 10 * static_cast<std::size_t>(ones) >= 9 * steps.size();
}

TimestampInference infer_timestamps(const TableHead& head, std::size_t column,
                                    std::optional<double> unit_s,
                                    std::optional<double> mean_interval_s)
{
    TimestampInference plan = kind_of(head, column);
    const std::vector<double> stamps = stamps_of(head, plan);
    classify_steps(stamps, plan);
    if (mean_interval_s && stamps.size() > 1)
        plan.period_s = (stamps.back() - stamps.front()) / static_cast<double>(stamps.size() - 1);
    if (!plan.is_date && plan.period_s > 0.0)
        plan.unit_s = unit_s ? *unit_s
                      : counts_seconds(plan, head, stamps)
                          ? 1.0
                          : unit_for(plan.period_s, mean_interval_s);
    plan.period_s *= plan.unit_s;
    plan.step_s *= plan.unit_s;
    if (stamps.empty()) return plan;
    const double first_s = stamps.front() * plan.unit_s;
    if (plan.is_date || first_s < 0.0 || first_s > day_s) plan.origin_s = first_s;
    return plan;
}

} // namespace eupnea
