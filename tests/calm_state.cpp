// SPDX-License-Identifier: MIT
#include "calm/calm_state.hpp"

#include "catch.hpp"

using namespace eupnea;
using namespace eupnea::literals;

namespace {

/// A person told second by second to the verdict.
struct Person {
    void seconds(int count)
    {
        for (int i = 0; i < count; ++i) second();
    }
    void second()
    {
        now += 1s;
        breathe();
        State state;
        state.time = now;
        state.heart = {quality, quality > 0.5f ? Reason::none : Reason::noisy};
        state.breath = {1.0f, Reason::none};
        if (state.heart.good()) {
            state.heart_rate_bpm = heart_rate;
            state.rmssd_ms = rmssd;
            state.hr_swing_bpm = swing;
        }
        if (breathing || derived) state.breath_rate_per_min = static_cast<float>(rate);
        state.breath_source = breathing ? BreathSource::belt : BreathSource::rr;
        state.guide_following = following;
        last = calm(state);
        if (last.calm == Calm::settled) ever_settled = true;
        if (last.calm != word) {
            if (word != Calm::not_enough && last.calm != Calm::not_enough)
                shortest_word = std::min(shortest_word, now - word_since);
            word = last.calm;
            word_since = now;
        }
    }
    void breathe()
    {
        if (!breathing) return;
        const Seconds cycle{60.0 / rate};
        while (breath_end + cycle <= now) {
            const Timestamp begin = breath_end;
            const Seconds uneven = irregular ? cycle * (odd ? 0.5 : -0.4) : 0s;
            odd = !odd;
            breath_end = begin + cycle + uneven;
            calm.on(
                Breath{begin, begin + 0.4 * cycle, breath_end, depth, 1.0f, BreathSource::belt});
        }
    }
    void guide(double per_minute)
    {
        const Seconds cycle{60.0 / per_minute};
        calm.on(PacerChange{now, {.inhale = 0.4 * cycle, .exhale = 0.6 * cycle}, true});
    }

    CalmState calm;
    Timestamp now = at(0s);
    Timestamp breath_end = at(0s);
    double rate = 14.0;
    float heart_rate = 72.0f, rmssd = 40.0f, swing = 6.0f, depth = 1.0f, quality = 1.0f;
    bool breathing = true, derived = false, irregular = false, odd = false, ever_settled = false;
    Following following = Following::not_known;
    CalmState::Reading last;
    Calm word = Calm::not_enough;
    Timestamp word_since = at(0s);
    Seconds shortest_word{1e9};
};

Person after_baseline()
{
    Person person;
    person.seconds(130);
    return person;
}

/// Follows the guide and slows down with it.
void settle(Person& person)
{
    person.guide(6.0);
    person.rate = 6.0;
    person.heart_rate = 68.0f;
    person.swing = 12.0f;
    person.seconds(90);
}

} // namespace

TEST_CASE("calm: following the guide with a slowing heart settles")
{
    Person person = after_baseline();
    CHECK(person.last.calm != Calm::settled);
    settle(person);
    CHECK(person.last.calm == Calm::settled);
    CHECK_FALSE(person.last.provisional);
    CHECK(*person.last.index > 80.0f);
    CHECK(person.last.parts.heart_rate->value == Approx(-4.0));
    CHECK(person.last.parts.swing->value == Approx(6.0));
    CHECK_FALSE(person.last.parts.rmssd);
}

TEST_CASE("calm: RMSSD is a part only in free breathing")
{
    Person person = after_baseline();
    CHECK(person.last.parts.rmssd);
    person.guide(6.0);
    person.second();
    CHECK_FALSE(person.last.parts.rmssd);
}

TEST_CASE("calm: no verdict until a minute is there, nor before the baseline is")
{
    Person person;
    person.seconds(30);
    CHECK(person.last.calm == Calm::not_enough);
    CHECK(person.last.reason == Reason::settling);
    person.seconds(40);
    CHECK(person.last.calm == Calm::not_enough);
    CHECK(person.last.reason == Reason::no_baseline);
    person.seconds(60);
    CHECK(person.last.reason == Reason::none);
    CHECK(person.last.calm != Calm::not_enough);
}

TEST_CASE("calm: without a baseline the verdict is provisional and never settled")
{
    Person person;
    settle(person);
    person.seconds(300);
    CHECK(person.last.provisional);
    CHECK(person.last.calm == Calm::settling);
    CHECK_FALSE(person.ever_settled);
}

TEST_CASE("calm: the person's own history stands in for a skipped baseline")
{
    Person person;
    person.calm.use_history({72.0f, 14.0f, 6.0f, 40.0f, 14.0f});
    settle(person);
    CHECK_FALSE(person.last.provisional);
    CHECK(person.last.calm == Calm::settled);
}

TEST_CASE("calm: today's quiet minutes count before the person's history")
{
    Person person;
    person.calm.use_history({90.0f, 20.0f, 3.0f, 20.0f, 14.0f});
    person.seconds(130);
    settle(person);
    CHECK(person.last.parts.heart_rate->value == Approx(-4.0));
    CHECK(person.last.parts.swing->value == Approx(6.0));
}

TEST_CASE("calm: the word stays for at least 20 s however the heart wavers")
{
    Person person = after_baseline();
    for (int i = 0; i < 120; ++i) {
        person.heart_rate = i % 2 ? 60.0f : 84.0f;
        person.seconds(3);
    }
    CHECK(person.shortest_word >= 20s);
}

TEST_CASE("calm, anti-cheat: holding the breath never settles")
{
    Person person = after_baseline();
    person.guide(6.0);
    person.rate = 6.0;
    person.heart_rate = 62.0f; // the heart does slow down
    person.swing = 12.0f;
    person.breathing = false;
    person.seconds(120);
    CHECK_FALSE(person.ever_settled);
    CHECK(person.last.calm != Calm::settling);
}

TEST_CASE("calm, anti-cheat: over-breathing never settles, fast or deep")
{
    Person fast = after_baseline();
    fast.rate = 24.0;
    fast.heart_rate = 60.0f;
    fast.swing = 14.0f;
    fast.rmssd = 90.0f;
    fast.seconds(200);
    CHECK_FALSE(fast.ever_settled);

    Person deep = after_baseline();
    deep.depth = 6.0f; // 6 a minute, each six times as deep: 2.6 times the air
    deep.guide(6.0);
    deep.rate = 6.0;
    deep.seconds(30);
    settle(deep);
    deep.seconds(100);
    CHECK_FALSE(deep.ever_settled);
}

TEST_CASE("calm, anti-cheat: ignoring the pacer never settles")
{
    Person person = after_baseline();
    person.guide(6.0);
    person.heart_rate = 60.0f;
    person.swing = 14.0f;
    person.seconds(200);
    CHECK_FALSE(person.ever_settled);
    CHECK(person.last.calm == Calm::working);
}

TEST_CASE("calm, anti-cheat: a noisy sensor never settles, and takes the word back at once")
{
    Person person = after_baseline();
    settle(person);
    REQUIRE(person.last.calm == Calm::settled);
    person.quality = 0.3f;
    person.second();
    CHECK(person.last.calm == Calm::not_enough);
    CHECK(person.last.reason == Reason::noisy);
    CHECK_FALSE(person.last.index);

    Person noisy = after_baseline();
    noisy.quality = 0.55f; // good enough for a rate, not for a verdict
    noisy.seconds(60);
    settle(noisy);
    CHECK_FALSE(noisy.ever_settled);
}

TEST_CASE("calm: confidence is quality times window fill, and under 0.6 there is no verdict")
{
    for (const float quality : {0.59f, 0.61f}) {
        Person person;
        person.quality = quality;
        person.seconds(200);
        CHECK(person.last.confidence == Approx(quality).margin(0.001));
        CHECK((person.last.calm == Calm::not_enough) == (quality < 0.6f));
    }
    Person person;
    person.calm.use_history({72.0f, 14.0f, 6.0f, 40.0f, {}});
    person.seconds(35);
    CHECK(person.last.confidence == Approx(35.0 / 60.0).margin(0.001));
    CHECK(person.last.calm == Calm::not_enough);
    CHECK(person.last.reason == Reason::settling);
    person.seconds(2);
    CHECK(person.last.calm != Calm::not_enough);
}

TEST_CASE(
    "calm, anti-cheat: with the quiet minutes skipped, over-breathing is told from the beginning")
{
    Person person;
    person.calm.use_history({72.0f, 14.0f, 6.0f, 40.0f, {}});
    settle(person);
    REQUIRE(person.last.calm == Calm::settled);
    person.depth = 2.0f; // twice the air at the same pace
    person.seconds(100);
    CHECK(person.last.calm == Calm::working);
}

TEST_CASE("calm: uneven breathing weighs less than even breathing")
{
    Person even = after_baseline();
    Person uneven;
    uneven.irregular = true;
    uneven.seconds(130);
    CHECK(uneven.last.parts.regularity->index < 30.0f);
    CHECK(even.last.parts.regularity->index > 90.0f);
    CHECK(*uneven.last.index < *even.last.index);
}

TEST_CASE("calm: without a measured breath nobody is settled")
{
    Person person;
    person.breathing = false;
    person.seconds(130);
    person.heart_rate = 60.0f;
    person.swing = 14.0f;
    person.rmssd = 90.0f;
    person.seconds(120);
    CHECK(person.last.calm == Calm::settling);
    CHECK_FALSE(person.ever_settled);
}

TEST_CASE("calm: in free breathing a rate that was read off the heart is no part of the index")
{
    Person person;
    person.breathing = false;
    person.derived = true;
    person.seconds(130);
    CHECK_FALSE(person.last.parts.breath_rate);
    CHECK(person.last.parts.heart_rate);
    person.guide(6.0);
    person.second();
    CHECK(person.last.parts.breath_rate->value == Approx(8.0));
}

TEST_CASE("calm: without a belt a heart that does not follow the guide is working, one that "
          "follows may settle")
{
    for (const Following following : {Following::does_not, Following::follows}) {
        Person person;
        person.breathing = false;
        person.seconds(130);
        person.following = following;
        person.guide(6.0);
        person.heart_rate = 64.0f;
        person.swing = 12.0f;
        person.seconds(120);
        CHECK(person.last.calm ==
              (following == Following::follows ? Calm::settled : Calm::working));
    }
}

TEST_CASE("calm: a swing that grows with a load does not make up for the heart that it drives")
{
    const CalmBaseline baseline{.heart_rate_bpm = 72.0f, .swing_bpm = 5.0f};
    const auto at_rest = calm_parts({.heart_rate_bpm = 73.0f, .swing_bpm = 12.0f}, baseline);
    CHECK(at_rest.swing->index == 100.0f);
    const auto on_a_bike = calm_parts({.heart_rate_bpm = 105.0f, .swing_bpm = 12.0f}, baseline);
    CHECK(on_a_bike.swing->value == 7.0f);
    CHECK(*settling_index(on_a_bike) == 0.0f);
}
