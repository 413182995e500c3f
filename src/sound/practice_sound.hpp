// SPDX-License-Identifier: MIT
// What a whole practice sounds like, rendered at once.
#pragma once

#include <vector>

#include "base/result.hpp"
#include "practice/practice_timeline.hpp"
#include "sound/sound_renderer.hpp"

namespace eupnea {

/// The narration of each step; a file that cannot be read is a complaint, and its step is silent.
struct Voices {
    std::vector<Voice> voices;
    std::vector<UserMessage> complaints;
};
Voices voices_of(const Practice& practice);

/// The guide's changes, the steps and the end, as they would happen, in order of time.
std::vector<Event> events_of(const PracticeTimeline& timeline);

/// From the first bell until the last one has rung out.
std::vector<float> render(const PracticeTimeline& timeline, const SoundSettings& settings,
                          std::vector<Voice> voices = {});

} // namespace eupnea
