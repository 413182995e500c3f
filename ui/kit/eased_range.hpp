// SPDX-License-Identifier: MIT
// An axis that follows its values slowly.
#pragma once

#include <cmath>

#include "base/units.hpp"

namespace eupnea::ui {

struct EasedRange {
    float low = 0.0f;
    float high = 0.0f;

    /// Goes toward the wanted range with a time constant of a second; the first time at once.
    void follow(float wanted_low, float wanted_high, Seconds elapsed)
    {
        const bool first = high <= low;
        const float share = first ? 1.0f : static_cast<float>(1.0 - std::exp(-elapsed.count()));
        low += share * (wanted_low - low);
        high += share * (wanted_high - high);
    }
};

} // namespace eupnea::ui
