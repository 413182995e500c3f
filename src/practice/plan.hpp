// SPDX-License-Identifier: MIT
// Chosen days and times, as an iCalendar file for the person's own calendar (RFC 5545).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace eupnea {

struct Plan {
    std::vector<int> days; ///< 0 Monday to 6 Sunday
    int hour = 0;
    int minute = 0;
    int minutes = 10; ///< how long
    int weeks = 8;
    std::string title;
};

/// "mon,wed,fri", in any order.
Result<std::vector<int>> parse_days(std::string_view text);

/// "19:30" into hour and minute of the plan.
Result<Plan> at_time_of_day(Plan plan, std::string_view text);

/// The day a plan begins, and its stamp.
struct PlanBegin {
    int year;
    int month; ///< 1 to 12
    int day;
    int weekday; ///< 0 Monday
    std::int64_t now_unix_s;
};

/// One event a day of the week, repeated weekly, in local time without a time zone, so that the
/// practice stays at the same hour of the person's day.
std::string icalendar(const Plan& plan, const PlanBegin& begin);

} // namespace eupnea
