// SPDX-License-Identifier: MIT
#include "sound/tones.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <span>

namespace eupnea {

namespace {

constexpr double two_pi = 2.0 * std::numbers::pi;
constexpr Seconds attack{0.04};
constexpr Seconds release{0.06};

/// Shares of the overtones, first the ground tone; each row sums to 1.
constexpr std::array<std::array<double, 4>, 3> overtones{{
    {1.0, 0.0, 0.0, 0.0},
    {0.72, 0.2, 0.08, 0.0},
    {0.52, 0.26, 0.14, 0.08},
}};

struct Partial {
    double share;
    Hertz pitch;
    Seconds decay;
};
constexpr std::array<Partial, 3> bell_partials{{
    {0.6, {523.25}, Seconds{1.1}},
    {0.25, {1046.5}, Seconds{0.6}},
    {0.15, {1444.2}, Seconds{0.3}},
}};
constexpr Seconds strike{0.003};

Seconds length_of(BreathPhase phase, const Pattern& p)
{
    return phase == BreathPhase::inhale ? p.inhale + p.top_up_rest + p.top_up : p.exhale;
}

} // namespace

Timbre timbre_named(std::string_view name)
{
    if (name == "pure") return Timbre::pure;
    return name == "warm" ? Timbre::warm : Timbre::soft;
}

double ease(double x) { return 0.5 - 0.5 * std::cos(std::numbers::pi * std::clamp(x, 0.0, 1.0)); }

ToneLevels tone_levels(const std::optional<Pacer::Moment>& breath)
{
    if (!breath) return {};
    const bool in = breath->phase == BreathPhase::inhale;
    if (!in && breath->phase != BreathPhase::exhale) return {};
    const Seconds since = length_of(breath->phase, breath->pattern) - breath->left;
    const double edges = ease(since / attack) * ease(breath->left / release);
    if (in) return {edges * std::lerp(0.35, 1.0, breath->progress), 0.0};
    return {0.0, edges * std::lerp(1.0, 0.25, breath->progress)};
}

double tone(Hertz pitch, Timbre timbre, Timestamp time)
{
    return tone(pitch.value * seconds_of(time), timbre);
}

double tone(double cycles, Timbre timbre)
{
    double sum = 0.0;
    double multiple = 1.0;
    for (const double share : overtones[static_cast<std::size_t>(timbre)]) {
        if (share > 0.0) sum += share * std::sin(two_pi * std::fmod(multiple * cycles, 1.0));
        multiple += 1.0;
    }
    return sum;
}

double bell(Seconds since_struck)
{
    if (since_struck < Seconds{0.0} || since_struck > bell_length) return 0.0;
    double sum = 0.0;
    for (const Partial& partial : bell_partials)
        sum += partial.share * std::exp(-(since_struck / partial.decay)) *
               std::sin(two_pi * partial.pitch.value * since_struck.count());
    const double fading = ease((bell_length - since_struck) / Seconds{0.5});
    return sum * (1.0 - std::exp(-(since_struck / strike))) * fading;
}

} // namespace eupnea
