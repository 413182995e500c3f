// SPDX-License-Identifier: MIT
#include "session/trend.hpp"

#include <charconv>
#include <chrono>

namespace eupnea {

namespace {

constexpr float enough_signal = 0.5f; ///< share of the seconds
constexpr float much_talk = 0.1f;

using Value = std::optional<double>;

Value minutes(const TrendSession& session) { return session.listed.length / Seconds{60.0}; }

template <std::optional<float> SessionSummed::*member>
Value of_summed(const TrendSession& session)
{
    if (!session.summed) return std::nullopt;
    const std::optional<float>& value = (*session.summed).*member;
    return value ? Value{static_cast<double>(*value)} : std::nullopt;
}

template <std::optional<int> TrendSession::*member>
Value said(const TrendSession& session)
{
    const std::optional<int>& value = session.*member;
    return value ? Value{static_cast<double>(*value)} : std::nullopt;
}

constexpr std::array<TrendMeasure, trend_count> measures{{
    {"practised", "min", 0.0, 60.0, minutes, false},
    {"breathing at rest", "breaths/min", 3.0, 24.0,
     of_summed<&SessionSummed::rest_breath_rate_per_min>, true},
    {"breathing with the guide", "breaths/min", 3.0, 24.0,
     of_summed<&SessionSummed::guided_breath_rate_per_min>, true},
    {"swing at rest", "beats/min", 0.0, 40.0, of_summed<&SessionSummed::rest_swing_bpm>, true},
    {"swing with the guide", "beats/min", 0.0, 40.0, of_summed<&SessionSummed::guided_swing_bpm>,
     true},
    {"heart rate at rest", "beats/min", 40.0, 110.0, of_summed<&SessionSummed::rest_heart_rate_bpm>,
     true},
    {"comfort", "of 10", 0.0, 10.0, said<&TrendSession::comfort>, false},
    {"tension before", "of 10", 0.0, 10.0, said<&TrendSession::tension_before>, false},
    {"tension after", "of 10", 0.0, 10.0, said<&TrendSession::tension_after>, false},
}};

void add_reason(std::string& reasons, std::string_view reason)
{
    if (!reasons.empty()) reasons += ", ";
    reasons += reason;
}

/// Of a measure that needs a signal; `before` is the last session that had it.
std::string differences(const TrendSession& now, const TrendSession* before, TrendId id)
{
    std::string reasons;
    const SessionSummed& summed = *now.summed;
    const bool of_breath = id == TrendId::rest_breath || id == TrendId::guided_breath;
    if (now.listed.origin == Origin::simulated) add_reason(reasons, "a simulated person's");
    if ((of_breath ? summed.breath_share : summed.heart_share) < enough_signal)
        add_reason(reasons, "too little signal");
    if (summed.talk_share > much_talk) add_reason(reasons, "there was talk");
    if (!before) return reasons;
    if (before->listed.device != now.listed.device) add_reason(reasons, "another sensor");
    if (of_breath && before->summed->breath_source != summed.breath_source)
        add_reason(reasons, "the breath was measured in another way");
    if (before->summed->recipe != summed.recipe) add_reason(reasons, "another recipe");
    return reasons;
}

std::optional<int> number_at(std::string_view text, std::size_t from, std::size_t count)
{
    if (text.size() < from + count) return std::nullopt;
    int number = 0;
    const char* first = text.data() + from;
    const auto [end, error] = std::from_chars(first, first + count, number);
    if (error != std::errc{} || end != first + count) return std::nullopt;
    return number;
}

} // namespace

const TrendMeasure& trend_measure(TrendId id) { return measures[static_cast<std::size_t>(id)]; }

std::vector<TrendDot> trend_dots(std::span<const TrendSession> sessions, TrendId id)
{
    const TrendMeasure& measure = trend_measure(id);
    std::vector<TrendDot> dots;
    const TrendSession* before = nullptr;
    for (std::size_t i = 0; i < sessions.size(); ++i) {
        const auto value = measure.value(sessions[i]);
        if (!value) continue;
        dots.push_back(
            {i, *value, measure.of_signal ? differences(sessions[i], before, id) : std::string{}});
        before = &sessions[i];
    }
    return dots;
}

std::optional<int> weekday_of(std::string_view begun)
{
    const auto year = number_at(begun, 0, 4);
    const auto month = number_at(begun, 5, 2);
    const auto day = number_at(begun, 8, 2);
    if (!year || !month || !day) return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year{*year},
                                           std::chrono::month{static_cast<unsigned>(*month)},
                                           std::chrono::day{static_cast<unsigned>(*day)}};
    if (!date.ok()) return std::nullopt;
    return static_cast<int>(std::chrono::weekday{std::chrono::sys_days{date}}.iso_encoding()) - 1;
}

std::optional<int> hour_of(std::string_view begun)
{
    const auto hour = number_at(begun, 11, 2);
    return hour && *hour < 24 ? hour : std::nullopt;
}

PractisedTimes practised_times(std::span<const TrendSession> sessions)
{
    PractisedTimes times;
    for (const TrendSession& session : sessions) {
        const double length = session.listed.length / Seconds{60.0};
        if (const auto day = weekday_of(session.listed.begun))
            times.weekday[static_cast<std::size_t>(*day)] += length;
        if (const auto hour = hour_of(session.listed.begun))
            times.hour[static_cast<std::size_t>(*hour)] += length;
    }
    return times;
}

} // namespace eupnea
