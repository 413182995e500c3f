// SPDX-License-Identifier: MIT
#include "practice/check_in.hpp"

#include "catch.hpp"

using namespace eupnea;
using namespace eupnea::literals;

namespace {

std::vector<State> breathing(Seconds length, float first, float last)
{
    std::vector<State> states;
    for (Seconds t = 1s; t <= length; t += 1s) {
        State state{};
        state.time = at(t);
        state.breath_rate_per_min = t < length / 2 ? first : last;
        states.push_back(state);
    }
    return states;
}

} // namespace

TEST_CASE("check-out: the kind sentence is made of facts, and tells no loss")
{
    CHECK(kind_sentence(facts_of(breathing(540s, 14.0f, 6.0f), 540s)) ==
          "You stayed nine minutes, and your breath slowed from 14 to 6.");
    CHECK(kind_sentence(facts_of(breathing(540s, 6.0f, 14.0f), 540s)) ==
          "You stayed nine minutes.");
    CHECK(kind_sentence(facts_of(breathing(40s, 14.0f, 6.0f), 40s)) == "You stayed half a minute.");
    CHECK(kind_sentence(facts_of({}, 91s)) == "You stayed a minute and a half.");
    CHECK(kind_sentence(facts_of({}, 149s)) == "You stayed two and a half minutes.");
    CHECK(kind_sentence(facts_of({}, 299s)) == "You stayed five minutes.");
    CHECK(kind_sentence(facts_of({}, 329s)) == "You stayed five minutes.");
    CHECK(kind_sentence(facts_of({}, 1200s)) == "You stayed 20 minutes.");
    CHECK(kind_sentence(facts_of({}, 5s)) == "You stayed a moment.");
    CHECK(kind_sentence(facts_of(breathing(540s, 14.0f, 6.0f), 540s), Origin::simulated) ==
          "You stayed nine minutes, and the simulated person's breath slowed from 14 to 6.");
}

TEST_CASE("check-out: the sentence names the two ends of the curve that is drawn below it")
{
    std::vector<State> states = breathing(600s, 6.0f, 6.0f);
    for (std::size_t i = 0; i < 60; ++i) // slows within the first minute
        states[i].breath_rate_per_min = 17.0f - static_cast<float>(i) * 11.0f / 60.0f;
    for (std::size_t i = 0; i < 20; ++i) states[i].breath_rate_per_min.reset();
    states[20].breath_rate_per_min = 16.7f;
    CHECK(kind_sentence(facts_of(states, 600s)) ==
          "You stayed ten minutes, and your breath slowed from 17 to 6.");
    CHECK(breath_rate_ends(states)->first == Approx(16.7));
    CHECK_FALSE(breath_rate_ends({}));
}

TEST_CASE("check-in: every question is asked before or after, tension both times")
{
    for (const CheckInQuestion& asked : check_in_questions()) CHECK((asked.before || asked.after));
    CHECK(check_in_questions().front().question == CheckQuestion::tension);
    CHECK((check_in_questions().front().before && check_in_questions().front().after));
}
