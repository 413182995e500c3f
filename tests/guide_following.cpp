// SPDX-License-Identifier: MIT
// Whether the heart follows the guide, by the intervals that a strap sends.
#include "pacing/guide_following.hpp"

#include <array>

#include "bench/support/made_intervals.hpp"
#include "bench/support/state_table.hpp"
#include "catch.hpp"

using namespace eupnea;
using namespace eupnea::literals;
using namespace eupnea::bench;

namespace {

constexpr std::array guides{3.5, 4.5, 5.5, 6.5};

/// Of the seconds from half a minute on.
struct Rows {
    int rows = 0, follows = 0, does_not = 0;
    std::optional<double> first_s{}; ///< when it was first seen to follow

    void add(const std::vector<State>& states)
    {
        for (const State& state : states) {
            if (state.time < at(30s)) continue;
            ++rows;
            follows += state.guide_following == Following::follows ? 1 : 0;
            does_not += state.guide_following == Following::does_not ? 1 : 0;
            if (state.guide_following == Following::follows && !first_s)
                first_s = seconds_of(state.time);
        }
    }
};

std::vector<State> beside_guide(const std::vector<double>& intervals, double guide)
{
    return states_of(beside(intervals_as_sent(intervals), {guide_of(guide)}));
}

std::vector<double> following(double guide, Random& random, double length_s = 180.0)
{
    return slow_breathing([=](double t) { return t * guide / 60.0; }, 45.0, length_s, random);
}

template <class Make>
Rows beside_all_guides(Make make)
{
    Rows rows;
    for (const double guide : guides)
        for (std::uint64_t seed = 31; seed < 36; ++seed) {
            Random random{seed, static_cast<std::uint64_t>(10 * guide)};
            rows.add(beside_guide(make(guide, random), guide));
        }
    return rows;
}

} // namespace

TEST_CASE(
    "guide following: a heart that swings with the guide is seen to follow from half a minute on")
{
    const Rows rows =
        beside_all_guides([](double guide, Random& random) { return following(guide, random); });
    CHECK(rows.follows > 0.9 * rows.rows);
    CHECK(rows.does_not <= 0.005 * rows.rows);
    CHECK(*rows.first_s < 35.0);
}

TEST_CASE("guide following: whoever breathes at 10 to 18 beside the guide is seen not to follow")
{
    for (const int premature : {0, 20}) {
        CAPTURE(premature);
        const Rows rows = beside_all_guides([=](double, Random& random) {
            auto intervals = free_breathing({.per_minute = random.uniform(10.0, 18.0),
                                             .breath_sd_ms = random.uniform(10.0, 30.0),
                                             .mayer_hz = random.uniform(0.07, 0.12)},
                                            180.0, random);
            return premature ? with_premature_beats(std::move(intervals), premature, random)
                             : intervals;
        });
        CHECK(rows.follows <= 0.02 * rows.rows);
        CHECK(rows.does_not > 0.5 * rows.rows);
    }
}

TEST_CASE("guide following: intervals drawn by chance follow no guide")
{
    const Rows rows = beside_all_guides([](double, Random& random) {
        return drawn(180.0, [&] { return 800.0 + 80.0 * random.normal(); });
    });
    CHECK(rows.follows == 0);
}

TEST_CASE("guide following: lag and swing are those of the heart rate beside the guide")
{
    // The guide's first harmonic has its crest 4.5 s into each cycle of 10; the interval is shortest
    // 1.5 s later.
    std::vector<double> intervals;
    for (double t = 0.0; t < 90.0; t += intervals.back() / 1000.0)
        intervals.push_back(1000.0 -
                            50.0 * std::cos(2 * std::numbers::pi * (t + 0.5 - 6.0) / 10.0));
    const State last = states_of(beside(intervals_as_sent(intervals),
                                        {{at(0s), {.inhale = 4s, .exhale = 6s}, true}}))
                           .back();
    REQUIRE(last.guide_following == Following::follows);
    CHECK(*last.guide_lag_s == Approx(1.5).margin(0.35));
    CHECK(*last.guide_swing_bpm == Approx(6.0).margin(0.6));
}

TEST_CASE("guide following: a change of pace that the heart goes along with goes on being followed")
{
    const auto turns = [](double t) { return t < 90.0 ? t / 12.0 : 7.5 + (t - 90.0) / 9.0; };
    Random random{5, 0};
    const auto intervals = slow_breathing(turns, 45.0, 180.0, random);
    const auto states = states_of(
        beside(intervals_as_sent(intervals), {{at(0s), {.inhale = 6s, .exhale = 6s}, true},
                                              {at(90s), {.inhale = 4.5s, .exhale = 4.5s}, true}}));
    for (const State& state : states)
        if (state.time > at(60s)) CHECK(state.guide_following == Following::follows);
}

TEST_CASE("guide following: nothing is told of a heart before there is a guide, nor in a pause")
{
    Random random{6, 0};
    const auto samples = intervals_as_sent(following(6.0, random));
    for (const State& state : states_of(beside(samples)))
        CHECK(state.guide_following == Following::not_known);
    PacerChange pause = guide_of(6.0, 100s), again = guide_of(6.0, 110s);
    pause.running = false;
    for (const State& state : states_of(beside(samples, {guide_of(6.0), pause, again})))
        if (state.time > at(100s) && state.time < at(137s))
            CHECK(state.guide_following == Following::not_known);
}

TEST_CASE("guide following: somebody who stops following is seen to within a minute and a half")
{
    Random random{8, 0};
    auto intervals = following(6.0, random, 90.0);
    const auto later = free_breathing({.per_minute = 14.0, .breath_sd_ms = 25.0}, 120.0, random);
    intervals.insert(intervals.end(), later.begin(), later.end());
    const auto states = beside_guide(intervals, 6.0);
    CHECK(states[85].guide_following == Following::follows);
    CHECK(states[180].guide_following == Following::does_not);
}
