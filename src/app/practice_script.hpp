// SPDX-License-Identifier: MIT
// A practice as text to read: its script with times, and what happened when it was rehearsed.
#pragma once

#include <string>

#include "practice/practice_timeline.hpp"

namespace eupnea::app {

/// "0:00" since the beginning.
std::string clock_face(Seconds time);

/// One line about a step's breath: "the breath goes its own way", "6 breaths a minute, in 4 s, ...".
std::string breathing_words(const PracticeStep& step);

/// Title, purpose, cautions, every step and prompt with its time, and the questions.
std::string script(const PracticeTimeline& timeline);

/// The whole practice, run at once with a simulated person at the sensors: every step and prompt as
/// it came, and what the body did at the end of each step.
///
/// @param own_words  lines of the person, given before or written on the way
std::string rehearsal(const PracticeTimeline& timeline, std::span<const std::string> own_words);

} // namespace eupnea::app
