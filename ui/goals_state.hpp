// SPDX-License-Identifier: MIT
// What the person is doing among the goals.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ui/kit/text_field.hpp"
#include "ui/resources.hpp"

namespace eupnea::ui {

enum class GoalsDoing : std::uint8_t { reading, setting, letting_go, planning };

/// Days and times for the calendar, as they are being chosen.
struct PlanDraft {
    std::array<bool, 7> days{true, false, true, false, true, false, false}; ///< from Monday
    int quarter = 4 * 19; ///< quarters of an hour since midnight
    int minutes = 10;
    int weeks = 8;
    std::size_t row = 0;
    std::size_t day = 0; ///< the one that the arrows are at
};

struct GoalsState {
    GoalsDoing doing = GoalsDoing::reading;
    std::optional<unsigned> visit; ///< in which the goals were asked for
    Loaded<std::vector<GoalNow>> goals;
    std::size_t goal = 0;
    Goal draft; ///< number 0: a new one
    TextField text;
    int look_again_weeks = 4; ///< 0: no date
    std::size_t row = 0;      ///< of the form
    PlanDraft plan;
    Reply<void> kept;
    std::int64_t to_drop = 0; ///< the number of the goal, while the person is asked once more
    Reply<void> dropped;
    Reply<std::string> plan_file;
    std::string message; ///< what came of the last command
};

} // namespace eupnea::ui
