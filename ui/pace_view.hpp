// SPDX-License-Identifier: MIT
// How the person wants their pace to be looked for, what they are about to answer, what it came to.
#pragma once

#include <optional>
#include <string>

#include "resonance/assessment_plan.hpp"
#include "resonance/resonance.hpp"

namespace eupnea::ui {

/// Worked out once for a session, not in every frame.
struct PaceOutcome {
    Seconds session{0.0}; ///< `since_launch` of it
    Resonance resonance;
    std::string earlier; ///< what was found before, compared
};

struct PaceView {
    AssessmentMode mode = AssessmentMode::stepped;
    bool rests = true;
    int comfort = 5;                      ///< 0 to 10, not yet given
    std::optional<std::string> earlier{}; ///< what was found before, once it has been looked up
    std::optional<PaceOutcome> outcome{};
};

} // namespace eupnea::ui
