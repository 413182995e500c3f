// SPDX-License-Identifier: MIT
#include <algorithm>

#include "report/own_words.hpp"
#include "report/report.hpp"

namespace eupnea::report {

namespace {

constexpr std::size_t least_seconds = 30; ///< for a mean

std::optional<double> mean(const SessionRecord& record, std::optional<float> State::*measure,
                           bool guided)
{
    double sum = 0.0;
    std::size_t count = 0;
    for (const State& state : record.session().states()) {
        if (!(state.*measure) || record.guided(state.time) != guided) continue;
        sum += static_cast<double>(*(state.*measure));
        ++count;
    }
    if (count < least_seconds) return std::nullopt;
    return sum / static_cast<double>(count);
}

std::optional<int> tension(const SessionRecord& record, CheckMoment moment)
{
    for (const Answer& answer : record.session().answers())
        if (answer.question == CheckQuestion::tension && answer.moment == moment && answer.number)
            return *answer.number;
    return std::nullopt;
}

std::vector<std::string> practices(const SessionRecord& record)
{
    std::vector<std::string> names;
    for (const StepBegan& step : record.steps()) {
        const std::string name{step.practice.view()};
        if (std::ranges::find(names, name) == names.end()) names.push_back(name);
    }
    if (names.empty() && !record.paces().empty()) names.emplace_back("find my pace");
    if (names.empty() && !record.pacer_changes().empty()) names.emplace_back("the guide alone");
    if (names.empty()) names.emplace_back("breathing freely");
    return names;
}

} // namespace

SessionPoint session_point(const SessionRecord& record, const RecordNotes& notes)
{
    SessionPoint point;
    const auto& start = record.session().start();
    point.begun_unix_ms = notes.begun_unix_ms.value_or(0);
    point.length = record.length();
    if (start) point.device = std::string{start->device.view()};
    point.practices = practices(record);
    point.heart_free = mean(record, &State::heart_rate_bpm, false);
    point.heart_guided = mean(record, &State::heart_rate_bpm, true);
    point.breath_free = mean(record, &State::breath_rate_per_min, false);
    point.breath_guided = mean(record, &State::breath_rate_per_min, true);
    point.swing_free = mean(record, &State::hr_swing_bpm, false);
    point.swing_guided = mean(record, &State::hr_swing_bpm, true);
    point.tension_before = tension(record, CheckMoment::before);
    point.tension_after = tension(record, CheckMoment::after);
    point.measured_percent = record.analysis().heart_seconds().percent();
    point.words = own_words(record, notes);
    point.flower = session_flower(record.session());
    return point;
}

} // namespace eupnea::report
