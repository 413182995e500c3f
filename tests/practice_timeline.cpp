// SPDX-License-Identifier: MIT
#include "practice/practice_timeline.hpp"

#include "catch.hpp"
#include "practice/practice_run.hpp"

using namespace eupnea;
using namespace eupnea::literals;

namespace {

/// A free minute with two prompts, then two guided minutes with words on each breath.
Practice example()
{
    PracticeStep arriving;
    arriving.title = "Arriving";
    arriving.length = 60s;
    arriving.prompts = {{Cue::at_time, 0s, {"You are here."}}, {Cue::at_time, 30s, {"Still."}}};
    PracticeStep breathing;
    breathing.title = "Breathing";
    breathing.length = 120s;
    breathing.guide = Guide::pattern;
    breathing.pattern = {.inhale = 4s, .exhale = 6s};
    breathing.prompts = {{Cue::at_time, 60s, {"Half of it."}},
                         {Cue::each_inhale, 0s, {"one", "two", "three"}},
                         {Cue::each_exhale, 0s, {"let go"}}};
    Practice practice;
    practice.name = "example";
    practice.shortest = 90s;
    practice.steps = {arriving, breathing};
    return practice;
}

std::string prompt_at(const PracticeTimeline& timeline, Seconds time)
{
    return timeline.at(time).prompt;
}

} // namespace

TEST_CASE("practice timeline: steps and prompts stretch to the length that was chosen")
{
    const PracticeTimeline timeline{example(), 360s};
    CHECK(timeline.length() == 360s);
    CHECK(timeline.begin_of(1) == 120s);
    CHECK(prompt_at(timeline, 59s) == "You are here.");
    CHECK(prompt_at(timeline, 60s) == "Still.");
    CHECK(timeline.at(119s).step == 0);
    CHECK(timeline.at(120s).step == 1);
    CHECK(timeline.at(130s).left_in_step == 230s);
}

TEST_CASE(
    "practice timeline: without a length it is as written, and never shorter than the shortest")
{
    CHECK(PracticeTimeline(example(), 0s).length() == 180s);
    CHECK(PracticeTimeline(example(), 30s).length().count() == Approx(90.0));
}

TEST_CASE("practice timeline: words on each breath take turns, in and out")
{
    const PracticeTimeline timeline{example(), 0s};
    CHECK(prompt_at(timeline, 61s) == "one");
    CHECK(prompt_at(timeline, 65s) == "let go");
    CHECK(prompt_at(timeline, 71s) == "two");
    CHECK(prompt_at(timeline, 81s) == "three");
    CHECK(prompt_at(timeline, 91s) == "one");
}

TEST_CASE(
    "practice timeline: a timed prompt stands until it is read, then the next breath has its words")
{
    const PracticeTimeline timeline{example(), 0s};
    CHECK(prompt_at(timeline, 120s) == "Half of it.");
    CHECK(prompt_at(timeline, 121.9s) == "Half of it.");
    CHECK(prompt_at(timeline, 123.9s) == "Half of it."); // no words in the middle of an in-breath
    CHECK(prompt_at(timeline, 124.1s) == "let go");
    CHECK(prompt_at(timeline, 130.1s) == "two");
}

TEST_CASE("practice timeline: nothing depends on what was asked before")
{
    const PracticeTimeline timeline{example(), 200s};
    std::vector<std::string> forwards;
    std::vector<std::string> backwards;
    for (int t = 0; t <= 200; ++t) forwards.push_back(prompt_at(timeline, Seconds{t * 1.0}));
    for (int t = 200; t >= 0; --t) backwards.push_back(prompt_at(timeline, Seconds{t * 1.0}));
    std::ranges::reverse(backwards);
    CHECK(forwards == backwards);
}

TEST_CASE(
    "practice timeline: the person's own words come back, and without any their place is quiet")
{
    Practice practice = example();
    practice.steps[1].prompts = {{Cue::at_time, 0s, {"Listen."}},
                                 {Cue::at_time, 20s, {"You wrote: {words}"}},
                                 {Cue::at_time, 40s, {"And: {words}"}}};
    const PracticeTimeline timeline{practice, 0s};
    const std::vector<std::string> lines{"be kind", "rest"};
    CHECK(timeline.at(85s, lines).prompt == "You wrote: be kind");
    CHECK(timeline.at(105s, lines).prompt == "And: rest");
    CHECK(timeline.at(85s).prompt == "Listen.");
}

TEST_CASE("practice timeline: the guide rests in free breathing and runs in guided steps")
{
    const PracticeTimeline timeline{example(), 0s};
    CHECK_FALSE(timeline.pacer().at(at(59s)));
    REQUIRE(timeline.pacer().at(at(62s)));
    CHECK(timeline.pacer().at(at(62s))->volume == Approx(0.5));
}

TEST_CASE("practice run: each step and each prompt is told once, however often one asks")
{
    PracticeRun run{PracticeTimeline{example(), 0s}, at(5s)};
    const Pacer resting;
    REQUIRE(run.next_step(at(5s)));
    CHECK_FALSE(run.next_step(at(5.1s)));
    CHECK(run.next_prompt(at(5.1s), resting)->text.view() == "You are here.");
    CHECK_FALSE(run.next_prompt(at(5.2s), resting));
    const auto second = run.next_step(at(70s));
    REQUIRE(second);
    CHECK(second->step == 1);
    CHECK(second->title.view() == "Breathing");
    CHECK(second->left == 115s);
}

TEST_CASE("practice run: a pause holds the practice where it was")
{
    PracticeRun run{PracticeTimeline{example(), 0s}, at(0s)};
    const Pacer resting;
    (void)run.next_step(at(0s));
    (void)run.next_prompt(at(0s), resting);
    run.pause(at(20s));
    CHECK_FALSE(run.next_prompt(at(40s), resting));
    CHECK_FALSE(run.over(at(1000s)));
    run.go_on(at(100s));
    const auto again = run.next_step(at(100s));
    REQUIRE(again);
    CHECK(again->step == 0);
    CHECK(again->left == 160s);
    (void)run.next_prompt(at(100s), resting);
    CHECK(run.next_prompt(at(111s), resting)->text.view() == "Still.");
    CHECK(run.over(at(260s)));
}

TEST_CASE("practice timeline: a free beginning counts towards the two quiet minutes of a baseline")
{
    CHECK(PracticeTimeline(example(), 360s).free_at_start() == 120s);
    CHECK(quiet_before(PracticeTimeline{example(), 360s}) == 0s);
    CHECK(quiet_before(PracticeTimeline{example(), 600s}) == 0s);

    Practice sooner = example();
    sooner.steps[1].length = 300s;
    CHECK(quiet_before(PracticeTimeline{sooner, 0s}) == 60s);
    CHECK(quiet_before(PracticeTimeline{example(), 180s}) == 0s); // short: at once

    Practice guided = sooner;
    guided.steps[0].guide = Guide::slow_down;
    CHECK(quiet_before(PracticeTimeline{guided, 0s}) == 120s);
    Practice free = sooner;
    free.steps[1].guide = Guide::own;
    CHECK(PracticeTimeline(free, 0s).free_at_start() == 360s);
    CHECK(quiet_before(PracticeTimeline{free, 0s}) == 0s);
}
