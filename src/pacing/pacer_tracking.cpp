// SPDX-License-Identifier: MIT
#include "pacing/pacer_tracking.hpp"

#include <cmath>
#include <complex>
#include <numbers>

namespace eupnea {

namespace {

constexpr std::size_t turns_watched = 6;
constexpr std::size_t breaths_watched = 4;
constexpr Seconds timeout{10.0};

Seconds asked_time(const Pattern& p, BreathPhase phase)
{
    const bool inhale = phase == BreathPhase::inhale;
    return inhale ? Seconds{0.0} : p.inhale + p.top_up_rest + p.top_up + p.hold_full;
}

float asked_ratio(const Pattern& p)
{
    return static_cast<float>((p.inhale + p.top_up_rest + p.top_up) / p.exhale);
}

std::string_view sentence_for(const PacerTracking& answer, double asked_rate)
{
    if (answer.rate_difference > 0.15 * asked_rate)
        return "the guide is slower than your breath: let the breath out take its time";
    if (answer.rate_difference < -0.15 * asked_rate)
        return "you breathe slower than the guide, and that is fine";
    if (answer.together < 0.7f) return "you are finding the rhythm of the guide";
    if (std::abs(answer.lag_deg) > 100.0f)
        return "the guide is on the other half of the breath: join it at the next inhale";
    if (answer.lag_deg < -25.0f) return "you are a little ahead of the guide";
    if (answer.lag_deg > 25.0f) return "you are a little behind the guide";
    if (answer.ratio > 1.4f * answer.asked_ratio)
        return "you are with the guide: the breath out may be a little longer";
    if (answer.ratio < answer.asked_ratio / 1.4f)
        return "you are with the guide: the breath in may be a little longer";
    return "you and the guide breathe together";
}

} // namespace

PacerTracker::PacerTracker() : turns_(turns_watched), breaths_(breaths_watched) {}

void PacerTracker::on(const PacerChange& change)
{
    pacer_.apply(change);
    turns_.clear();
    breaths_.clear();
}

void PacerTracker::on(const BreathTurn& turn)
{
    const auto moment = pacer_.at(turn.time);
    if (!moment) return;
    const double asked = asked_time(moment->pattern, turn.phase) / moment->pattern.cycle();
    turns_.push({turn.time, 2 * std::numbers::pi * (moment->turn - asked)});
}

void PacerTracker::on(const Breath& breath)
{
    if (pacer_.at(breath.inhale))
        breaths_.push({breath.end, breath.exhale - breath.inhale, breath.end - breath.exhale});
}

void PacerTracker::on(const State& state)
{
    rate_per_min_.reset();
    if (state.breath_source == BreathSource::belt) rate_per_min_ = state.breath_rate_per_min;
    heart_follows_ = state.guide_following;
    heart_lag_ = Seconds{state.guide_lag_s.value_or(0.0f)};
}

std::optional<HeartTracking> PacerTracker::of_heart(Timestamp now) const
{
    if (rate_per_min_ || heart_follows_ == Following::not_known || !pacer_.at(now))
        return std::nullopt;
    const bool follows = heart_follows_ == Following::follows;
    return HeartTracking{heart_follows_, heart_lag_,
                         follows ? "your heart follows the guide"
                                 : "your heart goes its own way: join the guide at a breath in"};
}

std::optional<PacerTracking> PacerTracker::value(Timestamp now) const
{
    const auto moment = pacer_.at(now);
    if (!moment || !rate_per_min_ || breaths_.size() < 2 || turns_.size() < 4) return std::nullopt;
    const Seconds cycle = moment->pattern.cycle();
    if (now - turns_.back().time > cycle + timeout) return std::nullopt;

    std::complex<double> mean{};
    for (std::size_t i = 0; i < turns_.size(); ++i) mean += std::polar(1.0, turns_[i].phase);
    mean /= static_cast<double>(turns_.size());
    Seconds inhale{0.0};
    Seconds exhale{0.0};
    for (std::size_t i = 0; i < breaths_.size(); ++i) {
        inhale += breaths_[i].inhale;
        exhale += breaths_[i].exhale;
    }
    const double asked_rate = breath_rate(cycle).per_minute;
    const double turn = std::arg(mean) / (2 * std::numbers::pi);
    PacerTracking answer{static_cast<float>(*rate_per_min_ - asked_rate),
                         turn * cycle,
                         static_cast<float>(360.0 * turn),
                         static_cast<float>(std::abs(mean)),
                         static_cast<float>(inhale / exhale),
                         asked_ratio(moment->pattern),
                         {}};
    answer.sentence = sentence_for(answer, asked_rate);
    return answer;
}

} // namespace eupnea
