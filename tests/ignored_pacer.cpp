// SPDX-License-Identifier: MIT
// A person at fourteen breaths a minute beside a guide of six, through the whole breath path.
#include "breath/measured_breath.hpp"
#include "catch.hpp"
#include "derived_people.hpp"
#include "pacing/pacer_tracking.hpp"

using namespace eupnea;
using namespace eupnea::literals;

namespace {

const simulator::Scenario scenario{
    .seed = 2, .breathing = simulator::Breathing::free, .own_rate = 14_per_min, .rr = true};

simulator::Recording beside_a_guide_of_six()
{
    return simulator::simulate(scenario, 120s, Pattern{.inhale = 4s, .exhale = 6s});
}

} // namespace

TEST_CASE("breath: a person who ignores the guide is seen to ignore it, by ECG, PPG and intervals")
{
    for (const Channel channel : {Channel::ecg, Channel::ppg, Channel::rr}) {
        CAPTURE(static_cast<int>(channel));
        const derived::Told result = derived::told(scenario, beside_a_guide_of_six(), {channel});
        CHECK(result.asked >= 78);
        CHECK(result.shown > result.asked / 2);
        CHECK(result.slow == 0);
    }
}

TEST_CASE("breath: a person who ignores the guide is seen to ignore it, by belt")
{
    MeasuredBreath measured{scenario.belt_rate};
    PacerTracker pacer_tracking;
    for (const Event& event : beside_a_guide_of_six().events) {
        if (const auto* change = std::get_if<PacerChange>(&event)) pacer_tracking.on(*change);
        const auto* sample = std::get_if<Sample>(&event);
        if (!sample || sample->channel != Channel::belt) continue;
        measured(*sample, [&](const auto& found) {
            if constexpr (requires { pacer_tracking.on(found); }) pacer_tracking.on(found);
        });
    }
    REQUIRE(measured.rate(at(120s)).per_minute);
    CHECK(*measured.rate(at(120s)).per_minute > 11.0f);
    State state;
    state.breath_rate_per_min = measured.rate(at(120s)).per_minute;
    state.breath_source = BreathSource::belt;
    pacer_tracking.on(state);
    const auto answer = pacer_tracking.value(at(119s));
    REQUIRE(answer);
    CHECK(answer->rate_difference > 5.0f);
}
