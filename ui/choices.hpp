// SPDX-License-Identifier: MIT
// The practices that can be begun: the catalogue, the slow-down, and a pattern of one's own.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "pacing/pacer.hpp"
#include "session/command.hpp"

namespace eupnea::ui {

struct Choice {
    std::string_view title;
    std::string_view sentence;
    std::string_view caution;
    Pattern pattern;
    std::optional<std::size_t> max_cycles;
    bool slow_down = false;

    /// The command that begins it for so many minutes, or for as many breaths as are wise.
    BeginSession begin(int minutes) const;
};

/// `own` comes first where it is not in the catalogue.
std::vector<Choice> choices(const std::optional<Pattern>& own);

/// Which of them is `own`; 0 when there is none.
std::size_t index_of(const std::vector<Choice>& choices, const std::optional<Pattern>& own);

} // namespace eupnea::ui
