// SPDX-License-Identifier: MIT
// The words that stand for enumerations in the library and in exported tables.
#pragma once

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "base/event.hpp"

namespace eupnea {

/// In the order of the enumeration; append only, for the words are part of the format.
template <class Enum>
struct Words;

// clang-format off
template <> struct Words<Channel> { static constexpr auto all = channel_names; };
template <> struct Words<GapCause> {
    static constexpr std::array<std::string_view, 5> all{"lost_frames", "link_lost", "queue_full", "clock_jump", "file"};
};
template <> struct Words<Origin> {
    static constexpr std::array<std::string_view, 3> all{"live", "simulated", "replayed"};
};
template <> struct Words<LinkState> {
    static constexpr std::array<std::string_view, 6> all{"searching", "connected", "streaming", "lost", "refused", "ended"};
};
template <> struct Words<BeatSource> {
    static constexpr std::array<std::string_view, 3> all{"ecg", "ppg", "rr"};
};
template <> struct Words<BeatClass> {
    static constexpr std::array<std::string_view, 7> all{"normal", "ectopic", "missed", "extra", "long", "short", "first"};
};
template <> struct Words<BreathPhase> {
    static constexpr std::array<std::string_view, 4> all{"inhale", "hold_full", "exhale", "hold_empty"};
};
template <> struct Words<BreathSource> {
    static constexpr std::array<std::string_view, 6> all{"none", "belt", "ecg", "ppg", "rr", "fused"};
};
template <> struct Words<Calm> {
    static constexpr std::array<std::string_view, 4> all{"not_enough", "working", "settling", "settled"};
};
template <> struct Words<Eyes> {
    static constexpr std::array<std::string_view, 3> all{"open", "closed", "elsewhere"};
};
template <> struct Words<CheckMoment> {
    static constexpr std::array<std::string_view, 3> all{"before", "after", "during"};
};
template <> struct Words<CheckQuestion> {
    static constexpr std::array<std::string_view, 11> all{"tension", "comfort", "body", "sensations", "thoughts", "emotions", "actions", "mentalizing", "intention", "line", "pace"};
};
template <> struct Words<PaceOutcome> {
    static constexpr std::array<std::string_view, 3> all{"not_enough", "flat", "found"};
};
template <> struct Words<Reason> {
    static constexpr std::array<std::string_view, reason_count> all{
        "none", "no_signal", "settling", "no_contact", "flat", "saturated", "motion", "noisy",
        "few_beats", "corrected_beats", "few_breaths", "sources_differ", "no_sinus_swing",
        "too_fast", "paced_breathing", "gap", "no_baseline"};
};
// clang-format on

template <class Enum>
constexpr std::string_view word_for(Enum value)
{
    return Words<Enum>::all[static_cast<std::size_t>(value)];
}

template <class Enum>
constexpr std::optional<Enum> value_of(std::string_view word)
{
    const auto& all = Words<Enum>::all;
    const auto found = std::find(all.begin(), all.end(), word);
    if (found == all.end()) return std::nullopt;
    return static_cast<Enum>(found - all.begin());
}

} // namespace eupnea
