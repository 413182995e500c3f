// SPDX-License-Identifier: MIT
#include "practice/goals.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace eupnea {

namespace {

constexpr Seconds shortest_that_counts{30.0};

std::string times_words(int times)
{
    if (times == 1) return "once";
    if (times == 2) return "twice";
    return fmt::format("{} times", times);
}

long whole_minutes(Seconds length) { return std::lround(length.count() / 60.0); }

} // namespace

Progress progress_of(const Goal& goal, std::span<const Practised> sessions,
                     std::int64_t week_begin_unix_ms)
{
    Progress progress;
    for (const Practised& session : sessions) {
        if (session.length < shortest_that_counts) continue;
        if (session.begun_unix_ms >= week_begin_unix_ms) ++progress.times_this_week;
        if (session.begun_unix_ms < goal.set_unix_ms) continue;
        ++progress.times;
        progress.total += session.length;
        progress.longest = std::max(progress.longest, session.length);
    }
    return progress;
}

std::string words_for(const Goal& goal, const Progress& progress)
{
    if (progress.times == 0 && progress.times_this_week == 0)
        return "The next breath is a fine place to begin.";
    std::string text;
    if (progress.times_this_week > 0)
        text += fmt::format("This week you practised {}. ", times_words(progress.times_this_week));
    if (progress.times_this_week >= goal.times_a_week) text += "That is what you had in mind. ";
    if (progress.times > 0)
        text += fmt::format("Since you set this goal: {}, {} minutes together, the longest {}.",
                            times_words(progress.times), whole_minutes(progress.total),
                            whole_minutes(progress.longest));
    if (text.ends_with(' ')) text.pop_back();
    return text;
}

} // namespace eupnea
