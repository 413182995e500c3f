// SPDX-License-Identifier: MIT
#include "session/pipeline.hpp"

#include <cmath>
#include <numbers>

#include "belts.hpp"
#include "catch.hpp"
#include "drivers/simulator/simulate.hpp"

using namespace eupnea;
using namespace eupnea::literals;

namespace {

std::vector<Event> found_in(std::span<const Event> input)
{
    std::vector<Event> found;
    Pipeline pipeline{[&](const Event& event) { found.push_back(event); }};
    for (const Event& event : input) pipeline(event);
    return found;
}

template <class E>
std::vector<E> only(std::span<const Event> events)
{
    std::vector<E> chosen;
    for (const Event& event : events)
        if (const auto* wanted = std::get_if<E>(&event)) chosen.push_back(*wanted);
    return chosen;
}

const Pattern six_a_minute{.inhale = 4s, .exhale = 6s};

simulator::Scenario seated() { return {}; }

} // namespace

TEST_CASE("pipeline: the same events give the same events, bit for bit")
{
    const auto recording = simulator::simulate(seated(), 90s, six_a_minute);
    CHECK(found_in(recording.events) == found_in(recording.events));
}

TEST_CASE("pipeline: what is found does not depend on what comes later")
{
    const auto recording = simulator::simulate(seated(), 60s, six_a_minute);
    const auto all = found_in(recording.events);
    const std::span half{recording.events.data(), recording.events.size() / 2};
    const auto early = found_in(half);
    REQUIRE(early.size() < all.size());
    CHECK(std::equal(early.begin(), early.end(), all.begin()));
}

TEST_CASE("pipeline: a seated person at six breaths a minute is seen whole")
{
    const auto recording = simulator::simulate(seated(), 180s, six_a_minute);
    const auto found = found_in(recording.events);
    const auto states = only<State>(found);
    REQUIRE(states.size() >= 179);
    const State& last = states.back();

    CHECK(only<Beat>(found).size() + 6 > recording.true_beats.size());
    CHECK(last.heart.good());
    CHECK(last.heart_rate_bpm.value() == Approx(66).margin(15));
    CHECK(last.breath_source == BreathSource::belt);
    CHECK(last.breath_rate_per_min.value() == Approx(6.0).margin(0.6));
    CHECK(last.hr_swing_bpm.value() > 4.0f);
    CHECK(last.smoothness.value() > 0.4f);
    CHECK(last.phase_deg.has_value());
}

TEST_CASE("pipeline: one state for each whole second, also through a loss of link")
{
    auto scenario = seated();
    scenario.dropouts = {{20s, 32s}};
    const auto found = found_in(simulator::simulate(scenario, 60s, six_a_minute).events);
    const auto states = only<State>(found);
    for (std::size_t i = 1; i < states.size(); ++i)
        CHECK((states[i].time - states[i - 1].time).count() == Approx(1.0));
}

TEST_CASE("pipeline: no more states fill holes than there were samples and an hour's seconds")
{
    std::vector<Event> jumps{Stream{at(0s), Channel::rr, SampleRate{0.0}}};
    for (int i = 0; i < 2000; ++i)
        jumps.push_back(Sample{Channel::rr, at(Seconds{3000.0 * i}), 800.0});
    CHECK(only<State>(found_in(jumps)).size() < 2000 + 3600 + 2000);
}

TEST_CASE("pipeline: with the electrodes off there is no heart rate but a reason")
{
    auto scenario = seated();
    scenario.ppg_rate = {0.0};
    scenario.lead_off = {{30s, 60s}};
    const auto states =
        only<State>(found_in(simulator::simulate(scenario, 55s, six_a_minute).events));
    CHECK_FALSE(states.back().heart_rate_bpm);
    CHECK(states.back().heart.reason == Reason::no_contact);
    CHECK_FALSE(states.back().hr_swing_bpm);
}

TEST_CASE("pipeline: another channel takes over when the better one goes, and the rhythm goes on")
{
    auto scenario = seated();
    const auto recording = simulator::simulate(scenario, 60s, six_a_minute);
    std::vector<Event> events;
    for (const Event& event : recording.events) { // the ECG goes flat, the pulse sensor stays
        Event changed = event;
        if (auto* sample = std::get_if<Sample>(&changed))
            if (sample->channel == Channel::ecg && sample->time > at(25s)) sample->value = 0.0;
        events.push_back(changed);
    }
    const auto found = found_in(events);
    const auto beats = only<Beat>(found);
    CHECK(beats.front().source == BeatSource::ecg);
    CHECK(beats.back().source == BeatSource::ppg);
    CHECK(only<State>(found).back().heart_rate_bpm.has_value());
}

TEST_CASE("pipeline: a belt that the heart contradicts is shown, but doubted")
{
    const simulator::Scenario person{.breathing = simulator::Breathing::free,
                                     .own_rate = 14_per_min};
    auto recording = simulator::simulate(person, 180s);
    const auto last_of = [](const std::vector<Event>& events) {
        return only<State>(found_in(events)).back();
    };
    const State honest = last_of(recording.events);
    CHECK(honest.breath_source == BreathSource::belt);
    CHECK(honest.breath.reason == Reason::none);

    for (Event& event : recording.events) // someone else's belt: five breaths a minute
        if (auto* sample = std::get_if<Sample>(&event); sample && sample->channel == Channel::belt)
            sample->value =
                500.0 + 100.0 * std::sin(2.0 * 3.14159 * seconds_of(sample->time) / 12.0);
    const State doubted = last_of(recording.events);
    CHECK(doubted.breath_source == BreathSource::belt);
    REQUIRE(doubted.breath_rate_per_min);
    CHECK(*doubted.breath_rate_per_min == Approx(5.0f).margin(0.3f));
    CHECK(doubted.breath.reason == Reason::sources_differ);
}

TEST_CASE("pipeline: a sigh is in the stream when its breath is over, and until the next one is")
{
    auto belt = belts::make({.per_minute = 12.0, .noise = 0.01});
    for (Sample& s : belt.samples)
        if (s.time >= at(60s) && s.time < at(65s)) s.value = 500.0 + 2.6 * (s.value - 500.0);
    std::vector<Event> input{Stream{at(0s), Channel::belt, 50_sps}};
    input.insert(input.end(), belt.samples.begin(), belt.samples.end());
    std::vector<BreathHappened> after;
    for (const BreathHappened& happened : only<BreathHappened>(found_in(input)))
        if (happened.time > at(64s) && happened.time < at(72s)) after.push_back(happened);
    REQUIRE(after.size() == 2);
    CHECK(after[0].happening == BreathHappening::sigh);
    CHECK(seconds_of(after[0].time) == Approx(65.5).margin(1.0));
    CHECK(after[1].happening == BreathHappening::none);
    CHECK((after[1].time - after[0].time).count() == Approx(5.0).margin(0.5));
}

TEST_CASE("pipeline: the last beats of a recording have their verdicts, and none is lost")
{
    for (const bool pulse : {false, true}) {
        auto scenario = seated();
        if (pulse) scenario.ecg_rate = {0.0};
        const auto recording = simulator::simulate(scenario, 60s, six_a_minute);
        std::vector<Event> found;
        Pipeline pipeline{[&](const Event& event) { found.push_back(event); }};
        for (const Event& event : recording.events) pipeline(event);
        pipeline.finish();
        const Timestamp end = time_of(recording.events.back());
        Timestamp last_true{};
        for (const auto& beat : recording.true_beats) {
            const Timestamp time = beat.time + (pulse ? beat.transit : Seconds{0.0});
            if (time < end - 0.1s) last_true = time;
        }
        const auto beats = only<Beat>(found);
        CHECK(only<BeatClassification>(found).size() == beats.size());
        CHECK(beats.back().time > last_true - 0.1s);
        CHECK(beats.back().time <= end);
    }
}

TEST_CASE("pipeline: the last breath of a recording counts once it is out again")
{
    for (const double last_s : {57.0, 58.5, 60.0}) { // half out, nearly out, out
        std::vector<Breath> breaths;
        Pipeline pipeline{[&](const Event& event) {
            if (const auto* breath = std::get_if<Breath>(&event)) breaths.push_back(*breath);
        }};
        pipeline(Stream{at(0s), Channel::belt, 25_sps});
        for (int i = 0; i <= static_cast<int>(25 * last_s); ++i) {
            const double turn = 2.0 * std::numbers::pi * i / 25.0 / 6.0;
            pipeline(Sample{Channel::belt, at(Seconds{i / 25.0}), 500.0 - 100.0 * std::cos(turn)});
        }
        const auto before = breaths.size();
        pipeline.finish();
        CHECK(breaths.size() - before == (last_s > 59.0 ? 1 : 0));
    }
}

TEST_CASE("pipeline: while people talk beats and breaths are found and every measure is withheld")
{
    auto input = simulator::simulate(seated(), 300s, six_a_minute).events;
    const auto put = [&](const TalkPause& talk) {
        const auto place = std::ranges::find_if(
            input, [&](const Event& event) { return time_of(event) >= talk.time; });
        input.insert(place, talk);
    };
    put({at(120s), true});
    put({at(180s), false});
    const auto found = found_in(input);
    const auto withheld = [](const State& state) {
        return !state.heart_rate_bpm && !state.breath_rate_per_min && !state.hr_swing_bpm &&
               !state.coherence && !state.rmssd_ms && !state.calm_index;
    };
    for (const State& state : only<State>(found)) {
        if (state.time == at(115s)) CHECK_FALSE(withheld(state));
        if (state.time == at(290s)) CHECK_FALSE(withheld(state));
        if (state.time <= at(120s) || state.time >= at(180s)) continue;
        CHECK(withheld(state));
        CHECK(state.heart.reason == Reason::talking);
        CHECK(state.breath.reason == Reason::talking);
        CHECK(state.calm_reason == Reason::talking);
    }
    const auto in_talk = [](Timestamp time) { return time > at(125s) && time < at(175s); };
    CHECK(std::ranges::count_if(only<Beat>(found), in_talk, &Beat::time) > 40);
    CHECK(std::ranges::count_if(only<Breath>(found), in_talk, &Breath::end) > 3);
}

TEST_CASE(
    "pipeline: a sensor that is lost and found while people talk is measured again after the talk")
{
    auto input = simulator::simulate(seated(), 400s, six_a_minute).events;
    std::erase_if(input, [](const Event& event) {
        return std::holds_alternative<Sample>(event) && time_of(event) > at(140s) &&
               time_of(event) < at(170s);
    });
    const auto put = [&](const Event& event) {
        const auto place = std::ranges::find_if(
            input, [&](const Event& other) { return time_of(other) >= time_of(event); });
        input.insert(place, event);
    };
    put(TalkPause{at(120s), true});
    for (const Channel channel : {Channel::ecg, Channel::ppg, Channel::belt})
        put(Gap{channel, at(140s), at(170s), 0, GapCause::link_lost});
    put(TalkPause{at(200s), false});
    for (const State& state : only<State>(found_in(input))) {
        if (state.time > at(120s) && state.time < at(200s))
            CHECK(state.heart.reason == Reason::talking);
        if (state.time < at(330s)) continue;
        CHECK(state.heart_rate_bpm);
        CHECK(state.breath_rate_per_min);
        CHECK(state.hr_swing_bpm);
    }
}
