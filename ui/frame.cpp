// SPDX-License-Identifier: MIT
#include "ui/frame.hpp"

#include <cmath>

namespace eupnea::ui {

void EasedRange::follow(float wanted_low, float wanted_high, Seconds elapsed)
{
    const bool first = high <= low;
    const float share = first ? 1.0f : static_cast<float>(1.0 - std::exp(-elapsed.count()));
    low += share * (wanted_low - low);
    high += share * (wanted_high - high);
}

} // namespace eupnea::ui
