// SPDX-License-Identifier: MIT
#include "drivers/input_columns.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "drivers/column_statistics.hpp"
#include "drivers/devices/line_fields.hpp"
#include "drivers/label_meaning.hpp"

namespace eupnea {

namespace {

constexpr double same_pulse = 0.8;    ///< correlation of two colours
constexpr double most_of_level = 0.2; ///< that a pulse is of the light that comes back
constexpr double clearly_more = 1.1;

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
    return level > 0 ? standard_deviation(detrended(column.values)) / level : 1.0;
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
        const LabelMeaning meaning = label_meaning(columns[i].name);
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
