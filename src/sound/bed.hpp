// SPDX-License-Identifier: MIT
// A soft bed below the tones, synthesised: water, wind or a singing bowl, as pure functions of time.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "base/units.hpp"

namespace eupnea {

enum class Bed : std::uint8_t { none = 0, water, wind, bowl };
inline constexpr std::array<std::string_view, 4> bed_names{"none", "water", "wind", "bowl"};

/// None for a name that is no bed.
Bed bed_named(std::string_view name);

/// -1 to 1.
///
/// @param swell  0 to 1: how full the guide's breath is; louder and brighter with it
double bed_sound(Bed bed, Timestamp time, double swell);

} // namespace eupnea
