// SPDX-License-Identifier: MIT
#include "app/local_time.hpp"

#include <chrono>
#include <ctime>

namespace eupnea::app {

namespace {

std::tm local(std::int64_t unix_ms)
{
    const std::time_t seconds = unix_ms / 1000;
    std::tm time{};
    localtime_r(&seconds, &time);
    return time;
}

int weekday_from_monday(const std::tm& time) { return (time.tm_wday + 6) % 7; }

} // namespace

std::int64_t unix_ms_now()
{
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
}

std::int64_t week_begin_unix_ms(std::int64_t unix_ms)
{
    std::tm monday = local(unix_ms);
    monday.tm_mday -= weekday_from_monday(monday);
    monday.tm_hour = monday.tm_min = monday.tm_sec = 0;
    monday.tm_isdst = -1;
    return static_cast<std::int64_t>(std::mktime(&monday)) * 1000;
}

PlanBegin plan_begin(std::int64_t unix_ms)
{
    const std::tm time = local(unix_ms);
    return {time.tm_year + 1900, time.tm_mon + 1, time.tm_mday, weekday_from_monday(time),
            unix_ms / 1000};
}

} // namespace eupnea::app
