// SPDX-License-Identifier: MIT
// Made-up belts with known breaths, for tests and tables.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <functional>
#include <numbers>
#include <random>
#include <vector>

#include "base/event.hpp"

namespace eupnea::belts {

struct Recipe {
    double per_minute = 12.0;
    double seconds = 120.0;
    double rate = 50.0;         ///< samples a second
    double period_jitter = 0.0; ///< standard deviation, share of the cycle
    double depth_jitter = 0.0;  ///< share of the depth
    double noise = 0.0;         ///< standard deviation, share of the depth
    double cardiac = 0.0;       ///< heartbeat ripple at 1.2 Hz, share of the depth
    double drift_per_min = 0.0; ///< in depths
    double inhale_share = 0.4;
    double hold_full = 0.0;  ///< s
    double hold_empty = 0.0; ///< s
    double edge = 0.0;       ///< s; above 0 a square breath: plateaus, with such edges between them
    double depth = 100.0;
    std::uint32_t seed = 1;
};

struct Belt {
    std::vector<Sample> samples;
    std::vector<double> inhales; ///< s
    std::vector<double> exhales;
};

/// Raised-cosine breaths, each with its own length and depth.
inline Belt make(const Recipe& r)
{
    std::mt19937 random{r.seed};
    std::normal_distribution<double> normal;
    Belt belt;
    double begin = 0.0, cycle = 0.0, depth = r.depth;
    const auto next_breath = [&] {
        begin += cycle;
        cycle = std::max(0.6, 1.0 + r.period_jitter * normal(random)) * 60.0 / r.per_minute;
        depth = std::max(0.3, 1.0 + r.depth_jitter * normal(random)) * r.depth;
        const double moving = cycle - r.hold_full - r.hold_empty;
        belt.inhales.push_back(begin);
        belt.exhales.push_back(begin + r.inhale_share * moving + r.hold_full);
    };
    next_breath();
    const auto n = static_cast<int>(r.seconds * r.rate);
    for (int i = 0; i < n; ++i) {
        const double t = i / r.rate;
        while (t >= begin + cycle) next_breath();
        const double moving = cycle - r.hold_full - r.hold_empty;
        const double in = r.inhale_share * moving;
        const double out = moving - in;
        const double s = t - begin;
        const auto rise = [](double x) { return 0.5 - 0.5 * std::cos(std::numbers::pi * x); };
        double volume = 0.0;
        if (r.edge > 0.0)
            volume = rise(std::clamp(s / r.edge, 0.0, 1.0)) -
                     rise(std::clamp((s - in) / r.edge, 0.0, 1.0));
        else if (s < in)
            volume = rise(s / in);
        else if (s < in + r.hold_full)
            volume = 1.0;
        else if (s < in + r.hold_full + out)
            volume = rise(1.0 - (s - in - r.hold_full) / out);
        double value = depth * volume + r.depth * r.drift_per_min * t / 60.0;
        value += r.depth * r.cardiac * std::sin(2 * std::numbers::pi * 1.2 * t);
        value += r.depth * r.noise * normal(random);
        belt.samples.push_back({Channel::belt, at(Seconds{t}), 500.0 + value});
    }
    return belt;
}

} // namespace eupnea::belts
