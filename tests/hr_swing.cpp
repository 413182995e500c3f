// SPDX-License-Identifier: MIT
#include "measures/hr_swing.hpp"

#include "catch.hpp"
#include "rhythms.hpp"

using namespace eupnea;
using namespace eupnea::literals;

namespace {

HrSwing after(const std::vector<BeatClassification>& beats, const std::vector<Breath>& breaths)
{
    HrSwing swing;
    std::size_t begun = 0;
    std::size_t turned = 0;
    std::size_t ended = 0;
    for (const BeatClassification& beat : beats) {
        for (; begun < breaths.size() && breaths[begun].inhale < beat.time; ++begun)
            swing.on(BreathTurn{breaths[begun].inhale, BreathPhase::inhale});
        for (; turned < breaths.size() && breaths[turned].exhale < beat.time; ++turned)
            swing.on(BreathTurn{breaths[turned].exhale, BreathPhase::exhale});
        for (; ended < breaths.size() && breaths[ended].end < beat.time; ++ended)
            swing.on(breaths[ended]);
        swing.on(beat);
    }
    return swing;
}

} // namespace

TEST_CASE("swing: 120 ms peak to trough is 120 ms and as many bpm as that is", "[synthetic]")
{
    const auto beats = beats_of(sine_rhythm(900, 60, 0.1), 100);
    const auto reading = after(beats, breaths_of(4, 6, 100)).value(beats.back().time);
    REQUIRE(reading.bpm);
    CHECK(reading.by_breath);
    CHECK(*reading.ms == Approx(120.0).margin(6.0)); // beats rarely fall on the crest itself
    CHECK(*reading.bpm == Approx(60'000.0 / 840 - 60'000.0 / 960).margin(0.5));
}

TEST_CASE("swing: a breath with a corrected beat in it is passed over", "[synthetic]")
{
    auto beats = beats_of(sine_rhythm(900, 60, 0.1), 100);
    beats[60].beat_class = BeatClass::ectopic;
    beats[60].nn = Milliseconds{400.0};
    const auto reading = after(beats, breaths_of(4, 6, 100)).value(beats.back().time);
    CHECK(*reading.ms == Approx(120.0).margin(6.0));
}

TEST_CASE("swing: without a breath the turns of the heart rate stand in", "[synthetic]")
{
    const auto beats = beats_of(sine_rhythm(900, 60, 0.1), 100);
    const auto reading = after(beats, {}).value(beats.back().time);
    REQUIRE(reading.bpm);
    CHECK_FALSE(reading.by_breath);
    CHECK(*reading.ms == Approx(120.0).margin(6.0));
}

TEST_CASE("fast swing: answers within one breath of a change", "[synthetic]")
{
    const auto grows = [](double t) {
        const double amplitude = t < 60.0 ? 20.0 : 80.0;
        return 900.0 + amplitude * std::sin(2.0 * std::numbers::pi * 0.1 * t);
    };
    const auto beats = beats_of(grows, 70);
    HrSwing swing;
    for (const BeatClassification& beat : beats) swing.on(beat);
    CHECK(*swing.fast(beats.back().time).swing_ms > 90.0f);
}

TEST_CASE("fast swing: tells how far the heart turned behind the breath", "[synthetic]")
{
    // Lungs full at 4, 14, ... s; heart rate greatest 1 s later.
    const auto nn = [](double t) {
        return 900.0 - 60.0 * std::cos(2.0 * std::numbers::pi * 0.1 * (t - 0.45 - 5.0));
    };
    const auto beats = beats_of(nn, 97);
    const auto reading = after(beats, breaths_of(4, 6, 100)).fast(beats.back().time);
    REQUIRE(reading.lag_s);
    CHECK(*reading.lag_s == Approx(1.0).margin(0.6));
}

TEST_CASE("fast swing: flicker from beat to beat is no turn", "[synthetic]")
{
    const auto beats = beats_of(
        [](double t) {
            return 900.0 + 60.0 * std::sin(0.2 * std::numbers::pi * t) +
                   4.0 * std::sin(2.0 * std::numbers::pi * 0.45 * t);
        },
        100);
    HrSwing swing;
    for (const BeatClassification& beat : beats) swing.on(beat);
    CHECK(*swing.fast(beats.back().time).swing_ms > 100.0f);
}

TEST_CASE("swing: silence ends the number", "[synthetic]")
{
    const auto beats = beats_of(sine_rhythm(900, 60, 0.1), 100);
    const HrSwing swing = after(beats, breaths_of(4, 6, 100));
    CHECK_FALSE(swing.value(beats.back().time + 70s).bpm);
    CHECK_FALSE(swing.fast(beats.back().time + 70s).swing_bpm);
}
