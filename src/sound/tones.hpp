// SPDX-License-Identifier: MIT
// The sounds of a practice as pure functions of time: two breath tones and a bell.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "pacing/pacer.hpp"

namespace eupnea {

/// From one sine to four overtones.
enum class Timbre : std::uint8_t { pure = 0, soft, warm };

/// "pure", "soft" or "warm"; soft for anything else.
Timbre timbre_named(std::string_view name);

constexpr Hertz inhale_pitch{220.0};  ///< A3
constexpr Hertz exhale_pitch{164.81}; ///< E3, a fourth below

/// How loud each tone is, 0 to 1. The inhale swells and the exhale fades, so that one hears how far
/// along the breath is; a hold is silent.
struct ToneLevels {
    double inhale = 0.0;
    double exhale = 0.0;
};
ToneLevels tone_levels(const std::optional<Pacer::Moment>& breath);

/// -1 to 1. Its phase depends on the time alone.
double tone(Hertz pitch, Timbre timbre, Timestamp time);

/// The same for a phase in cycles, for a pitch that moves.
double tone(double cycles, Timbre timbre);

/// -1 to 1, for some seconds after it was struck.
double bell(Seconds since_struck);
constexpr Seconds bell_length{5.0};

/// 0 at 0 and below, 1 at 1 and above, level at both ends.
double ease(double x);

} // namespace eupnea
