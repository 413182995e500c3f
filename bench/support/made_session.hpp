// SPDX-License-Identifier: MIT
// A session of any length for the programs that measure the library.
#pragma once

#include <cmath>

#include "library/recorder.hpp"

namespace eupnea {

using namespace eupnea::literals;

inline State state_at(int second)
{
    State state{};
    state.time = at(Seconds{static_cast<double>(second)});
    state.heart_rate_bpm = 60.0f + static_cast<float>(second % 9);
    state.rmssd_ms = 41.37f;
    state.breath_rate_per_min = 6.02f;
    state.hr_swing_bpm = 9.713f;
    state.smoothness = 0.8123f;
    state.coherence = 0.7391f;
    state.calm_index = 0.613f;
    return state;
}

/// A second of an ECG at 250 samples a second and a belt at 50, in counts.
inline void record_signals(Recorder& recorder, int second)
{
    for (int i = 0; i < 250; ++i) {
        const double t = second + i / 250.0;
        const double beat = std::fmod(t, 0.93) - 0.4;
        recorder.on(Sample{Channel::ecg, at(Seconds{t}),
                           std::round(900.0 * std::exp(-beat * beat / 2e-4) +
                                      12.0 * std::sin(37.1 * t) + 9.0 * std::sin(211.7 * t * t))});
        if (i % 5 == 0)
            recorder.on(Sample{
                Channel::belt, at(Seconds{t}),
                std::round(2000.0 + 400.0 * std::sin(0.63 * t) + 3.0 * std::sin(91.3 * t * t))});
    }
}

inline void record_found(Recorder& recorder, int second)
{
    const auto time = at(Seconds{static_cast<double>(second)});
    const auto number = static_cast<std::uint32_t>(second);
    recorder.on(Beat{number, time, 931ms, BeatSource::ecg, 0.97f});
    recorder.on(BeatClassification{number, time, BeatClass::normal, 931ms, 1});
    recorder.on(state_at(second));
    if (second % 10 != 0) return;
    recorder.on(BreathTurn{time, BreathPhase::inhale});
    recorder.on(BreathTurn{time + 4s, BreathPhase::exhale});
    recorder.on(Breath{time, time + 4s, time + 10s, 812.5f, 0.9f, BreathSource::belt});
}

} // namespace eupnea
