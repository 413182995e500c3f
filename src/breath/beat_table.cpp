// SPDX-License-Identifier: MIT
#include "breath/beat_table.hpp"

#include <algorithm>
#include <cmath>

#include "base/statistics.hpp"

namespace eupnea {

namespace {

constexpr std::size_t fewest_beats = 10;
constexpr double least_span = 14.0;  ///< s
constexpr double longest_hole = 5.0; ///< s
constexpr double outlier_deviations = 4.0;

void add_beat(BeatTable& table, std::span<const Modulation> modulations, std::size_t i, double age)
{
    for (std::size_t k = 0; k < modulations.size(); ++k) {
        const auto value = static_cast<float>(modulations[k][i].value);
        if (!std::isfinite(value)) return;
        table.series[k][table.beats] = value;
    }
    table.age[table.beats++] = age;
}

/// False for one that says nothing.
bool without_outliers(std::span<float> values)
{
    BeatTable::Series buffer;
    const std::span<float> used{buffer.data(), values.size()};
    std::copy(values.begin(), values.end(), used.begin());
    const float middle = median(used);
    std::transform(values.begin(), values.end(), used.begin(),
                   [=](float v) { return std::abs(v - middle); });
    const auto limit = static_cast<float>(outlier_deviations * 1.4826) * median(used);
    std::size_t outliers = 0;
    for (float& value : values) {
        outliers += std::abs(value - middle) > limit ? 1 : 0;
        value = std::clamp(value, middle - limit, middle + limit);
    }
    return limit > 0.0f && 3 * outliers < values.size();
}

} // namespace

bool BeatTable::enough() const { return beats >= fewest_beats && span() >= least_span; }

BeatTable table_of(std::span<const Modulation> modulations, Timestamp now)
{
    BeatTable table;
    if (modulations.empty()) return table;
    double before = 0.0;
    for (std::size_t i = modulations[0].size(); i-- > 0 && table.beats < BeatTable::most_beats;) {
        const double age = (now - modulations[0][i].time).count();
        if (!(age >= 0.0)) continue;
        if (age > BeatTable::window.count() || age - before > longest_hole) break;
        const std::size_t beats = table.beats;
        add_beat(table, modulations, i, age);
        if (table.beats > beats) before = age;
    }
    if (table.beats == 0) return table;
    for (std::size_t k = 0; k < modulations.size(); ++k) {
        const std::span<float> values{table.series[k].data(), table.beats};
        if (!without_outliers(values)) continue;
        if (table.size != k) table.series[table.size] = table.series[k];
        ++table.size;
    }
    return table;
}

} // namespace eupnea
