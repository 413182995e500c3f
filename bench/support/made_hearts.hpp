// SPDX-License-Identifier: MIT
// Hearts with a rhythm of one's choice, as intervals, ECG or pulse wave.
#pragma once

#include <string>
#include <vector>

#include "bench/support/recording.hpp"
#include "drivers/simulator/waves.hpp"

namespace eupnea::bench {

/// A beat of a pattern: how long after the one before, and whether it is premature (wide, weak pulse).
struct MadeBeat {
    double interval_ms;
    bool premature = false;
};

/// Rhythms that are uneven in an order: each a pattern that is repeated, every interval off by a
/// deviation of 1.5 %.
struct UnevenPattern {
    const char* name;
    std::vector<MadeBeat> beats;
};
std::vector<UnevenPattern> uneven_patterns();

std::vector<MadeBeat> repeated(const UnevenPattern& pattern, std::size_t beats, unsigned seed);
/// Without order: lognormal, as where no P waves lead the ventricles.
std::vector<MadeBeat> lognormal(double mean_ms, double deviation, std::size_t beats, unsigned seed);
std::vector<MadeBeat> uniform(double least_ms, double most_ms, std::size_t beats, unsigned seed);
/// Ordinary sinus rhythm with premature beats at random.
std::vector<MadeBeat> with_premature(double share, std::size_t beats, unsigned seed);

/// rr samples at the beats.
Recording as_intervals(std::string name, const std::vector<MadeBeat>& beats);
/// 250 samples a second, in millivolts, noise of 10 uV.
Recording as_ecg(std::string name, const std::vector<MadeBeat>& beats);
/// 100 samples a second, height about 1, noise of 0.01, baseline moved by breath.
Recording as_pulse(std::string name, const std::vector<MadeBeat>& beats);

} // namespace eupnea::bench
