// SPDX-License-Identifier: MIT
// Heart rhythms made of formulas, as the classifications a beat corrector would give.
#pragma once

#include <cmath>
#include <functional>
#include <numbers>
#include <vector>

#include "base/event.hpp"

namespace eupnea {

/// Normal beats until `length`, each interval what `nn_ms` says (seconds in, ms out) at its end.
inline std::vector<BeatClassification> beats_of(const std::function<double(double)>& nn_ms,
                                                double length)
{
    std::vector<BeatClassification> beats;
    double last = 0.0;
    beats.push_back({0, at(Seconds{0.0}), BeatClass::first, std::nullopt, 1});
    while (last < length) {
        double next = last + nn_ms(last) / 1000.0;
        for (int i = 0; i < 20; ++i) next = last + nn_ms(next) / 1000.0;
        const Milliseconds nn{1000.0 * (next - last)};
        beats.push_back({static_cast<std::uint32_t>(beats.size()), at(Seconds{next}),
                         BeatClass::normal, nn, 1});
        last = next;
    }
    return beats;
}

/// `mean` plus a sine of `amplitude` (ms) at `hz`.
inline std::function<double(double)> sine_rhythm(double mean, double amplitude, double hz)
{
    return [=](double t) { return mean + amplitude * std::sin(2.0 * std::numbers::pi * hz * t); };
}

/// Breaths of `inhale` and `exhale` seconds, one after the other from 0 until `length`.
inline std::vector<Breath> breaths_of(double inhale, double exhale, double length)
{
    std::vector<Breath> breaths;
    for (double t = 0.0; t + inhale + exhale <= length; t += inhale + exhale)
        breaths.push_back({at(Seconds{t}), at(Seconds{t + inhale}),
                           at(Seconds{t + inhale + exhale}), 1.0f, 1.0f, BreathSource::belt});
    return breaths;
}

} // namespace eupnea
