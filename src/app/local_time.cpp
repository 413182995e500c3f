// SPDX-License-Identifier: MIT
#include "app/local_time.hpp"

#include <chrono>
#include <cstdio>
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

std::int64_t unix_ms_of_local(std::int64_t unix_ms_as_if_utc)
{
    const std::time_t seconds = unix_ms_as_if_utc / 1000;
    std::tm time{};
    gmtime_r(&seconds, &time);
    time.tm_isdst = -1;
    return std::int64_t{std::mktime(&time)} * 1000 + unix_ms_as_if_utc % 1000;
}

std::optional<std::int64_t> unix_ms_in(const std::string& text)
{
    std::tm time{};
    int used = 0;
    const int parts = std::sscanf(text.c_str(), "%4d-%2d-%2d%*1[ T]%2d:%2d%n", &time.tm_year,
                                  &time.tm_mon, &time.tm_mday, &time.tm_hour, &time.tm_min, &used);
    if (parts != 5) return std::nullopt;
    const std::string rest = text.substr(static_cast<std::size_t>(used));
    if (!rest.empty() && std::sscanf(rest.c_str(), ":%2d", &time.tm_sec) != 1) return std::nullopt;
    time.tm_year -= 1900;
    time.tm_mon -= 1;
    time.tm_isdst = -1;
    const std::tm asked = time;
    const std::time_t seconds = std::mktime(&time);
    const bool real = seconds != -1 && time.tm_mday == asked.tm_mday &&
                      time.tm_min == asked.tm_min && time.tm_sec == asked.tm_sec;
    return real ? std::optional{std::int64_t{seconds} * 1000} : std::nullopt;
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
