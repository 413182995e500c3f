// SPDX-License-Identifier: MIT
// Whether numbers can be intervals between heartbeats.
#pragma once

#include <optional>
#include <span>
#include <vector>

namespace eupnea {

/// Longest and shortest length of one heartbeat's interval, in ms, that is passed on to be judged;
/// 10 s without a beat is a lost contact, not a heart.
constexpr double shortest_interval_ms = 1.0;
constexpr double longest_interval_ms = 10'000.0;

/// Milliseconds in one unit of the values: 1, or 1000 when their median is below 10 (Kubios).
double interval_unit_ms(const std::vector<double>& values);

/// Most of the values lie between 200 and 3000 ms.
bool could_be_intervals(const std::vector<double>& values);

/// Roughness (RMSSD over SD of 64 values) from which on values are intervals though their name says
/// a wave. Slow deep breathing makes intervals run as smoothly as a pulse of 25 samples a second.
constexpr double rough_as_intervals = 0.5;
constexpr double rough_as_no_wave = 0.2;

/// Nine of ten values lie between 300 and 2000 ms, they change from beat to beat as a heart's do, up as
/// often as down, and few stand far from the rest: an ECG in counts has its R waves there.
bool look_like_heartbeats(const std::vector<double>& values,
                          double least_roughness = rough_as_no_wave);

/// Nine of ten values are the time since the value before, in s or ms: a list of beats.
bool are_steps_of(const std::vector<double>& stamps, const std::vector<double>& values);

/// The values, in s or ms, add up to the time that passed between the first and the last stamp, in s or ms,
/// to three parts of ten.
bool add_up_to(const std::vector<double>& stamps, const std::vector<double>& values);

/// Values that grow by what looks like heartbeats: how many of them make a second, of `rate` (for numbers of
/// samples), 1 (seconds) and 1000 (milliseconds).
std::optional<double> beat_positions_per_second(const std::vector<double>& values,
                                                std::optional<double> rate);

/// The values run as smoothly as a sampled wave: from one to the next they change by less than
/// a fifth of how they scatter over 64 of them, or they rise more often than they fall or less. Intervals
/// jump more from beat to beat.
bool runs_smoothly(std::span<const double> values);

/// A fifth or more of the values are negative, and all are intervals but for that: a Zephyr strap
/// changes the sign with every new beat.
bool change_sign_at_beats(const std::vector<double>& values);

} // namespace eupnea
