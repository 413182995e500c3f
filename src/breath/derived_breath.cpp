// SPDX-License-Identifier: MIT
#include "breath/derived_breath.hpp"

#include <algorithm>
#include <cmath>

namespace eupnea {

namespace {

constexpr Seconds least_span{14.0};
constexpr Seconds beat_silence{5.0};
constexpr PulseShape::Window ecg_foot{Seconds{-0.06}, Seconds{0.10}};
constexpr PulseShape::Window ecg_top{Seconds{-0.04}, Seconds{0.04}};
constexpr PulseShape::Window ppg_foot{Seconds{-0.25}, Seconds{0.0}};
constexpr PulseShape::Window ppg_top{Seconds{0.0}, Seconds{0.30}};

} // namespace

DerivedBreath::DerivedBreath() : ecg_(ecg_foot, ecg_top), ppg_(ppg_foot, ppg_top) {}

void DerivedBreath::on(const Stream& stream)
{
    if (stream.channel == Channel::ecg) ecg_.begin(stream.rate);
    if (stream.channel == Channel::ppg) ppg_.begin(stream.rate);
}

void DerivedBreath::on(const Sample& sample)
{
    const bool ecg = sample.channel == Channel::ecg;
    if (!ecg && sample.channel != Channel::ppg) return;
    const auto shape = (ecg ? ecg_ : ppg_)(sample.time, sample.value);
    if (!shape) return;
    Heart& beats = heart(ecg ? BeatSource::ecg : BeatSource::ppg);
    beats.amplitude.push(shape->beat, shape->amplitude);
    beats.baseline.push(shape->beat, shape->baseline);
}

void DerivedBreath::on(const Beat& beat)
{
    last_beat_ = beat.time;
    if (beat.ibi) heart(beat.source).interval.push(beat.time, beat.ibi->count());
    if (beat.source == BeatSource::ecg) ecg_.expect(beat.time);
    if (beat.source == BeatSource::ppg) ppg_.expect(beat.time);
}

void DerivedBreath::on(const BeatVerdict& verdict)
{
    if (verdict.beat_class == BeatClass::normal || verdict.beat_class == BeatClass::first) return;
    for (Heart& beats : hearts_) {
        beats.interval.drop(verdict.time);
        beats.amplitude.drop(verdict.time);
        beats.baseline.drop(verdict.time);
    }
}

void DerivedBreath::on(const Gap& gap)
{
    if (gap.channel == Channel::ecg) ecg_.restart();
    if (gap.channel == Channel::ppg) ppg_.restart();
}

BreathRateEstimate DerivedBreath::rate(Timestamp now) const
{
    const auto none = [](Reason reason) {
        return BreathRateEstimate{{}, 0.0f, BreathSource::none, reason};
    };
    if (!last_beat_ || now - *last_beat_ > beat_silence) return none(Reason::no_signal);
    std::array<double, RateGrid::size> evidence{};
    for (const Heart& beats : hearts_) {
        const auto shares = beats.interval.shares(now);
        if (shares.span < least_span) continue;
        for (std::size_t i = 0; i < RateGrid::size; ++i)
            evidence[i] += -std::log(1.0 - 0.98 * shares.share[i]);
    }
    const auto best = std::max_element(evidence.begin(), evidence.end());
    if (*best <= 0.0) return none(Reason::few_beats);
    if (*best < 0.5) return none(Reason::no_sinus_swing);
    const auto index = static_cast<double>(best - evidence.begin());
    return {static_cast<float>(RateGrid::per_minute(index)), 1.0f, BreathSource::rr, Reason::none};
}

} // namespace eupnea
