// SPDX-License-Identifier: MIT
#include "session/session.hpp"

#include <algorithm>

namespace eupnea {

namespace {

constexpr Seconds trace_span = 30s;
constexpr std::size_t trace_capacity = 1 << 14; // 30 s at 500 samples a second
constexpr std::size_t wave_capacity = 25 * 120; // two minutes of drawn breath

} // namespace

Session::Session()
    : samples_(channel_count, Trace{trace_span, trace_capacity}), breath_wave_(wave_capacity)
{}

void Session::advance_to(Timestamp time) { now_ = std::max(now_, time); }

void Session::on(const Stream& stream)
{
    rates_[static_cast<std::size_t>(stream.channel)] = stream.rate;
}

void Session::on(const Sample& sample)
{
    advance_to(sample.time);
    const auto value = static_cast<float>(sample.value);
    samples_[static_cast<std::size_t>(sample.channel)].push(sample.time, value);
    if (sample.channel == Channel::contact) contact_ = value;
    if (sample.channel == Channel::battery) battery_percent_ = value;
}

std::optional<float> Session::sensor_heart_rate(Timestamp now) const
{
    const auto& told = samples(Channel::heart_rate).points();
    if (told.empty() || now - told.back().time > 5s) return std::nullopt;
    return told.back().value;
}

void Session::on(const Gap& gap)
{
    samples_[static_cast<std::size_t>(gap.channel)].break_here();
    gaps_.push_back(gap);
}

void Session::on(const LinkStatus& status)
{
    link_ = status;
    if (status.state == LinkState::searching || status.origin != Origin::live) guess_.reset();
    if (status.state == LinkState::searching && !start_) refusals_ = {};
}

void Session::on(const DeviceSeen& device)
{
    std::erase_if(devices_, [&](const DeviceSeen& known) { return known.id == device.id; });
    if (device.present) devices_.push_back(device);
}

void Session::on(const Beat& beat) { beats_.push_back({beat, std::nullopt}); }

void Session::on(const BeatClassification& classification)
{
    const auto classified = std::find_if(beats_.rbegin(), beats_.rend(), [&](const SessionBeat& b) {
        return b.beat.number == classification.number;
    });
    if (classified != beats_.rend()) classified->classification = classification;
    if (assessment_) assessment_->on(classification);
}

void Session::on(const BreathWave& wave) { breath_wave_.push(wave); }
void Session::on(const BreathTurn& turn) { pacer_tracker_.on(turn); }

void Session::on(const Breath& breath)
{
    pacer_tracker_.on(breath);
    if (assessment_) assessment_->on(breath);
    breaths_.push_back(breath);
}

void Session::on(const State& state)
{
    advance_to(state.time);
    pacer_tracker_.on(state);
    if (assessment_) assessment_->on(state);
    state_ = state;
    states_.push_back(state);
}

/// What was heard before belongs to no session; the sensor, the devices and what the person should
/// read stay as they are.
void Session::on(const SessionStart& start)
{
    Session fresh;
    fresh.rates_ = rates_;
    fresh.contact_ = contact_;
    fresh.battery_percent_ = battery_percent_;
    fresh.link_ = link_;
    fresh.devices_ = std::move(devices_);
    fresh.notices_ = std::move(notices_);
    fresh.start_ = start;
    *this = std::move(fresh);
}

void Session::on(const SessionEnd& end)
{
    advance_to(end.time);
    end_ = end;
}

void Session::on(const PacerChange& change)
{
    advance_to(change.time);
    pacer_.apply(change);
    pacer_tracker_.on(change);
    if (assessment_) assessment_->on(change);
}

void Session::on(const QuietBegan& quiet)
{
    advance_to(quiet.time);
    quiet_ = quiet;
}

Seconds Session::quiet_left(Timestamp now) const
{
    if (!quiet_ || step_ || pacer_.pattern() || end_) return 0s;
    return std::max<Seconds>(0s, quiet_->time + quiet_->length - now);
}

void Session::on(const Mark& mark) { marks_.push_back(mark); }
void Session::on(const Notice& notice) { notices_.push_back(notice); }

void Session::on(const StepBegan& step)
{
    advance_to(step.time);
    const bool another = !step_ || step_->practice != step.practice;
    practice_length_ = another ? step.left : std::max(practice_length_, step.left);
    step_ = step;
    steps_.push_back(step);
}

void Session::on(const Prompt& prompt) { prompts_.push_back(prompt); }

void Session::on(const Answer& answer)
{
    if (assessment_) assessment_->on(answer);
    answers_.push_back(answer);
}

void Session::on(const PaceBegan& pace)
{
    advance_to(pace.time);
    if (!assessment_) assessment_.emplace();
    assessment_->on(pace);
}

} // namespace eupnea
