// SPDX-License-Identifier: MIT
// The wall clock and the person's calendar, for what is written down with a date.
#pragma once

#include <cstdint>

#include "practice/plan.hpp"

namespace eupnea::app {

std::int64_t unix_ms_now();

/// Monday, midnight, of the week of this moment, in the person's time zone.
std::int64_t week_begin_unix_ms(std::int64_t unix_ms);

/// This day, as a plan's first.
PlanBegin plan_begin(std::int64_t unix_ms);

} // namespace eupnea::app
