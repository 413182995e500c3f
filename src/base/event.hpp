// SPDX-License-Identifier: MIT
// Everything that can happen in a session, as values. A new kind is a struct in base/events/, with its
// kind and its fields beside it, and one more alternative here: the library, the replay and the test
// of both follow, and nothing compiles until the session says what it means.
#pragma once

#include <variant>

#include "base/events/edit.hpp"
#include "base/events/found.hpp"
#include "base/events/sensor.hpp"
#include "base/events/session.hpp"
#include "base/events/summary.hpp"

namespace eupnea {

using Event =
    std::variant<Stream, Sample, Gap, LinkStatus, DeviceSeen, Beat, BeatClassification, BreathWave,
                 BreathTurn, Breath, BreathHappened, State, SessionStart, SessionEnd, PacerChange,
                 BeltInverted, Mark, Notice, StepBegan, Prompt, Answer, SensorGuess, BaselineFound,
                 UsualBaseline, QuietBegan, PaceBegan, PaceFound, FramesCounted, SamplesRefused,
                 TalkPause, ItemAnswered, TalkMarked, NoteChanged, Edited, SessionSummed>;

/// Its name in the library, where it comes from and how it is kept.
EventKind kind_of(const Event& event);

/// When it happened. For a Gap, where it begins; for a Breath, where it ends.
Timestamp time_of(const Event& event);

/// The same event on a clock that started `by` later.
Event earlier(Event event, Seconds by);

} // namespace eupnea
