// SPDX-License-Identifier: MIT
// Heart-rate variability in the time domain, each measure with its definition and its source.
#pragma once

#include <cmath>
#include <limits>
#include <optional>
#include <span>

#include "base/units.hpp"

namespace eupnea {

// Every function takes normal-to-normal (NN) intervals in order, corrected beats already left out.
// Where intervals are missing (a gap, a corrected beat), one `nn_break` stands in their place: no
// difference is ever taken across it. Nothing comes back when there are too few intervals for the
// measure to exist; how many it needs to mean something is for the caller to ask.
//
// Source, where none is named: Task Force of the ESC and NASPE, Circulation 93:1043 (1996).

constexpr Milliseconds nn_break{std::numeric_limits<double>::quiet_NaN()};
inline bool is_break(Milliseconds nn) { return std::isnan(nn.count()); }

/// Mean NN interval. Needs one interval.
std::optional<Milliseconds> mean_nn(std::span<const Milliseconds> nn);

/// Beats over time: 60 000 / mean NN, in beats/min. Not the mean of the momentary rates, which is
/// higher by about the squared coefficient of variation.
std::optional<double> mean_heart_rate_bpm(std::span<const Milliseconds> nn);

/// Standard deviation of NN intervals, n - 1 divisor. Needs two intervals.
std::optional<Milliseconds> sdnn(std::span<const Milliseconds> nn);

/// Root mean square of successive differences. Needs one difference.
std::optional<Milliseconds> rmssd(std::span<const Milliseconds> nn);

/// Standard deviation of successive differences (signed), n - 1 divisor. Needs two differences.
std::optional<Milliseconds> sdsd(std::span<const Milliseconds> nn);

/// Share of successive differences of more than 50 ms either way, in percent of the differences.
std::optional<double> pnn50_percent(std::span<const Milliseconds> nn);

/// Width of the Poincare plot across the line of identity: the standard deviation, n divisor, of
/// (NN[i+1] - NN[i]) / sqrt 2. Source: Brennan, Palaniswami, Kamen, IEEE TBME 48:1342 (2001).
std::optional<Milliseconds> sd1(std::span<const Milliseconds> nn);

/// Length of the Poincare plot along the line of identity: the standard deviation, n divisor, of
/// (NN[i] + NN[i+1]) / sqrt 2. Source: as sd1.
std::optional<Milliseconds> sd2(std::span<const Milliseconds> nn);

/// Baevsky's stress index AMo / (2 Mo MxDMn) in percent per second squared: Mo the centre of the
/// fullest 50 ms bin (bins begin at multiples of 50 ms, the lower one wins a tie), AMo the percent
/// of intervals in it, MxDMn the longest minus the shortest interval, Mo and MxDMn in seconds.
/// Other programs print its square root. It depends on the bins and jumps with one false interval.
/// Nothing when all intervals are equal. Source: Baevsky, Chernikova, Cardiometry 10:66 (2017).
std::optional<double> stress_index(std::span<const Milliseconds> nn);

} // namespace eupnea
