// SPDX-License-Identifier: MIT
// A breathing rate with what it is worth.
#pragma once

#include <optional>

#include "base/event.hpp"

namespace eupnea {

/// Breaths a minute, or the reason why there is no number.
struct BreathRateEstimate {
    std::optional<float> per_minute;
    float error = 0.0f; ///< plus or minus, breaths/min: one standard deviation
    BreathSource source = BreathSource::none;
    Reason reason = Reason::no_signal; ///< none when there is a number
};

/// From the heart's signals.
struct DerivedRate {
    double per_minute;
    double error; ///< plus or minus, one standard deviation
};

} // namespace eupnea
