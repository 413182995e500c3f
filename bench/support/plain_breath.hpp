// SPDX-License-Identifier: MIT
// What others read off the intervals of half a minute, to stand beside ours.
#pragma once

#include <optional>
#include <span>

#include "base/sample.hpp"
#include "breath/track.hpp"

namespace eupnea::bench {

/// Of the intervals until `now`, at 4 a second, straight between the beats; as long as they reach, at
/// most 32 s.
Track tachogram_until(std::span<const Sample> intervals, double now);

/// The rate at the highest peak of the spectrum from 3 to 30/min, less a straight line.
std::optional<double> spectral_peak(const Track& tachogram);

/// Breaths counted in the tachogram of 0.1 to 0.5 Hz: maxima above a fifth of their third quartile
/// with one minimum below zero between two of them.
/// Source: Schaefer & Kratky, Ann Biomed Eng 36:476 (2008), original counting; band as given there.
std::optional<double> counted_originally(const Track& tachogram);

} // namespace eupnea::bench
