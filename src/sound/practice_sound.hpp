// SPDX-License-Identifier: MIT
// What a whole practice sounds like, from its first bell to its last.
#pragma once

#include <functional>
#include <span>
#include <vector>

#include "base/result.hpp"
#include "practice/practice_timeline.hpp"
#include "sound/sound_renderer.hpp"

namespace eupnea {

/// The narration of each step; a file that cannot be read is a message, and its step is silent.
struct Voices {
    std::vector<Voice> voices;
    std::vector<UserMessage> messages;
};
Voices voices_of(const Practice& practice);

/// The guide's changes, the steps and the end, as they would happen, in order of time.
std::vector<Event> events_of(const PracticeTimeline& timeline);

/// Takes the next samples at sound_rate, a second of them at most; false: no more are wanted.
using TakeSound = std::function<bool(std::span<const float>)>;

/// From the first bell until the last one has rung out, in memory that does not grow with the practice.
void render(const PracticeTimeline& timeline, const SoundSettings& settings,
            std::vector<Voice> voices, const TakeSound& take);

/// How many samples that are.
std::size_t rendered_length(const PracticeTimeline& timeline);

} // namespace eupnea
