// SPDX-License-Identifier: MIT
// Two people side by side, as intervals and breaths from a recipe, without waveforms.
#pragma once

#include <array>
#include <cmath>
#include <numbers>
#include <optional>
#include <string>
#include <vector>

#include "bench/support/made_intervals.hpp"
#include "together/togetherness.hpp"

namespace eupnea::bench {

enum class PairKind {
    unrelated,      ///< each at 9 to 18 a minute
    unrelated_slow, ///< each at 5 to 7 a minute
    both_settle,    ///< each from about 15 down to about 8 a minute, on their own
    guided,         ///< both with one guide, which the sessions know
    half_guided,    ///< a guide for the first half, then each on their own
    guide_untold,   ///< both with one guide that no session knows of
    follower,       ///< the second breathes as the first did `lag_s` before
    mutual,         ///< each a little drawn to the other
    talk,           ///< they speak in turns, and each breathes as one who speaks or listens
};

/// The first's and the second's breath, as its phase in cycles at each 0.05 s.
using Phases = std::array<std::vector<double>, 2>;

constexpr double phase_step_s = 0.05;

struct BreathOfPair {
    std::array<double, 2> from_per_min, to_per_min;
    double unevenness = 0.1; ///< deviation of the cycles' lengths, share of the mean
    double coupling = 0.0;   ///< 1/s, to the other's phase
};

inline Phases breathing_phases(const BreathOfPair& pair, double length_s, Random& random)
{
    std::array<double, 2> phase{random.uniform(), random.uniform()}, faster{1.0, 1.0};
    Phases phases;
    for (double t = 0.0; t < length_s + 5.0; t += phase_step_s) {
        const auto now = phase;
        for (std::size_t k = 0; k < 2; ++k) {
            phases[k].push_back(now[k]);
            const double rate =
                pair.from_per_min[k] + (pair.to_per_min[k] - pair.from_per_min[k]) * t / length_s;
            const double drawn = pair.coupling / (2 * std::numbers::pi) *
                                 std::sin(2 * std::numbers::pi * (now[1 - k] - now[k]));
            phase[k] += phase_step_s * std::max(0.02, faster[k] * rate / 60.0 + drawn);
            if (std::floor(phase[k]) > std::floor(now[k]))
                faster[k] = std::exp(-pair.unevenness * random.normal());
        }
    }
    return phases;
}

/// As `leader` was `lag_s` before, off by a few hundredths of a cycle.
inline std::vector<double> later(const std::vector<double>& leader, double lag_s, Random& random)
{
    const auto behind = static_cast<std::size_t>(lag_s / phase_step_s);
    const Wandering loose{10.0, static_cast<double>(leader.size()) * phase_step_s, random};
    std::vector<double> phases;
    for (std::size_t i = 0; i < leader.size(); ++i) {
        const double own = leader[i > behind ? i - behind : 0] +
                           0.04 * loose(static_cast<double>(i) * phase_step_s);
        phases.push_back(phases.empty() ? own : std::max(phases.back() + 1e-4, own));
    }
    return phases;
}

/// Everything of a session that a comparison of two reads.
inline BodyRecord body_breathing(const std::vector<double>& phases, double length_s, bool with_belt,
                                 const std::vector<Event>& beside, Random& random)
{
    BodyRecord body;
    body.on(Sample{Channel::rr, at(Seconds{0.0}), 800.0});
    for (const Event& event : beside) body.on(event);

    const double mean = random.uniform(700.0, 1000.0), lag = random.uniform(0.0, 0.25);
    const double breath_ms = random.uniform(15.0, 45.0), mayer_ms = random.uniform(8.0, 20.0);
    const Wandering drift{60.0, length_s, random}, depth{20.0, length_s, random};
    const UnevenWave mayer{[](double) { return 6.0; }, 0.15, length_s, random};
    const auto intervals = intervals_from(length_s, random, 8.0, [&](double t) {
        const double cycle = phases[static_cast<std::size_t>(t / phase_step_s)] - lag;
        const double swing = breath_ms * std::max(0.2, 1.0 + 0.3 * depth(t));
        return mean + 20.0 * drift(t) +
               std::numbers::sqrt2 * (mayer_ms * std::cos(mayer.phase(t)) -
                                      swing * std::sin(2 * std::numbers::pi * cycle));
    });
    Seconds time{0.0};
    std::uint32_t number = 0;
    for (const double ms : intervals) {
        time += Milliseconds{ms};
        if (time.count() > length_s) break;
        body.on(BeatClassification{number, at(time),
                                   number == 0 ? BeatClass::first : BeatClass::normal,
                                   Milliseconds{ms}, 1});
        ++number;
    }
    std::optional<Timestamp> inhale, exhale;
    for (std::size_t i = 1; with_belt && i < phases.size(); ++i) {
        const Timestamp now = at(Seconds{static_cast<double>(i) * phase_step_s});
        if (std::floor(phases[i] + 0.6) > std::floor(phases[i - 1] + 0.6)) exhale = now;
        if (std::floor(phases[i]) == std::floor(phases[i - 1])) continue;
        if (inhale && exhale && *exhale > *inhale)
            body.on(Breath{*inhale, *exhale, now, 1.0f, 1.0f, BreathSource::belt});
        inhale = now;
    }
    body.on(Sample{Channel::rr, at(Seconds{length_s}), 800.0});
    return body;
}

struct SimulatedPair {
    PairKind kind;
    double length_s = 360.0;
    double lag_s = 0.0; ///< of a follower
    bool belts = true;
};

inline std::array<BodyRecord, 2> simulated_pair(const SimulatedPair& pair, std::uint64_t seed)
{
    Random random{seed, static_cast<std::uint64_t>(pair.kind) * 16 +
                            static_cast<std::uint64_t>(2 * pair.lag_s)};
    const auto each = [&](double low, double high) {
        return std::array{random.uniform(low, high), random.uniform(low, high)};
    };
    const double length = pair.length_s;
    const auto free = each(9.0, 18.0);
    BreathOfPair breath{free, free};
    breath.unevenness = random.uniform(0.06, 0.15);
    std::vector<Event> beside;
    const PacerChange guide{at(Seconds{0.0}), {.inhale = Seconds{4}, .exhale = Seconds{6}}, true};
    PacerChange silence = guide;
    silence.running = false;

    Phases phases;
    switch (pair.kind) {
    case PairKind::unrelated:
        phases = breathing_phases(breath, length, random);
        break;
    case PairKind::unrelated_slow:
        breath.from_per_min = breath.to_per_min = each(5.0, 7.0);
        phases = breathing_phases(breath, length, random);
        break;
    case PairKind::both_settle:
        breath.from_per_min = each(14.0, 16.0), breath.to_per_min = each(7.0, 9.0);
        phases = breathing_phases(breath, length, random);
        break;
    case PairKind::guided:
    case PairKind::guide_untold:
        if (pair.kind == PairKind::guided) beside.emplace_back(guide);
        phases = breathing_phases({{6.0, 6.0}, {6.0, 6.0}, 0.0}, length, random);
        for (auto& one : phases) {
            const double start = one.front();
            for (double& phase : one) phase -= start;
            one = later(one, random.uniform(0.2, 0.8), random);
        }
        break;
    case PairKind::half_guided:
        silence.time = at(Seconds{length / 2});
        beside.emplace_back(guide), beside.emplace_back(silence);
        phases = breathing_phases(breath, length, random);
        break;
    case PairKind::follower:
        phases = breathing_phases(breath, length, random);
        phases[1] = later(phases[0], pair.lag_s, random);
        break;
    case PairKind::mutual:
        breath.to_per_min = breath.from_per_min = {free[0], free[0] * random.uniform(0.92, 1.08)};
        breath.coupling = 0.8;
        phases = breathing_phases(breath, length, random);
        break;
    case PairKind::talk:
        for (double t = 0.0; t < length; t += 30.0) {
            beside.emplace_back(BreathHappened{at(Seconds{t}), BreathHappening::speech});
            beside.emplace_back(BreathHappened{at(Seconds{t + 15.0}), BreathHappening::none});
        }
        phases = breathing_phases(breath, length, random);
        break;
    }
    return {body_breathing(phases[0], length, pair.belts, beside, random),
            body_breathing(phases[1], length, pair.belts, beside, random)};
}

} // namespace eupnea::bench
