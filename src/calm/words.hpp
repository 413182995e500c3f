// SPDX-License-Identifier: MIT
// The words that a person reads: warm, plain, without judgement.
#pragma once

#include <string_view>

#include "base/event.hpp"

namespace eupnea {

constexpr std::string_view words_for(BreathPhase phase)
{
    switch (phase) {
    case BreathPhase::inhale:
        return "breathe in";
    case BreathPhase::hold_full:
        return "rest, full";
    case BreathPhase::exhale:
        return "breathe out";
    case BreathPhase::hold_empty:
        return "rest, empty";
    }
    return "";
}

constexpr std::string_view words_for(Calm calm)
{
    switch (calm) {
    case Calm::not_enough:
        return "measuring";
    case Calm::working:
        return "working";
    case Calm::settling:
        return "settling";
    case Calm::settled:
        return "settled";
    }
    return "";
}

/// What the screen says of it; empty where the reason is said instead.
constexpr std::string_view sentence_for(Calm calm)
{
    switch (calm) {
    case Calm::not_enough:
        return "";
    case Calm::working:
        return "finding the rhythm";
    case Calm::settling:
        return "settling";
    case Calm::settled:
        return "settled: heart and breath move together";
    }
    return "";
}

/// A verdict that was made without a baseline.
constexpr bool is_provisional(const State& state)
{
    return state.calm != Calm::not_enough && state.calm_provisional;
}
constexpr std::string_view provisional_note =
    " (provisional: nothing of yours to compare with yet)";

/// Said while much more air is moved than at first.
constexpr std::string_view less_air_sentence =
    "breathe gently, not deeply: let it be small and easy";
/// Said wherever a rhythm without order withholds variability; nothing is suggested.
constexpr std::string_view irregular_note =
    "The heart beats irregularly. Irregular beats are common; a doctor can tell more.";

/// Shown at the start of every session. Over-breathing lowers carbon dioxide; one instruction against
/// it lessens the fall (Szulczewski 2019).
constexpr std::string_view over_breathing_note =
    "Breathe gently, not deeply: softly, as if nobody should notice. If you feel light-headed, let "
    "your breath go its own way for a while. Stopping is always fine.";

} // namespace eupnea
