// SPDX-License-Identifier: MIT
// What stands in one column: a wave, a count, a time, or what changes with the beats.
#include <algorithm>
#include <cmath>

#include "base/statistics.hpp"
#include "drivers/column_statistics.hpp"
#include "drivers/input_columns.hpp"
#include "drivers/label_meaning.hpp"

namespace eupnea {

namespace {

constexpr std::size_t fewest_lines = 8;
constexpr double rare_share = 0.1;   ///< of the lines, in which a value of a beat changes
constexpr double fast_lines = 20.0;  ///< a second: a wave changes more often than a beat
constexpr double steady_share = 0.9; ///< of the steps, that are the same in a counter
constexpr double straight = 0.995;   ///< correlation of time stamps with arrivals
constexpr double most_falls =
    0.15; ///< of the steps of a counter, which wraps after 8 lines or more
constexpr double time_units[] = {1.0, 1e3, 1e6}; ///< a second: s, ms, us

std::vector<double> steps_of(std::span<const double> values)
{
    std::vector<double> steps;
    for (std::size_t i = 1; i < values.size(); ++i) steps.push_back(values[i] - values[i - 1]);
    return steps;
}

/// By the same amount each line, but for lost lines and for falls to its beginning.
bool rises_by_the_same(std::vector<double> steps)
{
    const std::size_t all = steps.size();
    std::erase_if(steps, [](double step) { return step < 0; });
    const std::size_t falls = all - steps.size();
    if (steps.empty() || static_cast<double>(falls) > most_falls * static_cast<double>(all))
        return false;
    const auto middle = steps.begin() + static_cast<std::ptrdiff_t>(steps.size() / 2);
    std::ranges::nth_element(steps, middle);
    const double step = *middle;
    const auto same = std::ranges::count_if(
        steps, [&](double other) { return std::abs(other - step) <= 1e-6 * step; });
    return step > 0 &&
           static_cast<double>(same) >= steady_share * static_cast<double>(steps.size());
}

/// As seconds, milliseconds or microseconds do; after a wrap, before it.
bool rises_as_time(const InputColumn& column, std::span<const double> steps)
{
    const auto falls = std::ranges::count_if(steps, [](double step) { return step < 0; });
    if (falls > 1) return false;
    const auto wrap = std::ranges::min_element(steps) - steps.begin();
    const auto from = falls == 1 ? static_cast<std::size_t>(wrap) + 1 : 0;
    const auto values = std::span{column.values}.subspan(from);
    const auto arrivals = std::span{column.arrivals}.subspan(from);
    const double elapsed = arrivals.back() - arrivals.front();
    if (values.size() < fewest_lines || elapsed <= 0) return false;
    const double slope = (values.back() - values.front()) / elapsed;
    const bool unit = std::ranges::any_of(
        time_units, [&](double per_second) { return std::abs(slope / per_second - 1) < 0.15; });
    return unit && correlation(values, arrivals) > straight;
}

} // namespace

double share_of_changes(const InputColumn& column)
{
    if (column.values.size() < 2) return 0;
    const std::vector<double> steps = steps_of(column.values);
    const auto changes = std::ranges::count_if(steps, [](double step) { return step != 0; });
    return static_cast<double>(changes) / static_cast<double>(steps.size());
}

ColumnUse use_of(const InputColumn& column)
{
    const LabelKind named = label_meaning(column.name).kind;
    if (named == LabelKind::counting) return ColumnUse::counts;
    if (named == LabelKind::derived) return ColumnUse::derived;
    if (column.values.size() < fewest_lines) return ColumnUse::wave;
    const std::vector<double> steps = steps_of(column.values);
    const double changes = share_of_changes(column);
    if (changes == 0) return ColumnUse::constant;
    if (rises_by_the_same(steps) || rises_as_time(column, steps)) return ColumnUse::counts;
    const double elapsed = column.arrivals.back() - column.arrivals.front();
    const bool fast = static_cast<double>(column.values.size()) >= fast_lines * elapsed;
    if (fast && changes < rare_share) return ColumnUse::rare;
    return ColumnUse::wave;
}

} // namespace eupnea
