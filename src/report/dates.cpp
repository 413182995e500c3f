// SPDX-License-Identifier: MIT
#include "report/dates.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <ctime>

namespace eupnea::report {

namespace {

constexpr std::array days{"Sunday",   "Monday", "Tuesday", "Wednesday",
                          "Thursday", "Friday", "Saturday"};
constexpr std::array<std::string_view, 12> months{"January",   "February", "March",    "April",
                                                  "May",       "June",     "July",     "August",
                                                  "September", "October",  "November", "December"};

std::tm local_time(std::int64_t unix_ms)
{
    const auto seconds = static_cast<std::time_t>(unix_ms / 1000);
    std::tm local{};
    localtime_r(&seconds, &local);
    return local;
}

std::string_view month(const std::tm& t) { return months[static_cast<std::size_t>(t.tm_mon)]; }

} // namespace

std::string clock_text(Seconds since_start)
{
    const auto s = std::lround(since_start.count());
    return s < 3600 ? fmt::format("{}:{:02}", s / 60, s % 60)
                    : fmt::format("{}:{:02}:{:02}", s / 3600, s / 60 % 60, s % 60);
}

std::string length_text(Seconds length)
{
    const auto s = std::lround(length.count());
    if (s < 60) return fmt::format("{} s", s);
    const auto minutes = (s + 30) / 60;
    return minutes < 60 ? fmt::format("{} min", minutes)
                        : fmt::format("{} h {:02} min", minutes / 60, minutes % 60);
}

std::string date_in_words(std::int64_t unix_ms)
{
    const std::tm t = local_time(unix_ms);
    return fmt::format("{}, {} {} {}", days[static_cast<std::size_t>(t.tm_wday)], t.tm_mday,
                       month(t), t.tm_year + 1900);
}

std::string short_date(std::int64_t unix_ms)
{
    const std::tm t = local_time(unix_ms);
    return fmt::format("{} {}", t.tm_mday, month(t).substr(0, 3));
}

std::string time_of_day(std::int64_t unix_ms)
{
    const std::tm t = local_time(unix_ms);
    return fmt::format("{:02}:{:02}", t.tm_hour, t.tm_min);
}

std::string date_range(std::int64_t from_unix_ms, std::int64_t until_unix_ms)
{
    const std::tm a = local_time(from_unix_ms);
    const std::tm b = local_time(until_unix_ms);
    const std::string end = fmt::format("{} {} {}", b.tm_mday, month(b), b.tm_year + 1900);
    if (a.tm_year != b.tm_year)
        return fmt::format("{} {} {} to {}", a.tm_mday, month(a), a.tm_year + 1900, end);
    if (a.tm_mon != b.tm_mon) return fmt::format("{} {} to {}", a.tm_mday, month(a), end);
    return a.tm_mday == b.tm_mday ? end : fmt::format("{} to {}", a.tm_mday, end);
}

} // namespace eupnea::report
