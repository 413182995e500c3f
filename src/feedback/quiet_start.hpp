// SPDX-License-Identifier: MIT
// Two quiet minutes before the guide, so that there is something of the person's own to compare with.
#pragma once

#include <string_view>

#include "base/units.hpp"

namespace eupnea {

/// How long the person breathes freely before a guide that runs for `planned` (0: until they stop).
/// Two minutes are what the calm state's baseline takes; a session shorter than five begins at once.
constexpr Seconds quiet_before(Seconds planned)
{
    constexpr Seconds two_minutes{120.0};
    constexpr Seconds short_session{300.0};
    return planned == Seconds{0.0} || planned >= short_session ? two_minutes : Seconds{0.0};
}

constexpr std::string_view quiet_note =
    "First a quiet while: breathe just as you like, so that Eupnea learns what is usual for you "
    "today.";

} // namespace eupnea
