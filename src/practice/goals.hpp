// SPDX-License-Identifier: MIT
// Small goals, and progress told as what was done.
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "base/units.hpp"

namespace eupnea {

struct Goal {
    std::int64_t number = 0;
    std::int64_t set_unix_ms = 0;
    std::string text; ///< in the person's words
    int times_a_week = 3;
    int minutes = 10;
    std::string look_again; ///< a date, "2026-12-01"; empty: none
    friend bool operator==(const Goal&, const Goal&) = default;
};

/// A session that took place, however long.
struct Practised {
    std::int64_t begun_unix_ms;
    Seconds length;
};

/// What was done since the goal was set. There is no count of what was not.
struct Progress {
    int times_this_week = 0;
    int times = 0;
    Seconds total{0.0};
    Seconds longest{0.0};
};

/// @param week_begin_unix_ms  of the week that is looked at
Progress progress_of(const Goal& goal, std::span<const Practised> sessions,
                     std::int64_t week_begin_unix_ms);

/// Facts as one or two sentences, the small successes by name.
std::string words_for(const Goal& goal, const Progress& progress);

} // namespace eupnea
