// SPDX-License-Identifier: MIT
#include "practice/plan.hpp"

#include <fmt/format.h>
#include <libical/ical.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <memory>

namespace eupnea {

namespace {

constexpr std::array<std::string_view, 7> day_names{"mon", "tue", "wed", "thu",
                                                    "fri", "sat", "sun"};
constexpr std::array<const char*, 7> rule_names{"MO", "TU", "WE", "TH", "FR", "SA", "SU"};

struct FreeComponent {
    void operator()(icalcomponent* component) const { icalcomponent_free(component); }
};

/// The first such day, today or later.
icaltimetype first_time(const Plan& plan, const PlanBegin& begin, int day)
{
    icaltimetype time = icaltime_null_time();
    time.year = begin.year;
    time.month = begin.month;
    time.day = begin.day;
    time.hour = plan.hour;
    time.minute = plan.minute;
    icaltime_adjust(&time, (day - begin.weekday + 7) % 7, 0, 0, 0);
    return time;
}

icalcomponent* weekly_event(const Plan& plan, const PlanBegin& begin, int day)
{
    icalcomponent* event = icalcomponent_new_vevent();
    const icaltimetype start = first_time(plan, begin, day);
    const std::string uid =
        fmt::format("eupnea-{}-{}", begin.now_unix_s, rule_names[static_cast<std::size_t>(day)]);
    icalcomponent_set_uid(event, uid.c_str());
    icalcomponent_set_dtstamp(
        event, icaltime_from_timet_with_zone(begin.now_unix_s, 0, icaltimezone_get_utc_timezone()));
    icalcomponent_set_dtstart(event, start);
    icalcomponent_set_duration(event, icaldurationtype_from_int(plan.minutes * 60));
    icalcomponent_set_summary(event, plan.title.c_str());
    const std::string rule = fmt::format("FREQ=WEEKLY;BYDAY={};COUNT={}",
                                         rule_names[static_cast<std::size_t>(day)], plan.weeks);
    icalcomponent_add_property(
        event, icalproperty_new_rrule(icalrecurrencetype_from_string(rule.c_str())));
    return event;
}

} // namespace

Result<std::vector<int>> parse_days(std::string_view text)
{
    std::vector<int> days;
    while (!text.empty()) {
        const std::string_view word = text.substr(0, text.find(','));
        text.remove_prefix(std::min(text.size(), word.size() + 1));
        const auto found = std::ranges::find(day_names, word);
        if (found == day_names.end())
            return fail(
                UserMessage{fmt::format("\"{}\" is no day; give days such as mon,wed,fri.", word)});
        days.push_back(static_cast<int>(found - day_names.begin()));
    }
    std::ranges::sort(days);
    days.erase(std::unique(days.begin(), days.end()), days.end());
    if (days.empty()) return fail(UserMessage{"Give the days, such as mon,wed,fri."});
    return days;
}

Result<Plan> at_time_of_day(Plan plan, std::string_view text)
{
    char rest = 0;
    const std::string word{text};
    const int found = std::sscanf(word.c_str(), "%2d:%2d%c", &plan.hour, &plan.minute, &rest);
    if (found != 2 || plan.hour < 0 || plan.hour > 23 || plan.minute < 0 || plan.minute > 59)
        return fail(UserMessage{fmt::format("\"{}\" is no time of day; give it as 19:30.", text)});
    return plan;
}

std::string icalendar(const Plan& plan, const PlanBegin& begin)
{
    const std::unique_ptr<icalcomponent, FreeComponent> calendar{icalcomponent_new_vcalendar()};
    icalcomponent_add_property(calendar.get(), icalproperty_new_version("2.0"));
    icalcomponent_add_property(calendar.get(), icalproperty_new_prodid("-//Eupnea//Plan//EN"));
    for (const int day : plan.days)
        icalcomponent_add_component(calendar.get(), weekly_event(plan, begin, day));
    return icalcomponent_as_ical_string(calendar.get());
}

} // namespace eupnea
