// SPDX-License-Identifier: MIT
#include "measures/coherence.hpp"

#include <random>

#include "catch.hpp"
#include "rhythms.hpp"

using namespace eupnea;
using namespace eupnea::literals;

namespace {

Coherence::Reading reading_after(const std::vector<BeatClassification>& beats)
{
    Coherence rhythm;
    for (const BeatClassification& beat : beats) rhythm.on(beat);
    return rhythm.value(beats.back().time);
}

} // namespace

TEST_CASE("rhythm: a pure sine at 0.1 Hz has a coherence of 8.35 within 1 percent", "[synthetic]")
{
    const auto reading = reading_after(beats_of(sine_rhythm(900, 60, 0.1), 200));
    REQUIRE(reading.coherence);
    CHECK(*reading.coherence == Approx(8.35).epsilon(0.01));
    CHECK(reading.peak->value == Approx(0.1).margin(0.002));
    CHECK(*reading.smoothness == Approx(0.893).margin(0.005));
    CHECK_FALSE(reading.provisional);
}

TEST_CASE("rhythm: noise is not smooth", "[synthetic]")
{
    std::mt19937 random{7};
    std::normal_distribution<double> noise{0.0, 30.0};
    double t = 0.0;
    Coherence rhythm;
    for (std::uint32_t i = 0; i < 150; ++i) {
        const Milliseconds nn{900.0 + noise(random)};
        t += Seconds{nn}.count();
        rhythm.on({i, at(Seconds{t}), BeatClass::normal, nn, 1});
    }
    const auto reading = rhythm.value(at(Seconds{t}));
    REQUIRE(reading.smoothness);
    CHECK(*reading.smoothness < 0.5f);
    CHECK(*reading.coherence < 0.6f);
}

TEST_CASE("rhythm: nothing before 30 s, provisional before 64 s", "[synthetic]")
{
    CHECK(reading_after(beats_of(sine_rhythm(900, 60, 0.1), 25)).reason == Reason::few_beats);
    const auto early = reading_after(beats_of(sine_rhythm(900, 60, 0.1), 40));
    REQUIRE(early.smoothness);
    CHECK(early.provisional);
    CHECK(*early.smoothness > 0.6f);
}

TEST_CASE("rhythm: more than 5 percent corrected beats give no number", "[synthetic]")
{
    auto beats = beats_of(sine_rhythm(900, 60, 0.1), 200);
    for (std::size_t i = 1; i < beats.size(); i += 12) beats[i].beat_class = BeatClass::ectopic;
    const auto reading = reading_after(beats);
    CHECK_FALSE(reading.smoothness);
    CHECK_FALSE(reading.coherence);
    CHECK(reading.reason == Reason::corrected_beats);
}

TEST_CASE("rhythm: a gap starts the window anew, and silence ends the number", "[synthetic]")
{
    auto beats = beats_of(sine_rhythm(900, 60, 0.1), 200);
    beats[beats.size() - 20].beat_class = BeatClass::first;
    beats[beats.size() - 20].nn.reset();
    CHECK(reading_after(beats).reason == Reason::gap);

    Coherence rhythm;
    const auto unbroken = beats_of(sine_rhythm(900, 60, 0.1), 100);
    for (const BeatClassification& beat : unbroken) rhythm.on(beat);
    CHECK(rhythm.value(unbroken.back().time + 4s).smoothness);
    CHECK(rhythm.value(unbroken.back().time + 6s).reason == Reason::no_signal);
}
