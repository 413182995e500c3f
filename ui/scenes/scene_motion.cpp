// SPDX-License-Identifier: MIT
#include "ui/scenes/scene_motion.hpp"

#include <algorithm>
#include <cmath>

namespace eupnea::ui {

namespace {

constexpr float full_swing_bpm = 20.0f;
constexpr Seconds glint{0.45}; ///< time constant of a beat's light

/// A little beyond empty and full, as measured breaths are.
float volume(float measured) { return std::clamp(measured, -0.1f, 1.1f); }

float light_of_beat(const std::optional<Seconds>& since)
{
    if (!since || *since < Seconds{0.0}) return 0.0f;
    return static_cast<float>(std::exp(-(*since / glint)));
}

float swing_of(const std::optional<float>& bpm)
{
    return std::clamp(bpm.value_or(0.0f) / full_swing_bpm, 0.0f, 1.0f);
}

} // namespace

void Follower::start_at(float value)
{
    value_ = value;
    slope_ = 0.0f;
}

void Follower::follow(float target, Seconds elapsed)
{
    const auto t = static_cast<float>(std::max(0.0, elapsed.count()));
    const float decay = std::exp(-rate_ * t);
    const float away = value_ - target;
    const float push = (slope_ + rate_ * away) * t;
    value_ = target + (away + push) * decay;
    slope_ = (slope_ - rate_ * push) * decay;
}

void SceneMotion::start(const SceneInput& input)
{
    started_ = true;
    guide_.start_at(last_guide_);
    guided_.start_at(input.guide ? 1.0f : 0.0f);
    own_.start_at(last_own_);
    own_shown_.start_at(input.own ? 1.0f : 0.0f);
    swing_.start_at(swing_of(input.swing_bpm));
    quality_.start_at(input.quality);
    elapsed_.start_at(input.elapsed);
}

/// What is missing stays where it was while it fades.
const SceneState& SceneMotion::follow(const SceneInput& input, Seconds elapsed)
{
    if (input.guide) last_guide_ = volume(*input.guide);
    if (input.own) last_own_ = volume(*input.own);
    if (!started_) start(input);
    guide_.follow(last_guide_, elapsed);
    guided_.follow(input.guide ? 1.0f : 0.0f, elapsed);
    own_.follow(last_own_, elapsed);
    own_shown_.follow(input.own ? 1.0f : 0.0f, elapsed);
    beat_.follow(light_of_beat(input.since_beat), elapsed);
    swing_.follow(swing_of(input.swing_bpm), elapsed);
    quality_.follow(std::clamp(input.quality, 0.0f, 1.0f), elapsed);
    elapsed_.follow(std::clamp(input.elapsed, 0.0f, 1.0f), elapsed);
    state_ = {input.time,    guide_.value(), guided_.value(),  own_.value(),    own_shown_.value(),
              beat_.value(), swing_.value(), quality_.value(), elapsed_.value()};
    return state_;
}

} // namespace eupnea::ui
