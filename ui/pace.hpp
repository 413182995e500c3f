// SPDX-License-Identifier: MIT
// The same breath at another pace.
#pragma once

#include <optional>

#include "base/pattern.hpp"

namespace eupnea::ui {

/// Every part of the pattern stretched alike, so that the cycle takes `cycle`.
constexpr Pattern stretched(Pattern pattern, Seconds cycle)
{
    const double by = cycle / pattern.cycle();
    for (Seconds* part : {&pattern.inhale, &pattern.hold_full, &pattern.exhale, &pattern.hold_empty,
                          &pattern.top_up_rest, &pattern.top_up})
        *part *= by;
    return pattern;
}

/// The next half breath a minute up or down, from 3 to 15: nothing faster is offered as a guide.
/// Nothing where a part would become shorter or longer than is safe to offer.
std::optional<Pattern> paced_by(const Pattern& pattern, int half_steps);

} // namespace eupnea::ui
