// SPDX-License-Identifier: MIT
// What a finished session comes to, so that the line through many does not read them all again.
#pragma once

#include <cstdint>
#include <optional>

#include "base/events/found.hpp"

namespace eupnea {

/// Means over the seconds that had a value. Guided: while the guide ran. At rest: the quiet minutes before.
struct SessionSummed {
    Timestamp time;             ///< the session's end
    std::uint32_t recipe;       ///< how it was computed; results of two recipes are not compared
    float heart_share;          ///< of the seconds that had a heart rate, 0 to 1
    float breath_share;         ///< of the seconds that had a breathing rate, 0 to 1
    float talk_share;           ///< of the seconds in which the breath was as in talking, 0 to 1
    BreathSource breath_source; ///< of most seconds
    std::optional<float> rest_heart_rate_bpm;
    std::optional<float> rest_breath_rate_per_min;
    std::optional<float> rest_swing_bpm;
    std::optional<float> guided_breath_rate_per_min;
    std::optional<float> guided_swing_bpm;

    static constexpr EventKind kind{"session_summed", EventRole::message, EventStorage::row};
    static constexpr void fields(auto& summed, auto&& field)
    {
        field("time_s", summed.time);
        field("recipe", summed.recipe);
        field("heart_share", summed.heart_share);
        field("breath_share", summed.breath_share);
        field("talk_share", summed.talk_share);
        field("breath_source", summed.breath_source);
        field("rest_heart_rate_bpm", summed.rest_heart_rate_bpm);
        field("rest_breath_rate_per_min", summed.rest_breath_rate_per_min);
        field("rest_swing_bpm", summed.rest_swing_bpm);
        field("guided_breath_rate_per_min", summed.guided_breath_rate_per_min);
        field("guided_swing_bpm", summed.guided_swing_bpm);
    }
    friend bool operator==(const SessionSummed&, const SessionSummed&) = default;
};

} // namespace eupnea
