// SPDX-License-Identifier: MIT
// The wall clock and the person's calendar, for what is written down with a date.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "practice/plan.hpp"

namespace eupnea::app {

std::int64_t unix_ms_now();

/// Of a moment on the person's own clock, given as if that clock were UTC.
std::int64_t unix_ms_of_local(std::int64_t unix_ms_as_if_utc);

/// "2026-11-21 22:05" or "2026-11-21T22:05:30", in the person's time zone.
std::optional<std::int64_t> unix_ms_in(const std::string& text);

/// Monday, midnight, of the week of this moment, in the person's time zone.
std::int64_t week_begin_unix_ms(std::int64_t unix_ms);

/// This day, as a plan's first.
PlanBegin plan_begin(std::int64_t unix_ms);

} // namespace eupnea::app
