// SPDX-License-Identifier: MIT
// Dates and lengths in words, in the person's own time zone.
#pragma once

#include <cstdint>
#include <string>

#include "base/units.hpp"

namespace eupnea::report {

/// "12:05", or "1:02:05".
std::string clock_text(Seconds since_start);
/// "9 min", "45 s", "1 h 05 min".
std::string length_text(Seconds length);

std::string date_in_words(std::int64_t unix_ms); ///< "Thursday, 12 June 2025"
std::string short_date(std::int64_t unix_ms);    ///< "12 Jun"
std::string time_of_day(std::int64_t unix_ms);   ///< "19:04"
/// "3 March to 12 June 2025", without what is said twice.
std::string date_range(std::int64_t from_unix_ms, std::int64_t until_unix_ms);

} // namespace eupnea::report
