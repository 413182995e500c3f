// SPDX-License-Identifier: MIT
// What can be said of two people who breathed at the same time, minute by minute.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "together/common_time.hpp"

namespace eupnea {

/// Why nothing is said.
enum class TogetherReason : std::uint8_t {
    none = 0,
    simulated, ///< one of the two is no person
    guide, ///< a guide runs, or ran within the last minute: whoever follows it is together with it
    talk,  ///< who speaks breathes to the sentence
    poor_signal, ///< less than three quarters of a window are known
    no_breath,   ///< no belt on both
    too_short,   ///< less than three minutes
};
template <>
struct EnumWords<TogetherReason> {
    static constexpr std::array<std::string_view, 7> all{
        "none", "simulated", "guide", "talk", "poor_signal", "no_breath", "too_short"};
};
std::string_view clause(TogetherReason reason);

/// A minute of the common time, or all that count.
struct Together {
    TogetherReason reason = TogetherReason::none; ///< the others mean nothing unless none
    double value = 0.0;
    double by_chance = 0.0; ///< mean of the surrogates
    double p = 1.0;
    bool above_chance = false;
};

struct TogetherMinute {
    Timestamp from; ///< in the first record's time
    Together together;
};

/// Of one measure. A minute is above chance with p < 0.05, the whole with p < 0.01.
struct TogetherMeasure {
    Together whole;
    std::vector<TogetherMinute> minutes;

    std::size_t counted() const;      ///< minutes that anything is said of
    std::size_t above_chance() const; ///< of them; none unless the whole is
};

/// At an onset of the first's inhale.
struct PhaseDifference {
    Timestamp time;
    double cycles; ///< -0.5 to 0.5; above 0: the second is further on in its breath
};

struct Togetherness {
    CommonTime time;
    TogetherMeasure heart;         ///< mean absolute Fisher's z of windowed cross-correlations
    TogetherMeasure breath;        ///< steadiness of the phase difference within windows
    std::optional<double> in_step; ///< share of time within a quarter cycle, 0 to 1
    std::optional<double> in_step_by_chance;
    std::vector<PhaseDifference> cycles; ///< of the minutes of breath that count
    /// Lag of the hearts' greatest correlation; below 0: the second goes first. Only where they are together
    /// more than by chance, and alternate windows agree.
    std::optional<Seconds> second_is_behind;
};

/// Deterministic: the same events give the same words, live or from a recording.
Togetherness togetherness(const BodyRecord& first, const BodyRecord& second);

} // namespace eupnea
