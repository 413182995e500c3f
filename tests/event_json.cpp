// SPDX-License-Identifier: MIT
#include "library/event_json.hpp"

#include <vector>

#include "catch.hpp"

using namespace eupnea;
using namespace eupnea::literals;

namespace {

State full_state()
{
    State state{};
    state.time = at(12s);
    state.heart_rate_bpm = 61.7f;
    state.rmssd_ms = 42.1f;
    state.breath_rate_per_min = 6.03f;
    state.breath_rate_error = 0.2f;
    state.breath_source = BreathSource::fused;
    state.breath_ratio = 0.66f;
    state.hr_swing_bpm = 11.0f;
    state.hr_swing_ms = 160.0f;
    state.hr_turn_bpm = 10.5f;
    state.hr_turn_lag_s = -0.4f;
    state.smoothness = 0.81f;
    state.coherence = 3.3f;
    state.phase_deg = -12.5f;
    state.phase_locking = 0.93f;
    state.coherence_provisional = true;
    state.calm_index = 71.0f;
    state.calm_parts.swing = CalmPart{3.5f, 80.0f};
    state.calm_confidence = 0.7f;
    state.calm_provisional = true;
    state.calm = Calm::settling;
    state.heart = {0.9f, Reason::none};
    state.breath = {0.2f, Reason::noisy};
    state.calm_reason = Reason::paced_breathing;
    return state;
}

std::vector<Event> one_of_each()
{
    return {Stream{at(0s), Channel::ppg, {99.97}},
            Sample{Channel::ecg, at(0.1s), 1.0 / 3.0},
            Gap{Channel::belt, at(1s), at(2.5s), 150, GapCause::queue_full},
            LinkStatus{at(3s), LinkState::streaming, Origin::simulated, "all \"well\" \xC3\xA9"},
            DeviceSeen{at(3s), "/dev/ttyACM0", "Arduino", true},
            Beat{7, at(4.123456789s), Milliseconds{812.25}, BeatSource::ppg, 0.8f},
            Beat{8, at(5s), std::nullopt, BeatSource::ecg, 0.1f},
            BeatClassification{7, at(4.123456789s), BeatClass::ectopic, Milliseconds{800.5}, 2},
            BreathWave{at(6s), 0.25f, BreathPhase::exhale},
            BreathTurn{at(6s), BreathPhase::exhale},
            Breath{at(1s), at(3s), at(6s), 12.5f, 0.9f, BreathSource::belt},
            full_state(),
            State{},
            SessionStart{at(0s), 1'763'000'000'123, 12.5s, 600s, Origin::live, "/dev/ttyUSB0"},
            SessionEnd{at(600s)},
            PacerChange{at(2s), {.inhale = 4s, .exhale = 6s}, true},
            BeltInverted{at(9s)},
            Mark{at(10s), "cough"},
            SensorGuess{at(3s), "ppg,belt", 2, "\"512,300\""},
            Notice{at(11s), "The disk is full."},
            StepBegan{at(12s), "arrive", 2, "Noticing", 240s, Eyes::closed, true},
            Prompt{at(13s), "You are here."},
            Answer{at(14s), CheckMoment::after, CheckQuestion::tension, 3, ""},
            Answer{at(14s), CheckMoment::before, CheckQuestion::emotions, std::nullopt, "calm"}};
}

} // namespace

TEST_CASE("event json: every kind of event comes back as it was")
{
    for (const Event& event : one_of_each()) {
        CAPTURE(json_of(event));
        CHECK(event_of(kind_of(event), json_of(event)) == event);
    }
}

TEST_CASE("event json: what is unknown or no JSON is refused, what is missing keeps its default")
{
    CHECK_FALSE(event_of("dream", "{}"));
    CHECK_FALSE(event_of("beat", "not json"));
    CHECK_FALSE(event_of("beat", "[1]"));
    const auto mark = event_of("mark", R"({"time_s": 3.5, "later": true})");
    CHECK(mark == Event{Mark{at(3.5s), ""}});
}
