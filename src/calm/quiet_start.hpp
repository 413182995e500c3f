// SPDX-License-Identifier: MIT
// Two quiet minutes before the guide, so that there is something of the person's own to compare with.
#pragma once

#include <algorithm>
#include <string_view>

#include "base/units.hpp"

namespace eupnea {

/// How long the person breathes freely before a guide that runs for `planned` (0: until they stop) and
/// itself begins with `free_already` of free breathing. Two minutes are what the calm state's baseline
/// takes; a session shorter than five begins at once.
constexpr Seconds quiet_before(Seconds planned, Seconds free_already = Seconds{0.0})
{
    constexpr Seconds two_minutes{120.0};
    constexpr Seconds short_session{300.0};
    if (planned > Seconds{0.0} && planned < short_session) return Seconds{0.0};
    return std::max(Seconds{0.0}, two_minutes - free_already);
}

constexpr std::string_view quiet_note =
    "First a quiet while: breathe just as you like, so that Eupnea learns what is usual for you "
    "today.";

} // namespace eupnea
