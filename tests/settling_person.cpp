// SPDX-License-Identifier: MIT
// A simulated person from the sensors to the classification: who settles is told so, who only seems to is not.
#include "calm/words.hpp"
#include "catch.hpp"
#include "drivers/simulator/person.hpp"
#include "session/pipeline.hpp"

using namespace eupnea;
using namespace eupnea::literals;

namespace {

constexpr Seconds quiet = 120s;
constexpr Seconds guided = 300s;
const Pattern coherent{.inhale = 4s, .exhale = 6s};

simulator::Scenario calm_person(std::uint64_t seed)
{
    simulator::Scenario person;
    person.seed = seed;
    person.ppg_rate = {0.0};
    return person;
}

/// What was said while the guide ran.
struct Verdicts {
    std::size_t settled = 0, settling = 0, all = 0;
    bool provisional = false;
    Seconds shortest_word{1e9};

    void add(const State& state)
    {
        ++all;
        settled += state.calm == Calm::settled;
        settling += state.calm == Calm::settling;
        provisional = provisional || is_provisional(state);
        if (state.calm == word_) return;
        if (word_ != Calm::not_enough && state.calm != Calm::not_enough)
            shortest_word = std::min(shortest_word, state.time - since_);
        word_ = state.calm;
        since_ = state.time;
    }

private:
    Calm word_ = Calm::not_enough;
    Timestamp since_ = at(0s);
};

/// Two quiet minutes as the one person, then five with the guide as the other: the same body, which
/// has begun to do something else. What was said before counts until it can be known: a held breath
/// after 15 s, and a word stays for 20.
Verdicts session(const simulator::Scenario& before, const simulator::Scenario& after,
                 bool with_quiet = true)
{
    Verdicts classifications;
    const Timestamp begin = at(with_quiet ? quiet : Seconds{0.0});
    Pipeline pipeline{[&](const Event& event) {
        const auto* state = std::get_if<State>(&event);
        if (state && state->time > begin + 40s) classifications.add(*state);
    }};
    simulator::Person first{before};
    simulator::Person second{after};
    first.advance_to(begin, pipeline);
    second.advance_to(begin, [](const Event&) {});
    const PacerChange change{begin, coherent, true};
    second.on(change);
    pipeline(change);
    second.advance_to(begin + guided, pipeline);
    return classifications;
}

} // namespace

TEST_CASE("calm, a simulated person: who breathes with the guide and slows down is settled")
{
    for (const std::uint64_t seed : {1u, 2u, 3u}) {
        CAPTURE(seed);
        const Verdicts said = session(calm_person(seed), calm_person(seed));
        CHECK(said.settled > 120);
        CHECK_FALSE(said.provisional);
        CHECK(said.shortest_word >= 20s);
    }
}

TEST_CASE("calm, a simulated person: without quiet minutes or history it is provisional")
{
    const Verdicts said = session(calm_person(1), calm_person(1), false);
    CHECK(said.settled == 0);
    CHECK(said.settling > 60);
    CHECK(said.provisional);
}

TEST_CASE("calm, anti-cheat, a simulated person: who ignores the pacer is not settled")
{
    for (const double own_rate : {8.0, 12.0, 15.0}) {
        CAPTURE(own_rate);
        simulator::Scenario person = calm_person(4);
        simulator::Scenario stubborn = person;
        stubborn.breathing = simulator::Breathing::free;
        stubborn.own_rate = BreathRate{own_rate};
        stubborn.relaxing_bpm = 10.0; // however far the heart slows down
        CHECK(session(person, stubborn).settled == 0);
    }
}

TEST_CASE("calm, anti-cheat, a simulated person: who holds the breath is not settled")
{
    simulator::Scenario person = calm_person(5);
    simulator::Scenario holding = person;
    holding.relaxing_bpm = 10.0;
    for (double from = 125.0; from < 420.0; from += 35.0)
        holding.holds.push_back({Seconds{from}, Seconds{from + 30.0}});
    const Verdicts said = session(person, holding);
    CHECK(said.settled == 0);
}

TEST_CASE("calm, anti-cheat, a simulated person: who breathes far too much is not settled")
{
    const simulator::Scenario person = calm_person(6);
    simulator::Scenario fast = person;
    fast.breathing = simulator::Breathing::free;
    fast.own_rate = 28_per_min;
    fast.rate_variation = 0.03;
    fast.depth = 1.5;
    fast.relaxing_bpm = 10.0;
    CHECK(session(person, fast).settled == 0);

    simulator::Scenario deep = person;
    deep.depth = 5.0; // with the guide, but five times as deep: twice the air
    deep.relaxing_bpm = 10.0;
    CHECK(session(person, deep).settled == 0);
}

TEST_CASE("calm, anti-cheat, a simulated person: a noisy sensor never says settled")
{
    const simulator::Scenario person = calm_person(7);
    for (const double noise : {30.0, 100.0}) {
        CAPTURE(noise);
        simulator::Scenario noisy = person;
        noisy.noise = noise;
        CHECK(session(person, noisy).settled == 0);
    }
    simulator::Scenario moving = person;
    for (double from = 121.0; from < 420.0; from += 10.0)
        moving.motion.push_back({Seconds{from}, Seconds{from + 6.0}});
    CHECK(session(person, moving).settled == 0);
}
