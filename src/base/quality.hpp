// SPDX-License-Identifier: MIT
// Whether a signal can be believed, and if not, why.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/event_words.hpp"

namespace eupnea {

/// Why a measure is withheld. The numbers are part of the recording format: append only.
enum class Reason : std::uint8_t {
    none = 0,        ///< nothing is wrong
    no_signal,       ///< no sample has arrived, or none lately
    settling,        ///< the detector is still learning the signal
    no_contact,      ///< lead off, or the sensor says it is not on the body
    flat,            ///< constant signal
    saturated,       ///< clipped at the converter's end
    motion,          ///< a movement burst
    noisy,           ///< too noisy to find events in
    few_beats,       ///< too few beats in the window
    corrected_beats, ///< more than 5 % of the beats were corrected
    few_breaths,     ///< too few breaths in the window
    sources_differ,  ///< estimates of the same thing disagree
    no_sinus_swing,  ///< the heart carries no breathing rhythm
    too_fast,        ///< breathing above half the heart rate cannot be seen in beats
    paced_breathing, ///< the measure means nothing in paced breathing
    gap,             ///< part of the window was lost
    no_baseline,     ///< no baseline to compare with
    irregular,       ///< the heart beats without order: there is a mean rate, and no variability
    talking,         ///< people speak
};
constexpr std::size_t reason_count = 19;
template <>
struct EnumWords<Reason> {
    static constexpr std::array<std::string_view, reason_count> all{
        "none",        "no_signal",      "settling",       "no_contact", "flat",
        "saturated",   "motion",         "noisy",          "few_beats",  "corrected_beats",
        "few_breaths", "sources_differ", "no_sinus_swing", "too_fast",   "paced_breathing",
        "gap",         "no_baseline",    "irregular",      "talking"};
};

/// One short clause each, to stand after a dash: "heart rate - the sensor has no contact".
constexpr std::array<std::string_view, reason_count> reason_clauses{
    "",
    "no signal yet",
    "getting to know the signal",
    "the sensor has no contact",
    "the signal is flat",
    "the signal is at its limit",
    "movement hides the signal",
    "the signal is too noisy",
    "too few beats yet",
    "too many uncertain beats",
    "too few breaths yet",
    "the sources disagree",
    "the heart shows no breathing rhythm",
    "breathing is too fast for the beats to show",
    "not meaningful while breathing is paced",
    "part of the signal was lost",
    "no baseline yet",
    "the rhythm is irregular",
    "people are talking",
};
constexpr std::string_view clause(Reason reason)
{
    return reason_clauses[static_cast<std::size_t>(reason)];
}

/// The verdict on a stretch of signal.
struct Quality {
    float level = 0.0f;                ///< 0 nothing to believe, 1 as good as it gets
    Reason reason = Reason::no_signal; ///< none when the level is good enough

    constexpr bool good() const { return reason == Reason::none; }

    static constexpr void fields(auto& quality, auto&& field)
    {
        field("level", quality.level);
        field("reason", quality.reason);
    }
    friend bool operator==(const Quality&, const Quality&) = default;
};

} // namespace eupnea
