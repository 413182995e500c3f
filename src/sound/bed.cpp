// SPDX-License-Identifier: MIT
#include "sound/bed.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace eupnea {

namespace {

constexpr double quietest = 0.30; ///< of an empty breath, as a share of a full one's

/// -1 to 1, the same for a cell at all times.
double hash(std::int64_t cell, std::uint32_t voice)
{
    auto h = static_cast<std::uint64_t>(cell) * 0x9E3779B97F4A7C15u ^ voice * 0xC2B2AE3D27D4EB4Fu;
    h = (h ^ (h >> 29)) * 0xBF58476D1CE4E5B9u;
    h ^= h >> 32;
    return static_cast<double>(h & 0xFFFFFFu) / 8'388'607.5 - 1.0;
}

/// -1 to 1, smooth: random values at `rate`, joined by curves that are level at both ends.
double noise(Hertz rate, std::uint32_t voice, Timestamp time)
{
    const double place = rate.value * seconds_of(time);
    const double cell = std::floor(place);
    const double x = place - cell;
    const double share = x * x * x * (x * (x * 6.0 - 15.0) + 10.0);
    const auto i = static_cast<std::int64_t>(cell);
    return std::lerp(hash(i, voice), hash(i + 1, voice), share);
}

struct Layer {
    Hertz rate;
    double empty; ///< share at an empty breath
    double full;  ///< at a full one; both columns sum to 1
};

template <std::size_t Count>
double layered(const std::array<Layer, Count>& layers, std::uint32_t voice, Timestamp time,
               double swell)
{
    double sum = 0.0;
    for (std::size_t i = 0; i < Count; ++i)
        sum += std::lerp(layers[i].empty, layers[i].full, swell) *
               noise(layers[i].rate, voice + static_cast<std::uint32_t>(i), time);
    return sum;
}

/// Between `least` and 1, so slowly that it is heard as gusts or small waves.
double gusts(Hertz rate, double least, std::uint32_t voice, Timestamp time)
{
    return std::lerp(least, 1.0, 0.5 + 0.5 * noise(rate, voice, time));
}

double water(Timestamp time, double swell)
{
    static constexpr std::array<Layer, 4> layers{{{{310.0}, 0.46, 0.26},
                                                  {{900.0}, 0.34, 0.30},
                                                  {{2300.0}, 0.16, 0.28},
                                                  {{5200.0}, 0.04, 0.16}}};
    return layered(layers, 1, time, swell) * gusts({3.1}, 0.72, 11, time);
}

double wind(Timestamp time, double swell)
{
    static constexpr std::array<Layer, 3> layers{
        {{{170.0}, 0.62, 0.36}, {{460.0}, 0.32, 0.42}, {{1150.0}, 0.06, 0.22}}};
    return layered(layers, 21, time, swell) * gusts({0.45}, 0.62, 31, time);
}

/// Two partials of each mode, a little apart, beat slowly.
double bowl(Timestamp time, double swell)
{
    struct Mode {
        double pitch; ///< Hz
        double beat;  ///< Hz
        double empty;
        double full;
    };
    static constexpr std::array<Mode, 3> modes{
        {{110.0, 0.31, 0.80, 0.58}, {298.0, 0.47, 0.16, 0.28}, {556.0, 0.73, 0.04, 0.14}}};
    const auto sine = [&](double pitch) {
        return std::sin(2.0 * std::numbers::pi * std::fmod(pitch * seconds_of(time), 1.0));
    };
    double sum = 0.0;
    for (const Mode& mode : modes)
        sum += std::lerp(mode.empty, mode.full, swell) *
               (0.7 * sine(mode.pitch) + 0.3 * sine(mode.pitch + mode.beat));
    return sum;
}

} // namespace

Bed bed_named(std::string_view name)
{
    const auto found = std::ranges::find(bed_names, name);
    return found == bed_names.end() ? Bed::none : static_cast<Bed>(found - bed_names.begin());
}

double bed_sound(Bed bed, Timestamp time, double swell)
{
    const double level = std::lerp(quietest, 1.0, swell);
    switch (bed) {
    case Bed::water:
        return level * water(time, swell);
    case Bed::wind:
        return level * wind(time, swell);
    case Bed::bowl:
        return level * bowl(time, swell);
    case Bed::none:
        break;
    }
    return 0.0;
}

} // namespace eupnea
