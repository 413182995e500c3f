// SPDX-License-Identifier: MIT
#include "measures/cardiorespiratory_phase.hpp"

#include <random>

#include "catch.hpp"
#include "rhythms.hpp"

using namespace eupnea;
using namespace eupnea::literals;

namespace {

CardiorespiratoryPhase::Reading reading_of(const std::vector<BeatClassification>& beats,
                                           const std::vector<Breath>& breaths)
{
    CardiorespiratoryPhase sync;
    std::size_t next = 0;
    for (const BeatClassification& beat : beats) {
        while (next < breaths.size() && breaths[next].end < beat.time) sync.on(breaths[next++]);
        sync.on(beat);
    }
    return sync.value(beats.back().time);
}

/// The heart rate peaks `late` seconds after the end of an inhale of half the cycle.
std::vector<BeatClassification> beats_following(double cycle, double late)
{
    return beats_of(
        [=](double t) {
            const double middle = t - 0.45; // an interval of 0.9 s speaks for its middle
            const double turns = (middle - 0.5 * cycle - late) / cycle;
            return 900.0 - 60.0 * std::cos(2.0 * std::numbers::pi * turns);
        },
        100);
}

} // namespace

TEST_CASE("sync: 0 degrees when the heart rate peaks at the end of the inhale", "[synthetic]")
{
    const auto reading = reading_of(beats_following(10, 0), breaths_of(5, 5, 100));
    REQUIRE(reading.phase_deg);
    CHECK(*reading.phase_deg == Approx(0.0).margin(3.0));
    CHECK(*reading.phase_locking > 0.98f);
}

TEST_CASE("sync: a heart that peaks later has a negative phase, one that peaks earlier a positive",
          "[synthetic]")
{
    const auto late = reading_of(beats_following(10, 1.25), breaths_of(5, 5, 100));
    CHECK(*late.phase_deg == Approx(-45.0).margin(4.0));
    const auto early = reading_of(beats_following(12, -1.0), breaths_of(6, 6, 100));
    CHECK(*early.phase_deg == Approx(30.0).margin(4.0));
}

TEST_CASE("sync: a drift of the heart rate does not turn the phase", "[synthetic]")
{
    const auto steady = sine_rhythm(0, 60, 0.1);
    const auto drifting = [&](double t) { return 1000.0 - 2.0 * t + steady(t - 0.45 + 2.5); };
    const auto reading = reading_of(beats_of(drifting, 100), breaths_of(5, 5, 100));
    CHECK(*reading.phase_deg == Approx(0.0).margin(6.0));
}

TEST_CASE("sync: a heart that does not follow the breath is not locked", "[synthetic]")
{
    const auto reading =
        reading_of(beats_of(sine_rhythm(900, 60, 0.137), 100), breaths_of(5, 5, 100));
    REQUIRE(reading.phase_locking);
    CHECK(*reading.phase_locking < 0.6f);
}

TEST_CASE("sync: needs three breaths, and three beats in each", "[synthetic]")
{
    const auto two = reading_of(beats_of(sine_rhythm(900, 60, 0.1), 24), breaths_of(5, 5, 20));
    CHECK_FALSE(two.phase_deg);
    CHECK(two.reason == Reason::few_breaths);
    const auto fast = reading_of(beats_of(sine_rhythm(1100, 10, 0.1), 60), breaths_of(1, 1, 58));
    CHECK_FALSE(fast.phase_deg);
    CHECK(fast.reason == Reason::too_fast);
}
