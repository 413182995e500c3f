// SPDX-License-Identifier: MIT
// Intervals between beats as a recipe makes them: what a breath does to a heart, and what chance does.
#pragma once

#include <algorithm>
#include <cmath>
#include <functional>
#include <numbers>
#include <vector>

#include "base/sample.hpp"
#include "base/units.hpp"
#include "drivers/simulator/random.hpp"

namespace eupnea::bench {

using simulator::Random;
using simulator::Wander;

/// As a strap sends them: each at the beat that ends it.
inline std::vector<Sample> intervals_as_sent(const std::vector<double>& interval_ms)
{
    std::vector<Sample> samples;
    Seconds time{0.0};
    for (const double ms : interval_ms) {
        time += Milliseconds{ms};
        samples.push_back({Channel::rr, at(time), ms});
    }
    return samples;
}

/// @param mean_ms  the interval that would be, as a function of the time in s
inline std::vector<double> intervals_from(double length_s, Random& random, double jitter_ms,
                                          const std::function<double(double)>& mean_ms)
{
    std::vector<double> intervals;
    for (double t = 0.0; t < length_s; t += intervals.back() / 1000.0)
        intervals.push_back(std::clamp(mean_ms(t) + jitter_ms * random.normal(), 300.0, 2000.0));
    return intervals;
}

/// Something that wanders about 0, deviation 1, four values a second.
class Wandering {
public:
    Wandering(double memory_s, double length_s, Random& random)
    {
        Wander wander{Seconds{memory_s}, Seconds{0.25}};
        wander.value = random.normal();
        for (double t = 0.0; t < length_s + 5.0; t += 0.25) values_.push_back(wander(random));
    }
    double operator()(double time_s) const
    {
        return values_[std::min(values_.size() - 1, static_cast<std::size_t>(4.0 * time_s))];
    }

private:
    std::vector<double> values_;
};

/// A wave whose cycles are not all of one length.
class UnevenWave {
public:
    /// @param unevenness  deviation of the cycles' lengths, share of the mean
    UnevenWave(const std::function<double(double)>& per_minute, double unevenness, double length_s,
               Random& random)
    {
        double phase = random.uniform(), whole = std::ceil(phase), faster = 1.0;
        for (double t = 0.0; t < length_s + 5.0; t += 0.05) {
            phases_.push_back(2 * std::numbers::pi * phase);
            phase += 0.05 * faster * per_minute(t) / 60.0;
            if (phase < whole) continue;
            whole += 1.0;
            faster = std::exp(-unevenness * random.normal());
        }
    }
    double phase(double time_s) const
    {
        return phases_[std::min(phases_.size() - 1, static_cast<std::size_t>(20.0 * time_s))];
    }

private:
    std::vector<double> phases_;
};

/// Slow breathing: one wave with a second harmonic of 0.25, an amplitude that wanders by 0.4, slow
/// drift, and 12 ms of jitter from beat to beat.
inline std::vector<double> slow_breathing(const std::function<double(double)>& guide_turns,
                                          double swing_sd_ms, double length_s, Random& random)
{
    const double mean = random.uniform(700.0, 1000.0);
    const double amplitude = swing_sd_ms * std::numbers::sqrt2;
    const double lag = random.uniform(0.0, 6.28), shape = random.uniform(0.0, 6.28);
    const Wandering depth{20.0, length_s, random}, drift{60.0, length_s, random};
    return intervals_from(length_s, random, 12.0, [=](double t) {
        const double phase = 2 * std::numbers::pi * guide_turns(t);
        const double wave = std::cos(phase + lag) + 0.25 * std::cos(2 * phase + shape);
        return mean + 20.0 * drift(t) + amplitude * std::max(0.1, 1.0 + 0.4 * depth(t)) * wave;
    });
}

/// Somebody at rest who breathes as they like.
struct FreeBreathing {
    double per_minute = 14.0;
    double breath_sd_ms = 20.0;
    double mayer_hz = 0.1;
    double mayer_sd_ms = 20.0;
    double mayer_width_hz = 0.005; ///< of its spectral line: how soon it forgets its phase
    double unevenness = 0.08;
    std::function<double(double)> pace = {}; ///< instead of per_minute, over the time in s
};

inline std::vector<double> free_breathing(const FreeBreathing& person, double length_s,
                                          Random& random)
{
    const double mean = random.uniform(650.0, 1050.0);
    const auto pace = person.pace ? person.pace : [=](double) { return person.per_minute; };
    const UnevenWave breath{pace, person.unevenness, length_s, random};
    const Wandering drift{60.0, length_s, random};
    std::vector<double> mayer_phase{random.uniform(0.0, 6.28)};
    for (double t = 0.0; t < length_s + 5.0; t += 0.05)
        mayer_phase.push_back(mayer_phase.back() + 2 * std::numbers::pi * person.mayer_hz * 0.05 +
                              std::sqrt(2 * std::numbers::pi * person.mayer_width_hz * 0.05) *
                                  random.normal());
    return intervals_from(length_s, random, 12.0, [=](double t) {
        const double mayer = mayer_phase[static_cast<std::size_t>(20.0 * t)];
        return mean + 20.0 * drift(t) +
               std::numbers::sqrt2 * (person.breath_sd_ms * std::cos(breath.phase(t)) +
                                      person.mayer_sd_ms * std::cos(mayer));
    });
}

/// One in `every` beats comes early, and the next waits for it.
inline std::vector<double> with_premature_beats(std::vector<double> intervals, int every,
                                                Random& random)
{
    for (std::size_t i = 0; i + 1 < intervals.size(); ++i) {
        if (!random.chance(1.0 / every)) continue;
        const double early = (0.3 + 0.1 * random.uniform()) * intervals[i];
        intervals[i] -= early;
        intervals[++i] += early;
    }
    return intervals;
}

inline std::vector<double> drawn(double length_s, const std::function<double()>& next_ms)
{
    std::vector<double> intervals;
    for (double t = 0.0; t < length_s; t += intervals.back() / 1000.0)
        intervals.push_back(std::clamp(next_ms(), 300.0, 2000.0));
    return intervals;
}

inline std::vector<double> shuffled(std::vector<double> intervals, Random& random)
{
    for (std::size_t i = intervals.size(); i > 1; --i)
        std::swap(intervals[i - 1],
                  intervals[static_cast<std::size_t>(random.uniform() * static_cast<double>(i))]);
    return intervals;
}

} // namespace eupnea::bench
