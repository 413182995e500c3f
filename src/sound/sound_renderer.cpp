// SPDX-License-Identifier: MIT
#include "sound/sound_renderer.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace eupnea {

namespace {

// The loudest sum of tone, bed, bell and voice is 1.
constexpr double tone_share = 0.4;
constexpr double bed_share = 0.2;
constexpr double bell_share = 0.3;
constexpr double voice_share = 0.6;
constexpr double ducked = 0.22; ///< of the tone, under a voice; of the bed, its square

constexpr Seconds cell_length{0.002};
constexpr int smoothed_cells = 5;
constexpr Seconds catch_up{0.01};
constexpr Seconds duck_time{0.4};

constexpr double breath_octaves = 7.0 / 12.0; ///< a fifth from empty to full
constexpr double heart_octaves = 1.0 / 24.0;  ///< half a semitone a beat per minute
constexpr double typical_heart_rate = 65.0;
constexpr double following = 1.0 / (0.15 * 48'000.0); ///< share a sample; 0.15 s

constexpr double fading = 1.0 / (0.02 * 48'000.0); ///< share a sample; 20 ms
constexpr double inaudible = 1e-4;
constexpr Seconds voice_fade{0.2};

double volume_of(const SoundSettings& settings)
{
    return settings.audible() ? settings.volume : 0.0;
}

Timestamp time_of_cell(std::int64_t cell) { return at(cell_length * static_cast<double>(cell)); }

} // namespace

SoundRenderer::SoundRenderer(const SoundSettings& settings, Narration narration)
    : settings_(settings), loudness_(volume_of(settings)), narration_(std::move(narration))
{}

void SoundRenderer::play_as(const SoundSettings& settings)
{
    const bool alike = settings.kind == settings_.kind && settings.timbre == settings_.timbre &&
                       settings.bed == settings_.bed;
    if (alike && !wanted_)
        settings_.volume = settings.volume;
    else
        wanted_ = settings;
}

/// One sample further toward the wanted loudness.
double SoundRenderer::loudness()
{
    const double target = wanted_ ? 0.0 : volume_of(settings_);
    loudness_ += fading * (target - loudness_);
    if (wanted_ && loudness_ < inaudible) settings_ = *std::exchange(wanted_, std::nullopt);
    return loudness_;
}

void SoundRenderer::strike(Timestamp time)
{
    bells_[0] = bells_[1];
    bells_[1] = time;
}

void SoundRenderer::on(const Event& event)
{
    if (std::holds_alternative<SessionStart>(event))
        *this = SoundRenderer{wanted_.value_or(settings_), narration_};
    if (const auto* change = std::get_if<PacerChange>(&event)) pacer_.apply(*change);
    if (const auto* end = std::get_if<SessionEnd>(&event)) strike(end->time);
    if (const auto* step = std::get_if<StepBegan>(&event)) begin_step(*step);
    if (const auto* wave = std::get_if<BreathWave>(&event)) {
        has_breath_ = true;
        body_octaves_ = breath_octaves * static_cast<double>(wave->volume);
    }
    const auto* state = std::get_if<State>(&event);
    if (state && state->heart_rate_bpm && !has_breath_)
        body_octaves_ = std::clamp(
            (static_cast<double>(*state->heart_rate_bpm) - typical_heart_rate) * heart_octaves,
            -1.0, 1.0);
}

/// A voice goes on over the steps of its own practice, and leaves with it.
void SoundRenderer::begin_step(const StepBegan& step)
{
    strike(step.time);
    const bool ours = step.practice == narration_.practice;
    if (!ours && spoken_ && !spoken_->until) spoken_->until = step.time;
    if (ours && step.step < narration_.voices.size() && !narration_.voices[step.step].empty())
        spoken_ = {step.step, step.time};
}

void SoundRenderer::render(Timestamp from, std::span<float> out)
{
    cell_ = -1; // the guide may have changed since
    const ToneLevels heard = last_;
    behind_ = {};
    const ToneLevels wanted = levels_at(from);
    behind_ = {heard.inhale - wanted.inhale, heard.exhale - wanted.exhale};
    block_from_ = from;
    for (std::size_t i = 0; i < out.size(); ++i) {
        const Timestamp time = from + period(sound_rate) * static_cast<double>(i);
        const double room = ducked_at(time);
        out[i] = static_cast<float>(loudness() *
                                    (tone_share * room * guide_at(time) +
                                     bed_share * room * room * bed_at(time) +
                                     bell_share * bells_at(time) + voice_share * voice_at(time)));
    }
}

/// The mean of the cell's level and those before it: a step becomes a ramp.
ToneLevels SoundRenderer::smooth_levels(std::int64_t cell) const
{
    ToneLevels mean;
    for (int back = 0; back < smoothed_cells; ++back) {
        const ToneLevels raw = tone_levels(pacer_.at(time_of_cell(cell - back)));
        mean.inhale += raw.inhale / smoothed_cells;
        mean.exhale += raw.exhale / smoothed_cells;
    }
    return mean;
}

ToneLevels SoundRenderer::levels_at(Timestamp time)
{
    const double place = time.time_since_epoch() / cell_length;
    const auto cell = static_cast<std::int64_t>(std::floor(place));
    if (cell != cell_) {
        from_ = cell == cell_ + 1 && cell_ >= 0 ? to_ : smooth_levels(cell);
        to_ = smooth_levels(cell + 1);
        cell_ = cell;
    }
    const double share = place - std::floor(place);
    const double left = 1.0 - ease((time - block_from_) / catch_up);
    return {std::lerp(from_.inhale, to_.inhale, share) + left * behind_.inhale,
            std::lerp(from_.exhale, to_.exhale, share) + left * behind_.exhale};
}

double SoundRenderer::tones_at(Timestamp time)
{
    last_ = levels_at(time);
    double sum = 0.0;
    if (last_.inhale > 0.0) sum += last_.inhale * tone(inhale_pitch, settings_.timbre, time);
    if (last_.exhale > 0.0) sum += last_.exhale * tone(exhale_pitch, settings_.timbre, time);
    return sum;
}

/// The pitch glides after the body; this one tone counts its own cycles.
double SoundRenderer::body_at()
{
    body_level_ += following * ((body_octaves_ ? 0.7 : 0.0) - body_level_);
    octaves_ += following * (body_octaves_.value_or(octaves_) - octaves_);
    body_cycles_ += exhale_pitch.value * std::exp2(octaves_) / sound_rate.per_second;
    body_cycles_ -= std::floor(body_cycles_);
    return body_level_ * tone(body_cycles_, settings_.timbre);
}

/// The tones, or the body's own sound.
double SoundRenderer::guide_at(Timestamp time)
{
    switch (settings_.kind) {
    case SoundKind::tones:
        return tones_at(time);
    case SoundKind::body:
        return body_at();
    case SoundKind::off:
        break;
    }
    return 0.0;
}

/// It swells with the guide, smoothed, and rests where there is none.
double SoundRenderer::bed_at(Timestamp time)
{
    if (settings_.bed == Bed::none) return 0.0;
    const auto breath = pacer_.at(time);
    bed_swell_ += following * ((breath ? breath->volume : 0.0) - bed_swell_);
    return bed_sound(settings_.bed, time, bed_swell_);
}

double SoundRenderer::bells_at(Timestamp time) const
{
    double sum = 0.0;
    for (const auto& struck : bells_)
        if (struck) sum += bell(time - *struck);
    return sum;
}

double SoundRenderer::voice_at(Timestamp time) const
{
    if (!spoken_ || time < spoken_->from) return 0.0;
    const Voice& voice = narration_.voices[spoken_->voice];
    const double place = (time - spoken_->from).count() * sound_rate.per_second;
    const auto sample = static_cast<std::size_t>(place);
    if (sample + 1 >= voice.size()) return 0.0;
    const double share = place - static_cast<double>(sample);
    const double value = std::lerp(static_cast<double>(voice[sample]),
                                   static_cast<double>(voice[sample + 1]), share);
    const double left = spoken_->until ? 1.0 - ease((time - *spoken_->until) / voice_fade) : 1.0;
    return left * std::clamp(value, -1.0, 1.0);
}

/// The tones make room for a voice, and come back when it has ended.
double SoundRenderer::ducked_at(Timestamp time) const
{
    if (!spoken_ || time < spoken_->from) return 1.0;
    const Seconds since = time - spoken_->from;
    const Seconds whole =
        period(sound_rate) * static_cast<double>(narration_.voices[spoken_->voice].size());
    const Seconds length =
        spoken_->until ? std::min(whole, *spoken_->until - spoken_->from) : whole;
    const double room = ease(since / duck_time) * (1.0 - ease((since - length) / duck_time));
    return std::lerp(1.0, ducked, room);
}

} // namespace eupnea
