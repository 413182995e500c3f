// SPDX-License-Identifier: MIT
// What the name of a column says that it holds.
#pragma once

#include <optional>
#include <string_view>

#include "base/sample.hpp"

namespace eupnea {

enum class Meaning : std::uint8_t {
    unknown = 0,
    time,
    counter, ///< numbers the rows
    ecg,
    ppg,
    belt,
    rr,
    beat_position, ///< the row of a beat in some recording
    derived,       ///< a number made from a signal: a rate, an amplitude, a quality
};

struct ColumnMeaning {
    Meaning meaning = Meaning::unknown;
    int rank = 0;                 ///< of two columns that mean the same, the lower one is taken
    std::optional<double> unit_s; ///< seconds in one unit, when the name tells
};

/// From the words of the name: "Time [s]", "MLII_mV", "PP-interval [ms]".
ColumnMeaning meaning_of(std::string_view column_name);

/// The text is a unit and nothing else: "ms", "[mV]", "(s)", "a.u.".
bool is_unit(std::string_view text);

std::optional<Channel> channel_of(Meaning meaning);

/// "ecg", "ppg", "belt", "rr" as a person types it.
std::optional<Channel> channel_named(std::string_view name);

} // namespace eupnea
