// SPDX-License-Identifier: MIT
// The sentences on the screens, as pure functions of the session.
#pragma once

#include <string_view>

#include "session/session.hpp"
#include "ui/kit/canvas.hpp"

namespace eupnea::ui {

inline constexpr std::string_view safety_note =
    "Eupnea is for wellness; it is not a medical device. Ask a doctor first if you are pregnant or "
    "have a pacemaker, asthma, epilepsy, low blood pressure, panic disorder, or kidney or heart "
    "disease. Stop when you feel light-headed.";

/// Stands beside every guided practice, whoever wrote it.
inline constexpr std::string_view gentle_note =
    "Light breaths are enough. Stopping is a good choice at any moment, and nothing counts it "
    "against you.";

constexpr Seconds note_length{20.0}; ///< how long the over-breathing note stays

/// The phase of the guided breath; while the guide is stopped, that it is paused.
std::string_view phase_words(const Session& session, Timestamp now);

/// The newest notice while it is new; else empty.
constexpr Seconds notice_length{12.0};
Line notice_words(const Session& session, Timestamp now);

/// One line, or two short ones: what the person should know now, or the state, or the reason why there is none.
Line state_words(const Session& session, Timestamp now);

/// What the person should know now, whatever the prompt is: the sensor is lost, a notice, the
/// note about over-breathing; else empty.
Line warning_words(const Session& session, Timestamp now);

/// "Simulated person", "Replay" or "Sensor lost"; empty for a live sensor that streams.
std::string_view origin_words(const Session& session);

/// What the breathing rate is called: an estimate from the heart never passes for a measured one.
Line breath_rate_words(const State& state);

/// The chosen sensor before the session: its quality, with the reason.
Line sensor_words(const Session& session, Timestamp now);

/// The breath can be drawn: it was measured in the last moments, and its signal is believed.
bool breath_is_measured(const Session& session, Timestamp now);

/// A sample of the channel arrived in the last moments.
bool is_streaming(const Session& session, Channel channel, Timestamp now);

/// "6.0": breaths a minute of a pattern.
double rate_of(const Pattern& pattern);

/// "4 in, 6 out", with holds where there are any.
Line pattern_words(const Pattern& pattern);

} // namespace eupnea::ui
