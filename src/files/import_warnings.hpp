// SPDX-License-Identifier: MIT
// What a file held that could not be used, counted by reason, with the first lines it was seen on.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace eupnea {

enum class Refusal : std::uint8_t {
    empty_cell = 0, ///< nothing between the separators, or NaN
    not_a_number,
    no_cell,         ///< the row ends before this column
    unreadable_time, ///< neither a number nor a date
    time_backwards,
    time_twice,
    lone_jump,       ///< one row far away in time from its neighbours
    not_an_interval, ///< no interval between two heartbeats has this length
    repeated,        ///< the row gives a beat that has been counted
};
constexpr std::size_t refusal_count = 9;

class ImportWarnings {
public:
    void add(Refusal reason, std::size_t line);
    std::size_t total() const;

    /// One sentence for each reason that occurred: "3 values are no numbers (lines 7, 9 and 12)."
    std::vector<std::string> sentences() const;

private:
    static constexpr std::size_t lines_kept = 5;
    struct Count {
        std::size_t times = 0;
        std::array<std::size_t, lines_kept> lines{};
    };
    std::array<Count, refusal_count> counts_{};
};

} // namespace eupnea
