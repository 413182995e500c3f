// SPDX-License-Identifier: MIT
// What stands in each column of a sketch's numbers: a wave, a count, a time, or what changes with the beats.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "drivers/first_bytes.hpp"

namespace eupnea {

/// One column of the first seconds, or one input of a board.
struct InputColumn {
    std::string name{};             ///< in a line of words above the numbers; empty: none
    std::vector<double> values{};   ///< one a line
    std::vector<double> arrivals{}; ///< of the lines, s
};

/// Of the lines that have as many numbers as most; the first, which may be half a line, left out.
std::vector<InputColumn> input_columns(const Driver& driver, std::span<const Chunk> chunks);

enum class ColumnUse : std::uint8_t {
    wave = 0,
    rare,     ///< changes now and then, as what is reported once a beat
    constant, ///< has not changed yet
    derived,  ///< named as a rate, a temperature and the like
    counts,   ///< rises by the same step each line, or as time does: never a signal
};
ColumnUse use_of(const InputColumn& column);

/// The share of its lines in which it changes, 0 to 1.
double share_of_changes(const InputColumn& column);

/// Which sensor is taken to be on which input.
struct InputGuess {
    Wiring wiring{};
    std::string
        set_aside{}; ///< a sentence on columns that are left out; empty where there are none
};

/// The person's choice, but for columns that count; else the channels that the columns' names state; else
/// the driver's usual sensor at the first wave. Of columns that move together (the colours of a pulse
/// board) the one with the largest pulse for its level is taken, as infrared has: red's is about half
/// of it at full saturation. Nothing is wired where every column counts.
InputGuess guess_inputs(const Driver& driver, std::span<const InputColumn> columns,
                        const std::optional<Wiring>& chosen);

} // namespace eupnea
