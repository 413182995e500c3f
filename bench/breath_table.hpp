// SPDX-License-Identifier: MIT
// One row of the breath table, and what the rows are made from.
#pragma once

#include <fmt/format.h>
#include <string>
#include <vector>

#include "base/event.hpp"
#include "breath_truth.hpp"
#include "columns.hpp"

namespace eupnea::bench {

struct BreathRow {
    std::string recording;
    std::string source; ///< and what its truth marks
    std::size_t breaths = 0;
    std::optional<Score> onsets;
    RateErrors rate;
    std::vector<double> delays; ///< s, of each turn; of a derived rate, until its first value
};

inline void print_head()
{
    fmt::print("{:<36} {:<20} {:>7} {:>6} {:>6} {:>6} {:>15} {:>7} {:>7} {:>6}\n", "recording",
               "source (truth)", "breaths", "F1 %", "MAE", "bias", "95 % limits", "shown %",
               "wrong %", "delay");
}

inline void print(const BreathRow& row)
{
    auto delays = row.delays;
    std::sort(delays.begin(), delays.end());
    const double spread = 1.96 * row.rate.spread();
    const auto number = [](bool there, double value) {
        return there ? fmt::format("{:.2f}", value) : std::string{"-"};
    };
    const bool any = !row.rate.errors.empty();
    fmt::print(
        "{:<36} {:<20} {:>7} {:>6} {:>6} {:>6} {:>15} {:>7} {:>7} {:>6}\n", row.recording,
        row.source, row.breaths ? std::to_string(row.breaths) : "-",
        row.onsets ? fmt::format("{:.1f}", row.onsets->f1()) : "-",
        number(any, row.rate.mean_absolute()), number(any, row.rate.bias()),
        any ? fmt::format("{:.2f} .. {:.2f}", row.rate.bias() - spread, row.rate.bias() + spread)
            : "-",
        fmt::format("{:.1f}", row.rate.shown_percent()),
        any ? fmt::format("{:.1f}", row.rate.wrong_percent()) : "-",
        number(!delays.empty(), delays.empty() ? 0.0 : delays[delays.size() / 2]));
}

inline std::vector<Sample> samples_of(Channel channel, const std::vector<double>& values,
                                      double rate)
{
    std::vector<Sample> samples;
    samples.reserve(values.size());
    for (std::size_t i = 0; i < values.size(); ++i)
        samples.push_back({channel, at(Seconds{static_cast<double>(i) / rate}), values[i]});
    return samples;
}

/// Sample numbers of marks, as seconds.
inline Marks marks_from(const std::filesystem::path& path, double rate, std::size_t column = 0)
{
    const Columns columns = read_columns(path);
    Marks marks;
    if (columns.size() > column)
        for (const double sample : columns[column]) marks.push_back(sample / rate);
    return marks;
}

/// Every other mark, from the first or from the second on.
inline Marks alternate(const Marks& marks, std::size_t from)
{
    Marks half;
    for (std::size_t i = from; i < marks.size(); i += 2) half.push_back(marks[i]);
    return half;
}

void print_measured_breath();
void print_derived_breath(bool every_window);
void print_simulated_breath(bool every_window);
void print_breath_alone();
void print_breath_beside_guides();

/// Of the volunteer's paced breathing, as the ECG has them.
std::vector<Sample> paced_ecg_intervals();
/// R peaks by another detector, as intervals.
std::vector<Sample> intervals_of(const Marks& beats);
/// gudb_rr_a: the beats of each person in a condition, s, by the first lead that there is.
std::vector<Marks> beats_of_people(const std::string& condition);

} // namespace eupnea::bench
