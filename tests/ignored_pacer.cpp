// SPDX-License-Identifier: MIT
// A person at fourteen breaths a minute beside a guide of six, through the whole breath path.
#include <optional>

#include "breath/derived_breath.hpp"
#include "breath/measured_breath.hpp"
#include "catch.hpp"
#include "drivers/simulator/simulate.hpp"
#include "feedback/adherence.hpp"
#include "heart/ecg_beat_detector.hpp"

using namespace eupnea;
using namespace eupnea::literals;

TEST_CASE("breath: a person who ignores the guide is seen to ignore it, by belt and by heart")
{
    const simulator::Scenario scenario{
        .seed = 2, .breathing = simulator::Breathing::free, .own_rate = 14_per_min};
    const Pattern six{.inhale = 4s, .exhale = 6s};
    const auto recording = simulator::simulate(scenario, 120s, six);
    MeasuredBreath measured{scenario.belt_rate};
    DerivedBreath derived;
    EcgBeatDetector beats{scenario.ecg_rate};
    Adherence adherence;
    Timestamp next = at(40s);
    int asked = 0, shown = 0, near_guide = 0;
    for (const Event& event : recording.events) {
        if (const auto* change = std::get_if<PacerChange>(&event)) adherence.on(*change);
        if (const auto* stream = std::get_if<Stream>(&event)) derived.on(*stream);
        const auto* sample = std::get_if<Sample>(&event);
        if (!sample) continue;
        if (sample->channel == Channel::belt)
            measured(*sample, [&](const auto& found) {
                if constexpr (!std::is_same_v<std::decay_t<decltype(found)>, BreathWave>)
                    adherence.on(found);
            });
        if (sample->channel == Channel::ecg) {
            derived.on(*sample);
            if (const auto beat = beats(*sample)) derived.on(*beat);
        }
        if (sample->time < next) continue;
        next += 1s;
        ++asked;
        const auto rate = derived.rate(sample->time);
        if (!rate.per_minute) continue;
        ++shown;
        near_guide += *rate.per_minute < 9.0f;
    }
    CHECK(asked >= 79);
    CHECK(shown > asked / 2);
    CHECK(near_guide == 0);
    REQUIRE(measured.rate(at(120s)).per_minute);
    CHECK(*measured.rate(at(120s)).per_minute > 11.0f);
    const auto answer = adherence.value(at(119s));
    REQUIRE(answer);
    CHECK(answer->rate_difference > 5.0f);
}
