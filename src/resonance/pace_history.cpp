// SPDX-License-Identifier: MIT
#include "resonance/pace_history.hpp"

#include <cmath>
#include <fmt/format.h>

namespace eupnea {

namespace {

constexpr std::int64_t two_weeks_ms = 14LL * 24 * 3600 * 1000;

bool overlap(const PaceFound& a, const PaceFound& b)
{
    return a.low_per_min <= b.high_per_min && b.low_per_min <= a.high_per_min;
}

} // namespace

std::string sentence(const EarlierPace& earlier)
{
    const PaceFound& then = earlier.found;
    if (!then.rate_per_min) return fmt::format("On {} no pace stood out.", earlier.date);
    return fmt::format("On {} it was {:.1f}, between {:.1f} and {:.1f}.", earlier.date,
                       *then.rate_per_min, then.low_per_min, then.high_per_min);
}

std::string compared(const PaceFound& now, const EarlierPace& earlier)
{
    const std::string then = sentence(earlier);
    if (!now.rate_per_min || !earlier.found.rate_per_min) return then;
    if (overlap(now, earlier.found)) return then + " That is the same, as far as the two can tell.";
    const double change = *now.rate_per_min - *earlier.found.rate_per_min;
    return fmt::format("{} Now it is {:.1f} {}; the newer one is the one to go by.", then,
                       std::abs(change), change > 0.0 ? "faster" : "slower");
}

bool worth_another_look(const EarlierPace& last, std::int64_t now_unix_ms)
{
    return now_unix_ms - last.unix_ms >= two_weeks_ms;
}

} // namespace eupnea
