// SPDX-License-Identifier: MIT
#include "analysis/together_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

namespace eupnea {

namespace {

using Json = nlohmann::ordered_json;

constexpr double too_near_s = 0.5; ///< two grid steps; below this nobody is said to go first

std::string said_of(const TogetherMeasure& measure)
{
    if (measure.whole.reason != TogetherReason::none)
        return fmt::format("nothing is said: {}", clause(measure.whole.reason));
    if (!measure.whole.above_chance) return "not more than by chance";
    if (measure.above_chance() == 0)
        return fmt::format("moving together a little more than by chance over {} minutes, in none "
                           "of them clearly",
                           measure.counted());
    return fmt::format("moving together more than by chance in {} of {} minutes",
                       measure.above_chance(), measure.counted());
}

std::string said_of_first(const Togetherness& found)
{
    if (found.heart.whole.reason != TogetherReason::none)
        return fmt::format("nothing is said: {}", clause(found.heart.whole.reason));
    if (!found.heart.whole.above_chance)
        return "nothing is said: the hearts do not move together more than by chance";
    if (!found.second_is_behind) return "not to be told";
    const double behind = found.second_is_behind->count();
    if (std::abs(behind) < too_near_s) return "neither";
    return fmt::format("the {}'s heart, by about {:.1f} s", behind > 0.0 ? "first" : "second",
                       std::abs(behind));
}

/// Minutes of a measure of which something is said, except those left out, by reason.
std::string left_out(const char* name, const TogetherMeasure& measure)
{
    std::string text;
    if (measure.whole.reason != TogetherReason::none) return text;
    for (std::size_t r = 1; r < EnumWords<TogetherReason>::all.size(); ++r) {
        const auto reason = static_cast<TogetherReason>(r);
        const auto minutes =
            std::ranges::count_if(measure.minutes, [&](const TogetherMinute& minute) {
                return minute.together.reason == reason;
            });
        if (minutes > 0)
            text += fmt::format("- {}: {} minute{} left out, {}.\n", name, minutes,
                                minutes == 1 ? "" : "s", clause(reason));
    }
    return text;
}

Json four_places(double value) { return std::round(value * 1e4) / 1e4; }
Json four_places(const std::optional<double>& value)
{
    return value ? four_places(*value) : Json(nullptr);
}

Json figures_json(const Together& together)
{
    if (together.reason != TogetherReason::none) return {{"withheld", word_for(together.reason)}};
    return {{"value", four_places(together.value)},
            {"by_chance", four_places(together.by_chance)},
            {"p", four_places(together.p)},
            {"above_chance", together.above_chance}};
}

Json measure_json(const TogetherMeasure& measure)
{
    Json json{{"said", said_of(measure)}};
    json.update(figures_json(measure.whole));
    if (measure.whole.reason != TogetherReason::none) return json;
    json["minutes_above_chance"] = measure.above_chance();
    json["minutes_counted"] = measure.counted();
    json["minutes"] = Json::array();
    for (const TogetherMinute& minute : measure.minutes) {
        Json row{{"from_s", four_places(seconds_of(minute.from))}};
        row.update(figures_json(minute.together));
        json["minutes"].push_back(row);
    }
    return json;
}

Json breath_json(const Togetherness& found)
{
    Json json = measure_json(found.breath);
    json["in_step"] = four_places(found.in_step);
    json["in_step_by_chance"] = four_places(found.in_step_by_chance);
    json["phase_differences"] = Json::array();
    for (const PhaseDifference& one : found.cycles)
        json["phase_differences"].push_back(
            {{"time_s", four_places(seconds_of(one.time))}, {"cycles", four_places(one.cycles)}});
    return json;
}

} // namespace

std::string together_text(const Togetherness& found, const TogetherRequest& request)
{
    std::string text = fmt::format(
        "First    {}\nSecond   {}\nTime     {:.0f} min {:.0f} s of both, {}\n", request.titles[0],
        request.titles[1], std::floor(found.time.length().count() / 60.0),
        std::floor(std::fmod(found.time.length().count(), 60.0)),
        found.time.clock == CommonClock::wall ? "by the clock on the wall"
                                              : "laid side by side from their beginnings");
    text += fmt::format("Hearts   {}\nBreaths  {}\n", said_of(found.heart), said_of(found.breath));
    if (found.in_step)
        text += fmt::format(
            "         within a quarter cycle {:.0f} % of the time, by chance {:.0f} %\n",
            100.0 * *found.in_step, 100.0 * *found.in_step_by_chance);
    if (request.who_first) text += fmt::format("Earlier  {}\n", said_of_first(found));
    text += left_out("Hearts", found.heart) + left_out("Breaths", found.breath);
    return text +
           "- Together is not better than apart, and says nothing of closeness: eupnea learn "
           "two-in-one-room.\n";
}

std::string together_json(const Togetherness& found, const TogetherRequest& request)
{
    Json json{{"sources", request.titles},
              {"common_time",
               {{"from_s", four_places(seconds_of(found.time.from))},
                {"length_s", four_places(found.time.length().count())},
                {"clock", word_for(found.time.clock)}}},
              {"heart", measure_json(found.heart)},
              {"breath", breath_json(found)}};
    if (request.who_first)
        json["who_first"] = {{"said", said_of_first(found)},
                             {"second_is_behind_s",
                              found.second_is_behind ? four_places(found.second_is_behind->count())
                                                     : Json(nullptr)}};
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace eupnea
