// SPDX-License-Identifier: MIT
// A recording whose beats are known, and the ways to make it harder.
#pragma once

#include <string>
#include <vector>

#include "base/sample.hpp"
#include "base/units.hpp"

namespace eupnea::bench {

struct Recording {
    std::string name;
    SampleRate rate;
    std::vector<Sample> samples;
    std::vector<double> beats_s = {}; ///< truth
    std::vector<double> uncertain_s =
        {};             ///< beats the truth is not sure of: nothing near is scored
    bool align = false; ///< the truth is a constant time off: score after the best shift
    std::vector<double> unreadable_s =
        {}; ///< where the marks leave beats out: no rate is known there
};

/// Samples of one channel at an even rate, the first at 0.
std::vector<Sample> evenly(Channel channel, SampleRate rate, const std::vector<double>& values);

/// Another rate by a windowed sinc (8 periods of the slower rate to either side).
Recording resampled(const Recording& recording, SampleRate rate);
Recording inverted(const Recording& recording);
Recording with_hum(const Recording& recording, Hertz mains, double amplitude);
/// Breathing-like wander (0.05 to 0.5 Hz) of the given peak amplitude.
Recording with_wander(const Recording& recording, double amplitude);

/// Noise of a kind at a signal-to-noise ratio, seeded. The ratio is that of the MIT-BIH noise stress
/// test (Moody, Muldrow & Mark 1984): signal = (median QRS peak-to-peak)^2 / 8, noise = mean square.
enum class Noise {
    white,     ///< flat to half the rate
    muscle,    ///< 20 to 150 Hz, in bursts
    electrode, ///< below 10 Hz: steps that decay, and drifting
};
Recording with_noise(const Recording& recording, Noise kind, double ratio_db);

} // namespace eupnea::bench
