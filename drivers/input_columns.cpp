// SPDX-License-Identifier: MIT
#include "drivers/input_columns.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "drivers/devices/line_fields.hpp"
#include "drivers/label_meaning.hpp"

namespace eupnea {

namespace {

constexpr std::size_t fewest_lines = 8;
constexpr double rare_share = 0.1;   ///< of the lines, in which a value of a beat changes
constexpr double fast_lines = 20.0;  ///< a second: a wave changes more often than a beat
constexpr double steady_share = 0.9; ///< of the steps, that are the same in a counter
constexpr double straight = 0.995;   ///< correlation of time stamps with arrivals
constexpr double same_pulse = 0.8;   ///< correlation of two colours
constexpr double most_falls =
    0.15; ///< of the steps of a counter, which wraps after 8 lines or more
constexpr double most_of_level = 0.2; ///< that a pulse is of the light that comes back
constexpr double clearly_more = 1.1;
constexpr double time_units[] = {1.0, 1e3, 1e6}; ///< a second: s, ms, us

std::vector<double> steps_of(std::span<const double> values)
{
    std::vector<double> steps;
    for (std::size_t i = 1; i < values.size(); ++i) steps.push_back(values[i] - values[i - 1]);
    return steps;
}

double mean(std::span<const double> values)
{
    double sum = 0;
    for (const double value : values) sum += value;
    return sum / static_cast<double>(values.size());
}

double deviation(std::span<const double> values)
{
    const double middle = mean(values);
    double sum = 0;
    for (const double value : values) sum += (value - middle) * (value - middle);
    return std::sqrt(sum / static_cast<double>(values.size()));
}

/// Pearson's; 0 where one of them does not change.
double correlation(std::span<const double> a, std::span<const double> b)
{
    const double mean_a = mean(a);
    const double mean_b = mean(b);
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i) sum += (a[i] - mean_a) * (b[i] - mean_b);
    const double spread = deviation(a) * deviation(b) * static_cast<double>(a.size());
    return spread > 0 ? sum / spread : 0.0;
}

/// Without its straight trend over the lines.
std::vector<double> detrended(std::span<const double> values)
{
    std::vector<double> index(values.size());
    for (std::size_t i = 0; i < index.size(); ++i) index[i] = static_cast<double>(i);
    const double slope =
        correlation(index, values) * deviation(values) / std::max(deviation(index), 1e-9);
    std::vector<double> rest(values.begin(), values.end());
    for (std::size_t i = 0; i < rest.size(); ++i) rest[i] -= slope * index[i];
    return rest;
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

/// Separators of a heading: blanks only where there is no other, so that "Time (ms)" is one name.
std::string_view separators_in(std::string_view line)
{
    return line.find_first_of(",;\t") == std::string_view::npos ? " " : ",;\t";
}

/// The names in a line of words; nothing when a part of it is no word.
std::vector<std::string> names_in(std::string_view line)
{
    std::vector<std::string> names;
    const std::string_view separators = separators_in(line);
    while (!line.empty()) {
        const std::string_view name = without_blanks(next_field(line, separators));
        if (name.empty()) continue;
        const bool word = std::ranges::any_of(name, [](char c) { return c >= 'A' && c <= 'z'; });
        if (!word || names.size() == most_inputs) return {};
        names.emplace_back(name);
    }
    return names;
}

struct Line {
    Inputs inputs;
    double arrival;
};

struct Lines {
    std::vector<Line> all;
    std::vector<std::string> names; ///< of the last line of words before the numbers
};

Lines lines_of(const Driver& driver, std::span<const Chunk> chunks)
{
    Lines found;
    bool first = true;
    each_frame(driver.framing, chunks, [&](Bytes frame, const Chunk& chunk) {
        const Decoded reading = driver.decode(frame);
        const bool whole = !std::exchange(first, false);
        if (reading && whole && reading->inputs.size() > 0)
            found.all.push_back({reading->inputs, seconds_of(chunk.arrival)});
        if (!reading && found.all.empty() && driver.framing == lines)
            found.names = names_in(as_text(frame));
        return reading.has_value();
    });
    return found;
}

/// How many numbers most lines have.
std::size_t usual_count(std::span<const Line> all)
{
    std::array<std::size_t, most_inputs + 1> lines_with{};
    for (const Line& line : all) ++lines_with[line.inputs.size()];
    return static_cast<std::size_t>(std::ranges::max_element(lines_with) - lines_with.begin());
}

/// The column of this use that comes first; most_inputs for none.
std::size_t first_of(std::span<const ColumnUse> uses, ColumnUse use)
{
    const auto found = std::ranges::find(uses, use);
    return found == uses.end() ? most_inputs : static_cast<std::size_t>(found - uses.begin());
}

/// Those that move as this column does, itself first.
std::vector<std::size_t> companions_of(std::size_t column, std::span<const InputColumn> columns,
                                       std::span<const ColumnUse> uses)
{
    std::vector<std::size_t> together{column};
    const auto own = detrended(columns[column].values);
    for (std::size_t i = 0; i < columns.size(); ++i)
        if (i != column && uses[i] == ColumnUse::wave &&
            correlation(own, detrended(columns[i].values)) > same_pulse)
            together.push_back(i);
    return together;
}

double share_of_level(const InputColumn& column)
{
    const double level = mean(column.values);
    return level > 0 ? deviation(detrended(column.values)) / level : 1.0;
}

/// Of the colours of one pulse the one that pulses most for its level; where they are about equal the
/// second, as the chips give red first; the first column where they are no light.
std::size_t best_of(std::span<const std::size_t> together, std::span<const InputColumn> columns)
{
    const auto share = [&](std::size_t i) { return share_of_level(columns[i]); };
    const bool light =
        std::ranges::all_of(together, [&](std::size_t i) { return share(i) < most_of_level; });
    if (!light || together.size() < 2) return together.front();
    std::size_t best = together[1];
    for (const std::size_t other : together)
        if (share(other) > clearly_more * share(best)) best = other;
    return best;
}

Wiring named_wiring(std::span<const InputColumn> columns, std::span<const ColumnUse> uses)
{
    Wiring wiring{};
    std::array<std::uint8_t, channel_count> rank;
    rank.fill(255);
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const LabelMeaning meaning = meaning_of(columns[i].name);
        if (meaning.kind != LabelKind::channel || meaning.channel > Channel::belt) continue;
        std::uint8_t& best = rank[static_cast<std::size_t>(meaning.channel)];
        if (uses[i] == ColumnUse::counts || meaning.rank >= best) continue;
        std::ranges::replace(wiring, std::optional{meaning.channel}, std::nullopt);
        wiring[i] = meaning.channel;
        best = meaning.rank;
    }
    return wiring;
}

Wiring usual_wiring(const Driver& driver, std::span<const InputColumn> columns,
                    std::span<const ColumnUse> uses, std::span<const std::size_t> together)
{
    Wiring wiring{};
    std::size_t input =
        together.empty() ? first_of(uses, ColumnUse::rare) : best_of(together, columns);
    if (input == most_inputs) input = first_of(uses, ColumnUse::constant);
    if (input < most_inputs) wiring[input] = driver.wiring->front();
    return wiring;
}

/// "Columns 1 and 2"
std::string numbers_of(std::span<const std::size_t> columns)
{
    std::string text = columns.size() > 1 ? "columns " : "column ";
    for (std::size_t i = 0; i < columns.size(); ++i)
        text += fmt::format("{}{}",
                            i == 0                    ? ""
                            : i + 1 == columns.size() ? " and "
                                                      : ", ",
                            columns[i] + 1);
    return text;
}

std::string sentence_on(std::span<const ColumnUse> uses, std::vector<std::size_t> together,
                        const Wiring& wiring)
{
    std::vector<std::size_t> counting;
    for (std::size_t i = 0; i < uses.size(); ++i)
        if (uses[i] == ColumnUse::counts) counting.push_back(i);
    std::string text;
    if (!counting.empty())
        text = fmt::format("{} only count{} and {} no sensor{}", numbers_of(counting),
                           counting.size() > 1 ? "" : "s", counting.size() > 1 ? "are" : "is",
                           together.size() > 1 ? "; " : "");
    std::ranges::sort(together);
    const auto taken =
        std::ranges::find_if(together, [&](std::size_t i) { return wiring[i].has_value(); });
    if (together.size() > 1 && taken != together.end())
        text += fmt::format("{} move together, as the colours of one pulse: column {} is taken",
                            numbers_of(together), *taken + 1);
    if (text.empty()) return text;
    text.front() = 'C';
    return text + '.';
}

} // namespace

std::vector<InputColumn> input_columns(const Driver& driver, std::span<const Chunk> chunks)
{
    const Lines found = lines_of(driver, chunks);
    const std::size_t count = usual_count(found.all);
    std::vector<InputColumn> columns(count);
    for (const Line& line : found.all) {
        if (line.inputs.size() != count) continue;
        for (std::size_t i = 0; i < count; ++i) {
            columns[i].values.push_back(line.inputs[i]);
            columns[i].arrivals.push_back(line.arrival);
        }
    }
    if (found.names.size() == count)
        for (std::size_t i = 0; i < count; ++i) columns[i].name = found.names[i];
    return columns;
}

double share_of_changes(const InputColumn& column)
{
    if (column.values.size() < 2) return 0;
    const std::vector<double> steps = steps_of(column.values);
    const auto changes = std::ranges::count_if(steps, [](double step) { return step != 0; });
    return static_cast<double>(changes) / static_cast<double>(steps.size());
}

ColumnUse use_of(const InputColumn& column)
{
    const LabelKind named = meaning_of(column.name).kind;
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

InputGuess guess_inputs(const Driver& driver, std::span<const InputColumn> columns,
                        const std::optional<Wiring>& chosen)
{
    std::vector<ColumnUse> uses(columns.size(), ColumnUse::wave);
    if (driver.framing == lines) std::ranges::transform(columns, uses.begin(), use_of);
    InputGuess guess{.wiring = chosen.value_or(Wiring{})};
    for (std::size_t i = 0; i < most_inputs; ++i)
        if (i >= columns.size() || uses[i] == ColumnUse::counts) guess.wiring[i].reset();
    if (driver.framing != lines) {
        if (guess.wiring == Wiring{}) guess.wiring = *driver.wiring;
        for (std::size_t i = columns.size(); i < most_inputs; ++i) guess.wiring[i].reset();
        return guess;
    }

    std::vector<std::size_t> together;
    if (const std::size_t first = first_of(uses, ColumnUse::wave); first < most_inputs)
        together = companions_of(first, columns, uses);
    if (guess.wiring == Wiring{}) guess.wiring = named_wiring(columns, uses);
    if (guess.wiring == Wiring{}) guess.wiring = usual_wiring(driver, columns, uses, together);
    guess.set_aside = sentence_on(uses, together, guess.wiring);
    return guess;
}

} // namespace eupnea
