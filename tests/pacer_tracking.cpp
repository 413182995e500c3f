// SPDX-License-Identifier: MIT
#include "pacing/pacer_tracking.hpp"

#include "catch.hpp"
#include "drivers/simulator/simulate.hpp"
#include "session/pipeline.hpp"
#include "session/session.hpp"

using namespace eupnea;
using namespace eupnea::literals;

namespace {

State showing(double breath_rate_per_min, BreathSource source = BreathSource::belt)
{
    State state;
    state.breath_rate_per_min = static_cast<float>(breath_rate_per_min);
    state.breath_source = source;
    return state;
}

/// Breathes `cycle` long breaths with this share of inhale, `lag` behind a guide of 4-0-6-0.
PacerTracker after_a_minute(Seconds cycle, double inhale_share, Seconds lag)
{
    PacerTracker pacer_tracking;
    pacer_tracking.on(PacerChange{at(0s), {.inhale = 4s, .exhale = 6s}, true});
    for (Timestamp t = at(lag + 10s); t < at(60s); t += cycle) {
        const Timestamp exhale = t + inhale_share * cycle;
        pacer_tracking.on(BreathTurn{t, BreathPhase::inhale});
        pacer_tracking.on(BreathTurn{exhale, BreathPhase::exhale});
        pacer_tracking.on(Breath{t, exhale, t + cycle, 1.0f, 1.0f, BreathSource::belt});
    }
    pacer_tracking.on(showing(60.0 / cycle.count()));
    return pacer_tracking;
}

} // namespace

TEST_CASE("adherence: someone one second behind the guide is told so, in seconds and degrees")
{
    const auto answer = after_a_minute(10s, 0.4, 1s).value(at(60s));
    REQUIRE(answer);
    CHECK(answer->rate_difference == Approx(0.0).margin(0.01));
    CHECK(answer->lag.count() == Approx(1.0));
    CHECK(answer->lag_deg == Approx(36.0));
    CHECK(answer->ratio == Approx(4.0 / 6.0));
    CHECK(answer->sentence == "you are a little behind the guide");
}

TEST_CASE("adherence: ahead is a negative lag")
{
    const auto answer = after_a_minute(10s, 0.4, -1s).value(at(60s));
    REQUIRE(answer);
    CHECK(answer->lag.count() == Approx(-1.0));
    CHECK(answer->sentence == "you are a little ahead of the guide");
}

TEST_CASE("adherence: someone at fourteen a minute is seen to ignore a guide of six")
{
    const auto answer = after_a_minute(Seconds{60.0 / 14.0}, 0.4, 0s).value(at(60s));
    REQUIRE(answer);
    CHECK(answer->rate_difference == Approx(8.0).margin(0.1));
    CHECK(answer->together < 0.5f);
    CHECK(answer->sentence.find("slower than your breath") != std::string_view::npos);
}

TEST_CASE("adherence: with the guide, but a hurried exhale, is one gentle word about the exhale")
{
    const auto answer = after_a_minute(10s, 0.5, -0.5s).value(at(60s));
    REQUIRE(answer);
    CHECK(answer->asked_ratio == Approx(4.0 / 6.0));
    CHECK(answer->ratio == Approx(1.0));
    CHECK(answer->sentence.find("breath out") != std::string_view::npos);
}

TEST_CASE("adherence: nothing is said without a guide, at once, or long after the last breath")
{
    CHECK_FALSE(PacerTracker{}.value(at(10s)));
    auto pacer_tracking = after_a_minute(10s, 0.4, 0s);
    CHECK(pacer_tracking.value(at(65s)));
    CHECK_FALSE(pacer_tracking.value(at(120s)));
    pacer_tracking.on(PacerChange{at(60s), {.inhale = 5s, .exhale = 5s}, true});
    CHECK_FALSE(pacer_tracking.value(at(61s)));
}

TEST_CASE("adherence: nothing is said while the measured rate is withheld, or read off the heart")
{
    auto pacer_tracking = after_a_minute(10s, 0.4, 0s);
    pacer_tracking.on(showing(6.0, BreathSource::rr));
    CHECK_FALSE(pacer_tracking.value(at(60s)));
    pacer_tracking.on(State{});
    CHECK_FALSE(pacer_tracking.value(at(60s)));
    pacer_tracking.on(showing(6.0));
    CHECK(pacer_tracking.value(at(60s)));
}

TEST_CASE("adherence: the sentence never contradicts the rate that stands beside it")
{
    constexpr double guide_per_min = 6.0;
    int seconds_spoken = 0;
    for (const std::uint64_t seed : {1, 2, 3}) {
        Session session;
        Pipeline pipeline{[&](const Event& event) { session.apply(event); }};
        const simulator::Scenario person{.seed = seed};
        for (const Event& event :
             simulator::simulate(person, 60s, Pattern{.inhale = 4s, .exhale = 6s}).events) {
            session.apply(event);
            pipeline(event);
            if (!session.state()) continue;
            const auto answer = session.pacer_tracking(session.now());
            if (!answer) continue;
            ++seconds_spoken;
            const double shown = *session.state()->breath_rate_per_min;
            CAPTURE(seed, session.now().time_since_epoch().count(), shown);
            REQUIRE(answer->rate_difference == Approx(shown - guide_per_min).margin(1e-4));
            REQUIRE((answer->sentence.starts_with("the guide is slower") ? shown > guide_per_min
                                                                         : shown < 7.0));
        }
    }
    CHECK(seconds_spoken > 60);
}

TEST_CASE(
    "adherence: without a belt the heart itself is told to follow the guide, and no breath is")
{
    PacerTracker pacer_tracking;
    pacer_tracking.on(PacerChange{at(0s), {.inhale = 4s, .exhale = 6s}, true});
    State state = showing(6.0, BreathSource::rr);
    CHECK_FALSE(pacer_tracking.of_heart(at(60s)));
    state.guide_following = Following::follows;
    state.guide_lag_s = 0.8f;
    pacer_tracking.on(state);
    REQUIRE(pacer_tracking.of_heart(at(60s)));
    CHECK(pacer_tracking.of_heart(at(60s))->sentence == "your heart follows the guide");
    CHECK(pacer_tracking.of_heart(at(60s))->lag.count() == Approx(0.8));
    CHECK_FALSE(pacer_tracking.value(at(60s)));
    state.breath_source = BreathSource::belt;
    pacer_tracking.on(state);
    CHECK_FALSE(pacer_tracking.of_heart(at(60s)));
}
