// SPDX-License-Identifier: MIT
// What a session came to, step by step: means of what was measured, and how much of the time had them.
#pragma once

#include <optional>
#include <vector>

#include "session/session.hpp"

namespace eupnea {

struct StepFacts {
    StepBegan step;                        ///< as it was first announced
    Timestamp until;                       ///< where the next step begins, or the session ends
    std::optional<float> heart_rate_bpm{}; ///< mean over the seconds that have one
    std::optional<float> breath_rate_per_min{};
    std::optional<float> hr_swing_bpm{};
    std::optional<Reason>
        reason{}; ///< the commonest reason of the seconds without a heart rate, where most have none
};

/// Seconds of talk count in no mean, whenever it was marked.
std::vector<StepFacts> step_facts(const Session& session);

} // namespace eupnea
