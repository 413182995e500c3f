// SPDX-License-Identifier: MIT
// Chance that comes out the same on every platform.
#pragma once

#include <cmath>
#include <cstdint>
#include <random>

#include "base/units.hpp"

namespace eupnea::simulator {

/// The standard fixes the engine's numbers but not those of its distributions, so these are our own.
class Random {
public:
    /// Streams of one seed are independent, so that one sensor's noise never changes another's.
    Random(std::uint64_t seed, std::uint64_t stream)
        : engine_(seed * 0x9E3779B97F4A7C15u + stream * 0xD1B54A32D192ED03u + 1)
    {}

    /// In [0, 1).
    double uniform() { return static_cast<double>(engine_() >> 11) * 0x1p-53; }
    double uniform(double low, double high) { return low + (high - low) * uniform(); }
    bool chance(double probability) { return uniform() < probability; }

    /// Mean 0, deviation 1, never beyond 6: the sum of twelve uniform numbers, less six.
    double normal()
    {
        double sum = -6.0;
        for (int i = 0; i < 12; ++i) sum += uniform();
        return sum;
    }

private:
    std::mt19937_64 engine_;
};

/// Wanders about 0 with deviation 1 and forgets where it was over `memory` (Ornstein-Uhlenbeck).
struct Wander {
    Wander(Seconds memory, Seconds step)
        : keep(std::exp(-step / memory)), stir(std::sqrt(1.0 - keep * keep))
    {}

    double operator()(Random& random) { return value = keep * value + stir * random.normal(); }

    double keep;
    double stir;
    double value = 0.0;
};

} // namespace eupnea::simulator
