// SPDX-License-Identifier: MIT
#include "together/body_record.hpp"

#include <algorithm>

namespace eupnea {

namespace {

constexpr Seconds state_covers{1.0}; ///< a state speaks of the second before it

} // namespace

void BodyRecord::on(const Event& event)
{
    if (const auto* sample = std::get_if<Sample>(&event)) {
        if (!begin_) begin_ = sample->time;
        end_ = std::max(end_, sample->time);
    }
    if (const auto* start = std::get_if<SessionStart>(&event)) {
        begun_unix_ms_ = start->unix_ms;
        simulated_ = simulated_ || start->origin == Origin::simulated;
    }
    if (const auto* status = std::get_if<LinkStatus>(&event))
        simulated_ = simulated_ || status->origin == Origin::simulated;
    if (const auto* classification = std::get_if<BeatClassification>(&event))
        timeline_(*classification, [this](const Nn& nn) { nn_.push_back(nn); });
    if (const auto* breath = std::get_if<Breath>(&event)) breaths_.push_back(*breath);
    if (const auto* change = std::get_if<PacerChange>(&event))
        guided_.note(change->time, change->running);
    if (const auto* happened = std::get_if<BreathHappened>(&event))
        speech_.note(happened->time, happened->happening == BreathHappening::speech);
    if (const auto* talk = std::get_if<TalkPause>(&event)) talk_.note(talk->time, talk->on);
    if (const auto* talk = std::get_if<TalkMarked>(&event)) talk_.add({talk->from, talk->until});
    if (const auto* state = std::get_if<State>(&event))
        poor_heart_.note(state->time - state_covers, !state->heart.good());
}

} // namespace eupnea
