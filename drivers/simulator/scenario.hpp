// SPDX-License-Identifier: MIT
// Who is simulated, what they do, and what goes wrong.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "base/units.hpp"

namespace eupnea::simulator {

struct Stretch {
    Seconds from;
    Seconds until;
    bool contains(Timestamp time) const { return at(from) <= time && time < at(until); }
};

inline bool any_contains(const std::vector<Stretch>& stretches, Timestamp time)
{
    return std::ranges::any_of(stretches, [=](const Stretch& s) { return s.contains(time); });
}

enum class Breathing : std::uint8_t {
    paced,   ///< with the pacer while one runs, else freely
    free,    ///< takes no notice of the pacer
    talking, ///< quick inhales, long broken exhales
    walking, ///< faster breath and heart, steps shake the sensors
};

/// The defaults are a healthy adult who sits and follows the pacer well, on sensors that fit.
struct Scenario {
    std::uint64_t seed = 1;

    // the breath
    Breathing breathing = Breathing::paced;
    BreathRate own_rate{14.0};        ///< when breathing freely
    double rate_variation = 0.12;     ///< deviation of free breaths' lengths, share of the mean
    double depth_variation = 0.12;    ///< deviation of depths, share of the mean
    double adherence = 1.0;           ///< share of breaths that follow the pacer
    Seconds reaction{0.45};           ///< behind the pacer; not below 0.3 s
    Milliseconds timing_jitter{80.0}; ///< deviation of each turn in paced breathing
    double sigh_share = 0.01;         ///< of breaths that are twice as deep
    double depth = 1.0;               ///< 1 comfortable, 2 over-breathing
    std::vector<Stretch> holds{};     ///< the breath is held from the first inhale within

    // the heart
    double heart_rate_bpm = 66.0; ///< mean at the start
    double swing_bpm = 16.0;      ///< peak to trough when breathing at the resonance frequency
    Hertz resonance{0.0933};      ///< of the baroreflex; 0.075 to 0.11 Hz in adults
    double damping = 0.3;         ///< of the baroreflex; 2 leaves no clear resonance
    double mayer_bpm = 1.0;       ///< deviation of the waves that come without breathing
    double vlf_bpm = 1.5;         ///< deviation of slow wandering
    double relaxing_bpm = 3.0;    ///< the heart slows by this much as the person settles

    // beats, as shares of all
    double ectopic_share = 0.0;
    double missed_share = 0.0; ///< the sensor does not show them
    double extra_share = 0.0;  ///< the sensor shows one where there was none

    // sensors; a rate of 0 leaves one out
    SampleRate ecg_rate{250.0};
    SampleRate ppg_rate{100.0};
    SampleRate belt_rate{25.0};
    bool rr = false;        ///< a strap that sends intervals, in 1/1024 s
    double noise = 1.0;     ///< times the usual
    double mains_hum = 0.0; ///< 50 Hz in the ECG, share of the R wave
    std::vector<Stretch> motion{};
    std::vector<Stretch> lead_off{}; ///< electrodes and pulse sensor are off the body
    std::vector<Stretch> dropouts{}; ///< frames are lost
};

} // namespace eupnea::simulator
