// SPDX-License-Identifier: MIT
// The sway of a baseline between the beats.
#include "breath/beat_means.hpp"

#include <numbers>
#include <random>

#include "catch.hpp"
#include "synthetic_heart.hpp"

using namespace eupnea;
using namespace eupnea::synthetic;

namespace {

constexpr double heart_per_minute = 48.0;

/// What a heart at 48 tells of a rate of 14 while the baseline sways `per_minute`, by `size` mV.
BeatMeans::Sway sway_of(double per_minute, double size)
{
    const auto beats = steady_beats(60.0, 60.0 / heart_per_minute);
    auto samples = ecg(250_sps, 60.0, beats);
    std::mt19937 random{1};
    std::normal_distribution<double> gauss;
    add(samples, [&](double t) {
        return 0.01 * gauss(random) + size * std::sin(2 * std::numbers::pi * per_minute / 60 * t);
    });
    BeatSurroundings around{250ms, 350ms};
    around.begin(250_sps);
    BeatMeans means;
    std::size_t next = 1;
    for (const Sample& sample : samples) {
        if (next < beats.size() && sample.time >= at(Seconds{beats[next]}))
            around.expect(at(Seconds{beats[next++]}));
        if (const auto beat = around(sample.time, sample.value)) means.push(*beat, around);
    }
    return means.sway(samples.back().time, 14.0, heart_per_minute);
}

} // namespace

TEST_CASE("beat means: a sway faster than half the heart is told from the slower one it looks like")
{
    const auto slow = sway_of(14.0, 0.1);
    CHECK(slow.both_breaths);
    CHECK(slow.slower > 5 * slow.faster);
    const auto fast = sway_of(34.0, 0.1);
    CHECK(fast.faster > 5 * fast.slower);
}

TEST_CASE("beat means: where the sensor keeps no baseline, noise is no sway")
{
    const auto none = sway_of(14.0, 0.0);
    CHECK(none.faster == 0.0);
    CHECK(none.slower == 0.0);
}
