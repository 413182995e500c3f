// SPDX-License-Identifier: MIT
// Whether a rhythm is in the order of the beats: a permutation test.
#pragma once

#include "base/units.hpp"
#include "breath/beat_table.hpp"

namespace eupnea {

/// How far the strongest band in the beats' spectrum stands above the strongest bands of the same
/// beats in another order, in standard deviations of those: white noise, uneven rhythms and poor
/// signals have as much in any order.
///
///     beats -> discrete cosine transform -> sum over the series -> strongest band, an octave at most
///     the same 20 times with the beats shuffled -> mean, deviation
///
/// A band's strength is the logarithm of the likelihood ratio between two levels of power, one inside
/// and one outside, and one for all. What is slower than `above` is left out, as a wave of its own of
/// whatever strength. Deterministic: the orders are always the same. 0 for a table without enough.
double beyond_chance(const BeatTable& beats, BreathRate above);

constexpr double clear_evidence = 4.0; ///< deviations: then there is a rhythm
constexpr BreathRate slow_waves{7.5};  ///< breaths/min: below are the waves of blood pressure

} // namespace eupnea
