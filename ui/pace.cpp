// SPDX-License-Identifier: MIT
#include "ui/pace.hpp"

#include <algorithm>
#include <cmath>

#include "pacing/patterns.hpp"

namespace eupnea::ui {

namespace {

constexpr double step = 0.5;     ///< breaths/min
constexpr double slowest = 3.0;  ///< breaths/min
constexpr double fastest = 15.0; ///< breaths/min

} // namespace

std::optional<Pattern> paced_by(const Pattern& pattern, int half_steps)
{
    const double now = breath_rate(pattern.cycle()).per_minute / step;
    const double wanted =
        half_steps > 0 ? std::floor(now + 1e-6) + half_steps : std::ceil(now - 1e-6) + half_steps;
    const double rate = std::clamp(wanted * step, slowest, fastest);
    const auto safe = within_limits(stretched(pattern, period(BreathRate{rate})));
    return safe ? std::optional{*safe} : std::nullopt;
}

} // namespace eupnea::ui
