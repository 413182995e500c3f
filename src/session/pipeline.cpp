// SPDX-License-Identifier: MIT
#include "session/pipeline.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace eupnea {

namespace {

constexpr Seconds state_period = 1s;
constexpr Seconds shortest_silence = 10s; ///< what counts as a hole
constexpr Seconds breath_memory = 30s;    ///< a breath older than that says nothing about now
constexpr float doubted_level = 0.4f;     ///< quality of a belt that the heart contradicts

} // namespace

void Pipeline::operator()(const Event& input)
{
    std::visit([this](const auto& event) { on(event); }, input);
}

// ---------------------------------------------------------------- what comes in

void Pipeline::on(const Stream& stream)
{
    heart_path_.on(stream);
    derived_breath_.on(stream);
    if (stream.channel == Channel::belt) measured_breath_.emplace(stream.rate);
    if (stream.channel <= Channel::belt)
        refusals_[static_cast<std::size_t>(stream.channel)].restart();
}

void Pipeline::on(const Sample& sample)
{
    advance_to(sample.time);
    const auto emit = [this](const auto& event) { found(event); };
    if (sample.channel == Channel::belt && measured_breath_) (*measured_breath_)(sample, emit);
    derived_breath_.on(sample);
    heart_path_(sample, emit);
}

void Pipeline::on(const Gap& gap)
{
    heart_path_.on(gap);
    derived_breath_.on(gap);
    if (gap.channel == Channel::belt && measured_breath_) measured_breath_->on(gap);
    if (gap.channel != Channel::belt) heart_window_.on(gap);
    calm_.on(gap);
}

void Pipeline::on(const PacerChange& change)
{
    guide_following_.on(change);
    calm_.on(change);
}

void Pipeline::on(const BeltInverted&)
{
    if (measured_breath_) measured_breath_->invert();
}

void Pipeline::on(const UsualBaseline& usual) { calm_.use_history(usual.baseline); }

/// What was measured over a window begins anew after it.
void Pipeline::on(const TalkPause& talk)
{
    talking_ = talk.on;
    if (!talk.on) heart_window_.on(Gap{});
}

void Pipeline::finish()
{
    const auto emit = [this](const auto& event) { found(event); };
    if (measured_breath_) measured_breath_->finish(emit);
    heart_path_.finish(emit);
}

// ---------------------------------------------------------------- what is found

void Pipeline::found(const Beat& beat)
{
    if (!talking_) heart_window_.on(beat);
    derived_breath_.on(beat);
    out_(beat);
}

void Pipeline::found(const BeatClassification& classification)
{
    derived_breath_.on(classification);
    if (talking_) return out_(classification);
    heart_window_.on(classification);
    guide_following_.on(classification);
    hr_swing_.on(classification);
    coherence_.on(classification);
    cardiorespiratory_phase_.on(classification);
    out_(classification);
}

void Pipeline::found(const BreathWave& wave) { out_(wave); }

void Pipeline::found(const BreathTurn& turn)
{
    if (!talking_) hr_swing_.on(turn);
    out_(turn);
}

void Pipeline::found(const Breath& breath)
{
    if (talking_) return out_(breath);
    hr_swing_.on(breath);
    cardiorespiratory_phase_.on(breath);
    calm_.on(breath);
    last_breath_ = breath;
    out_(breath);
}

void Pipeline::found(const BreathHappened& happened) { out_(happened); }

// ---------------------------------------------------------------- once a second

void Pipeline::advance_to(Timestamp time)
{
    if (!next_state_ || !may_fill(time - *next_state_))
        next_state_ = at(Seconds{std::floor(seconds_of(time))} + state_period);
    for (; *next_state_ <= time; *next_state_ += state_period) {
        out_(state_at(*next_state_));
        report_refusals(*next_state_);
    }
}

void Pipeline::report_refusals(Timestamp now)
{
    for (const Channel channel : {Channel::ecg, Channel::ppg, Channel::belt}) {
        const bool belt = channel == Channel::belt && measured_breath_;
        const InputGuard* guard = belt ? &measured_breath_->guard() : heart_path_.guard(channel);
        if (!guard) continue;
        RefusalReport& report = refusals_[static_cast<std::size_t>(channel)];
        if (const auto refused = report(channel, *guard, now)) out_(*refused);
    }
}

/// No more states fill holes than there were samples: holes cost no more than what they part.
bool Pipeline::may_fill(Seconds silence)
{
    silence_left_ = std::min(silence_left_ + state_period, longest_silence);
    if (silence <= shortest_silence) return true;
    if (silence > silence_left_) return false;
    silence_left_ -= silence;
    return true;
}

State Pipeline::state_at(Timestamp now)
{
    State state{};
    state.time = now;
    if (talking_) {
        state.heart = state.breath = {0.0f, Reason::talking};
        add_calm(state);
        return state;
    }
    add_heart(state);
    add_breath(state);
    add_following(state);
    add_coherence(state);
    add_calm(state);
    return state;
}

void Pipeline::add_heart(State& state)
{
    state.heart = heart_path_.quality();
    if (!state.heart.good()) return;
    state.heart = heart_window_.quality(state.time);
    if (const auto bpm = heart_window_.heart_rate_bpm(state.time))
        state.heart_rate_bpm = static_cast<float>(*bpm);
    if (const auto rmssd = heart_window_.rmssd(state.time))
        state.rmssd_ms = static_cast<float>(rmssd->count());
}

/// The measured breath where there is one, checked by what the heart shows of it; else that alone.
void Pipeline::add_breath(State& state)
{
    const BreathRateEstimate belt =
        measured_breath_ ? measured_breath_->rate(state.time) : BreathRateEstimate{};
    const BreathRateEstimate heart = derived_breath_.rate(state.time);
    const bool measured = belt.per_minute.has_value();
    const bool doubted = breath_check_(state.time, belt, heart);
    const BreathRateEstimate& rate = measured ? belt : heart;
    state.breath_rate_per_min = rate.per_minute;
    state.breath_source = rate.per_minute ? rate.source : BreathSource::none;
    if (rate.per_minute) state.breath_rate_error = rate.error;
    state.breath.reason = rate.reason;
    state.breath.level = rate.per_minute ? 1.0f : 0.0f;
    if (!measured) return;
    state.breath = measured_breath_->quality();
    if (doubted) state.breath = {doubted_level, Reason::sources_differ};
    if (last_breath_ && state.time - last_breath_->end < breath_memory)
        state.breath_ratio = static_cast<float>((last_breath_->exhale - last_breath_->inhale) /
                                                (last_breath_->end - last_breath_->exhale));
}

void Pipeline::add_coherence(State& state)
{
    if (!state.heart_rate_bpm || !state.heart.good()) return;
    const auto swing = hr_swing_.value(state.time);
    state.hr_swing_bpm = swing.bpm;
    state.hr_swing_ms = swing.ms;
    const auto turn = hr_swing_.fast(state.time);
    state.hr_turn_bpm = turn.swing_bpm;
    state.hr_turn_lag_s = turn.lag_s;
    const auto rhythm = coherence_.value(state.time);
    state.smoothness = rhythm.smoothness;
    state.coherence = rhythm.coherence;
    state.coherence_provisional = rhythm.provisional;
    const auto sync = cardiorespiratory_phase_.value(state.time);
    state.phase_deg = sync.phase_deg;
    state.phase_locking = sync.phase_locking;
}

void Pipeline::add_following(State& state)
{
    if (!state.heart.good()) return;
    const auto reading = guide_following_.value(state.time);
    state.guide_following = reading.following;
    if (reading.following != Following::follows) return;
    state.guide_lag_s = reading.lag_s;
    state.guide_swing_bpm = reading.swing_bpm;
}

void Pipeline::add_calm(State& state)
{
    const auto reading = calm_(state);
    if (calm_.baseline() && !std::exchange(baseline_emitted_, true))
        out_(BaselineFound{state.time, *calm_.baseline()});
    state.air_ratio = reading.air_ratio;
    state.calm = reading.calm;
    state.calm_index = reading.index;
    state.calm_parts = reading.parts;
    state.calm_confidence = reading.confidence;
    state.calm_provisional = reading.provisional;
    state.calm_reason = reading.reason;
}

} // namespace eupnea
