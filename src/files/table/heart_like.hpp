// SPDX-License-Identifier: MIT
// Whether an unnamed wave moves like a heart.
#pragma once

#include <span>

#include "base/units.hpp"

namespace eupnea {

/// The slope's size comes back after 0.33 to 1.5 s, as at heartbeats: its autocorrelation there has a
/// peak of 0.3 or more. Needs eight seconds.
bool moves_like_heart(std::span<const double> values, SampleRate rate);

} // namespace eupnea
