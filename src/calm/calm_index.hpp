// SPDX-License-Identifier: MIT
// The settling index: parts on one scale, weighted, nothing hidden.
#pragma once

#include <optional>

#include "base/event.hpp"

namespace eupnea {

/// What the index is made from, this second. Absent: not measured.
struct CalmInputs {
    std::optional<float> heart_rate_bpm{};
    std::optional<float> breath_rate_per_min{};
    std::optional<float>
        regularity{}; ///< 1 - coefficient of variation of the last breaths' lengths
    std::optional<float> swing_bpm{};
    std::optional<float> rmssd_ms{};
    std::optional<float>
        ventilation{}; ///< breath depths summed over a minute, in the sensor's unit
    std::optional<float> guide_per_min{}; ///< what the running pacer asks for
};

/// Each part as 50 + 25 z, z held within 2 either way, so that 50 is "as in the baseline":
///
///     heart rate    z = (baseline - now) / 4 bpm
///     breath rate   guided: 100 at the guide, 0 at 2 breaths/min from it
///                   free:   z = (baseline - now) / 2 breaths/min; without a baseline
///                           (14 - now) / 4, 14 +- 4 being usual for adults at rest
///     regularity    0 at 0.60, 100 at 0.95
///     swing         z = ln(now / baseline) / 0.35; no higher than the heart rate's index where that is
///                   more than 4 bpm above the baseline
///     rmssd         z = ln(now / baseline) / 0.35, in free breathing only, because slow breathing
///                   raises it mechanically
CalmParts calm_parts(const CalmInputs& now, const CalmBaseline& baseline);

/// The weighted mean of the parts that are there: heart rate 0.30, breath rate 0.20, regularity
/// 0.25, swing 0.25, rmssd 0.15. The weights are ours, fixed before any recording was looked at.
/// Nothing when they weigh less than 0.4 together.
std::optional<float> settling_index(const CalmParts& parts);

} // namespace eupnea
