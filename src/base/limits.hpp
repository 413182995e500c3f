// SPDX-License-Identifier: MIT
// Limits that several rooms share.
#pragma once

#include "base/units.hpp"

namespace eupnea {

/// Above it the measures of variability are withheld: share of the beats that were corrected.
constexpr double most_corrected_share = 0.05;

/// 20 to 300 bpm: what lies outside is no interval between two heartbeats.
constexpr Milliseconds shortest_interval{200.0};
constexpr Milliseconds longest_interval{3000.0};

/// State::air_ratio: more is too much. Slow, deep breathing may wash out carbon dioxide and make
/// light-headed (Szulczewski 2019).
constexpr float too_much_air = 1.8f;

} // namespace eupnea
