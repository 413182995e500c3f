// SPDX-License-Identifier: MIT
// What is said of the measured breath beside its rate.
#pragma once

#include <string_view>

#include "session/session.hpp"

namespace eupnea {

/// A short fact such as "a sigh"; empty where there is none. A pause between two breaths is none, nor
/// is a hold where the guide has holds.
inline std::string_view breath_fact(const Session& session, Timestamp now)
{
    constexpr Seconds longest_pause = 4s;
    const auto& happened = session.breath_happened();
    if (!happened) return "";
    const auto& pattern = session.pacer().pattern();
    const bool holds_asked = session.pacer().running() && pattern->has_holds();
    switch (happened->happening) {
    case BreathHappening::none:
        return "";
    case BreathHappening::hold:
        return !holds_asked && now - happened->time >= longest_pause ? "held" : "";
    case BreathHappening::sigh:
        return "a sigh";
    case BreathHappening::speech:
        return "as in talking";
    case BreathHappening::cough_or_slip:
        return "a cough, or the belt slipped";
    case BreathHappening::saturated:
        return "the belt is at its limit";
    }
    return "";
}

} // namespace eupnea
