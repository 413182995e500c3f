// SPDX-License-Identifier: MIT
// How the person wants their pace to be looked for, what they are about to answer, what it came to.
#pragma once

#include <optional>
#include <string>

#include "resonance/assessment_plan.hpp"
#include "resonance/resonance.hpp"
#include "ui/resources.hpp"

namespace eupnea::ui {

/// Worked out once for a session, not in every frame.
struct PaceOutcome {
    Seconds session{0.0}; ///< `since_launch` of it
    Resonance resonance;
    Loaded<EarlierPaces> earlier;
    std::string words; ///< beside it: how it felt, and what was found before, compared
};

struct PaceState {
    AssessmentMode mode = AssessmentMode::stepped;
    bool rests = true;
    int comfort = 5;                 ///< 0 to 10, not yet given
    std::optional<unsigned> visit{}; ///< in which the earlier ones were asked for
    Loaded<EarlierPaces> earlier{};  ///< what was found before
    std::optional<PaceOutcome> outcome{};
};

} // namespace eupnea::ui
