// SPDX-License-Identifier: MIT
#include "session/session_lead.hpp"

#include <vector>

#include "catch.hpp"

using namespace eupnea;
using namespace eupnea::literals;

namespace {

/// A lead and what it emits.
struct Led {
    std::vector<Event> events;
    SessionLead lead{[this](const Event& event) { events.push_back(event); }};

    /// Asked ten times a second, as the engine does.
    void advance(Seconds from, Seconds until)
    {
        for (Seconds now = from; now <= until; now += 100ms) lead.advance_to(at(now));
    }
    /// The breathing rate is known once a second.
    void breathe(Seconds from, Seconds until, float per_minute)
    {
        for (Seconds now = from; now <= until; now += 1s) {
            State state{};
            state.time = at(now);
            state.breath_rate_per_min = per_minute;
            lead.on(state);
            lead.advance_to(at(now));
        }
    }
    template <class Kind>
    std::vector<Kind> all() const
    {
        std::vector<Kind> found;
        for (const Event& event : events)
            if (const auto* one = std::get_if<Kind>(&event)) found.push_back(*one);
        return found;
    }
};

const Pattern gentle{.inhale = 4s, .exhale = 6s};
const Pattern even{.inhale = 5s, .exhale = 5s};

PracticeStep step(std::string title, Guide guide)
{
    PracticeStep step;
    step.title = std::move(title);
    step.length = 60s;
    step.guide = guide;
    step.pattern = gentle;
    return step;
}

Practice practice(std::string name, std::vector<PracticeStep> steps)
{
    Practice practice;
    practice.name = std::move(name);
    practice.steps = std::move(steps);
    return practice;
}

} // namespace

TEST_CASE("session lead: without a session nothing that a person wishes has a consequence")
{
    Led led;
    for (const Command& command :
         {Command{ChangePattern{even}}, Command{PausePacer{true}}, Command{BeginGuide{}},
          Command{EndSession{}},
          Command{MoveToPractice{practice("p", {step("s", Guide::own)}), 0s}}})
        led.lead.apply(command, at(1s));
    led.advance(1s, 5s);
    CHECK(led.events.empty());
    CHECK_FALSE(led.lead.over(at(1000s)));
}

TEST_CASE("session lead: the guide waits for the end of the quiet, and begins by itself")
{
    Led led;
    led.lead.apply(BeginSession{gentle, 300s, false, 120s}, at(0s));
    CHECK(led.all<QuietBegan>() == std::vector{QuietBegan{at(0s), 120s}});
    led.advance(0s, 119s);
    CHECK(led.all<PacerChange>().empty());
    led.lead.advance_to(at(120s));
    CHECK(led.all<PacerChange>() == std::vector{PacerChange{at(120s), gentle, true}});
}

TEST_CASE("session lead: a session ends when it was guided for its length, pauses left out")
{
    Led led;
    led.lead.apply(BeginSession{gentle, 60s, false, 30s}, at(0s));
    led.advance(0s, 30s);
    led.lead.apply(PausePacer{true}, at(40s));
    led.lead.apply(PausePacer{false}, at(50s));
    CHECK_FALSE(led.lead.over(at(99s)));
    CHECK(led.lead.over(at(101s)));
    led.lead.apply(EndSession{}, at(101s));
    CHECK_FALSE(led.all<PacerChange>().back().running);
    CHECK_FALSE(led.lead.over(at(200s)));
}

TEST_CASE("session lead: slowing down begins at the person's own rate and lengthens the breath")
{
    Led led;
    led.lead.apply(BeginSession{gentle, 600s, true}, at(0s));
    led.breathe(1s, 60s, 15.0f);
    const auto changes = led.all<PacerChange>();
    REQUIRE(changes.size() > 2);
    CHECK(changes[1].pattern.cycle().count() == Approx(4.0));
    CHECK(changes[2].pattern.cycle() > changes[1].pattern.cycle());
}

TEST_CASE("session lead: a rate from before the session slows nothing down")
{
    Led led;
    led.breathe(200s, 300s, 15.0f);
    led.lead.apply(BeginSession{gentle, 600s, true}, at(0s));
    led.advance(0s, 5s);
    CHECK(led.all<PacerChange>().size() == 1); // the guide, at the pace that was asked for
    led.breathe(6s, 60s, 15.0f);
    CHECK(led.all<PacerChange>().size() > 3);
}

TEST_CASE("session lead: a person who changes the pace has taken over from the slowing guide")
{
    Led led;
    led.lead.apply(BeginSession{gentle, 600s, true}, at(0s));
    led.breathe(1s, 20s, 15.0f);
    led.lead.apply(ChangePattern{even}, at(20.5s));
    const auto before = led.events.size();
    led.breathe(21s, 120s, 15.0f);
    CHECK(led.events.size() == before);
    CHECK(led.all<PacerChange>().back().pattern == even);
}

TEST_CASE("session lead: after its rounds a pattern with long holds gives way, with a sentence")
{
    const Pattern holds{.inhale = 4s, .hold_full = 7s, .exhale = 8s};
    Led led;
    led.lead.apply(BeginSession{holds, 600s}, at(0s));
    led.advance(0s, 75s);
    CHECK(led.all<Notice>().empty());
    led.advance(75s, 77s);
    REQUIRE(led.all<Notice>().size() == 1);
    CHECK(led.all<Notice>()[0].text.view() ==
          "4 rounds of 4-7-8 are enough for now; the guide goes on with Resonance.");
    CHECK(led.all<PacerChange>().back().pattern == gentle);
}

TEST_CASE("session lead: a practice leads step by step; one that is left off goes on where it was")
{
    Led led;
    led.lead.apply(BeginPractice{practice("two steps", {step("first", Guide::own),
                                                        step("second", Guide::pattern)}),
                                 0s,
                                 {}},
                   at(0s));
    led.advance(0s, 30s);
    CHECK(led.all<PacerChange>().empty()); // nothing guides free breathing
    led.lead.apply(PausePacer{true}, at(30s));
    led.advance(30s, 100s);
    CHECK(led.all<StepBegan>().size() == 1);
    led.lead.apply(PausePacer{false}, at(100s));
    led.advance(100s, 129s);
    CHECK(led.all<PacerChange>().empty());
    led.advance(129s, 131s);
    const auto steps = led.all<StepBegan>();
    REQUIRE(steps.size() == 3); // the first one twice
    CHECK(steps[2].title.view() == "second");
    CHECK(led.all<PacerChange>().size() == 1);
    CHECK_FALSE(led.lead.over(at(189s)));
    CHECK(led.lead.over(at(191s)));
}

TEST_CASE("session lead: gone over to a practice, nothing of what led before leads any more")
{
    const MoveToPractice to_ground{practice("ground", {step("feet", Guide::own)}), 0s};
    const std::vector<Command> leaders{
        BeginSession{gentle, 600s, true},
        BeginSession{gentle, 600s, false, 120s},
        BeginAssessment{AssessmentMode::stepped, 30s},
        BeginPractice{
            practice("other", {step("one", Guide::slow_down), step("two", Guide::pattern)}),
            0s,
            {}},
    };
    for (const Command& leader : leaders) {
        CAPTURE(leader.index());
        Led led;
        led.lead.apply(leader, at(0s));
        led.breathe(1s, 30s, 15.0f);
        led.lead.apply(to_ground, at(30s));
        const auto before = led.events.size();
        led.breathe(31s, 89s, 15.0f);
        CHECK(led.events.size() == before);
        CHECK(led.all<StepBegan>().back().practice.view() == "ground");
        const auto changes = led.all<PacerChange>();
        CHECK((changes.empty() || !changes.back().running));
        CHECK(led.lead.over(at(91s)));
    }
}

TEST_CASE("session lead: an assessment that is left comes to what it has found by then")
{
    Led led;
    led.lead.apply(BeginAssessment{AssessmentMode::stepped, 0s}, at(0s));
    led.advance(0s, 10s);
    CHECK(led.all<PaceFound>().empty());
    led.lead.apply(MoveToPractice{practice("ground", {step("feet", Guide::own)}), 0s}, at(10s));
    REQUIRE(led.all<PaceFound>().size() == 1);
    CHECK(led.all<PaceFound>()[0].outcome == PaceOutcome::not_enough);
    led.lead.apply(EndSession{}, at(20s));
    CHECK(led.all<PaceFound>().size() == 1);
}

TEST_CASE("session lead: the paces of an assessment are its own")
{
    Led led;
    led.lead.apply(BeginAssessment{AssessmentMode::stepped, 0s}, at(0s));
    led.advance(0s, 5s);
    const auto before = led.events.size();
    led.lead.apply(ChangePattern{even}, at(5s));
    CHECK(led.events.size() == before);
}

TEST_CASE(
    "session lead: a pattern that is not safe is refused with a sentence, and nothing changes")
{
    Led led;
    led.lead.apply(BeginSession{gentle, 600s}, at(0s));
    led.lead.apply(ChangePattern{{.inhale = 0.3s, .exhale = 6s}}, at(5s));
    CHECK(led.all<Notice>().size() == 1);
    CHECK(led.all<PacerChange>().size() == 1);
}

namespace {

/// Two steps of a minute each; the first one waits for somebody.
Practice waiting()
{
    PracticeStep first = step("first", Guide::pattern);
    first.end = StepEnd::at_key;
    return practice("waiting", {first, step("second", Guide::own)});
}

std::string newest_step(const Led& led)
{
    return std::string{led.all<StepBegan>().back().title.view()};
}

} // namespace

TEST_CASE(
    "session lead: a step that ends at a key waits for it, however long, and its guide goes on")
{
    Led led;
    led.lead.apply(BeginPractice{waiting(), 0s, {}}, at(0s));
    led.advance(0s, 500s);
    CHECK(led.all<StepBegan>().size() == 1);
    CHECK_FALSE(led.lead.over(at(500s)));
    led.lead.apply(NextStep{}, at(500s));
    CHECK(newest_step(led) == "second");
    CHECK_FALSE(led.all<PacerChange>().back().running);
    led.advance(500s, 559s);
    CHECK_FALSE(led.lead.over(at(559s)));
    CHECK(led.lead.over(at(561s)));
}

TEST_CASE("session lead: a step can be left early, begun again, gone back to and given more time")
{
    Led led;
    led.lead.apply(
        BeginPractice{
            practice("p", {step("first", Guide::own), step("second", Guide::own)}), 0s, {}},
        at(0s));
    led.advance(0s, 10s);
    led.lead.apply(NextStep{}, at(10s));
    CHECK(newest_step(led) == "second");
    led.advance(10s, 30s);
    led.lead.apply(StepBack{}, at(30s)); // it is under way: from its beginning
    CHECK(newest_step(led) == "second");
    CHECK(led.all<StepBegan>().back().left.count() == Approx(60.0));
    led.lead.apply(StepBack{}, at(31s)); // it has only just begun: the one before
    CHECK(newest_step(led) == "first");
    led.lead.apply(LengthenStep{60s}, at(40s));
    CHECK(led.all<StepBegan>().back().left.count() == Approx(171.0));
    led.advance(31s, 150s);
    CHECK(newest_step(led) == "first");
    led.advance(150s, 152s);
    CHECK(newest_step(led) == "second");
    led.lead.apply(NextStep{}, at(160s));
    CHECK(led.lead.over(at(160s)));
}

TEST_CASE(
    "session lead: while people talk the guide and the practice rest, and go on where they were")
{
    Led led;
    led.lead.apply(BeginPractice{practice("p", {step("one", Guide::pattern)}), 0s, {}}, at(0s));
    led.advance(0s, 20s);
    led.lead.apply(Talk{true}, at(20s));
    led.lead.apply(Talk{true}, at(21s)); // once is enough
    CHECK(led.all<TalkPause>() == std::vector{TalkPause{at(20s), true}});
    CHECK_FALSE(led.all<PacerChange>().back().running);
    led.advance(20s, 200s);
    CHECK_FALSE(led.lead.over(at(200s)));
    led.lead.apply(Talk{false}, at(200s));
    CHECK(led.all<TalkPause>().back() == TalkPause{at(200s), false});
    CHECK(led.all<PacerChange>().back().running);
    CHECK(led.lead.over(at(241s)));
}

TEST_CASE("session lead: talk in the quiet minutes makes them longer by as much")
{
    Led led;
    led.lead.apply(BeginSession{gentle, 300s, false, 120s}, at(0s));
    led.advance(0s, 30s);
    led.lead.apply(Talk{true}, at(30s));
    led.advance(30s, 130s);
    led.lead.apply(Talk{false}, at(130s));
    led.advance(130s, 219s);
    CHECK(led.all<PacerChange>().empty());
    led.advance(219s, 221s);
    CHECK(led.all<PacerChange>().size() == 1);
}

TEST_CASE("session lead: a step of talk is a talk pause, and the end of the session ends it")
{
    PracticeStep talk = step("talk", Guide::own);
    talk.talk = true;
    Led led;
    led.lead.apply(
        BeginPractice{practice("p", {talk, step("breathe", Guide::pattern), talk}), 0s, {}},
        at(0s));
    led.advance(0s, 130s);
    led.lead.apply(EndSession{}, at(130s));
    CHECK(led.all<TalkPause>().size() == 4);
    CHECK_FALSE(led.all<TalkPause>().back().on);
}

TEST_CASE("session lead: a practice that was left for another one is returned to, at the step's "
          "beginning")
{
    Led led;
    led.lead.apply(
        BeginPractice{
            practice("p", {step("one", Guide::own), step("two", Guide::pattern)}), 0s, {}},
        at(0s));
    led.advance(0s, 90s);
    led.lead.apply(MoveToPractice{practice("ground", {step("feet", Guide::own)}), 0s}, at(90s));
    led.lead.apply(MoveToPractice{practice("ground", {step("feet", Guide::own)}), 0s}, at(95s));
    led.advance(90s, 120s);
    led.lead.apply(ReturnToPractice{}, at(120s));
    CHECK(newest_step(led) == "two");
    CHECK(led.all<StepBegan>().back().left.count() == Approx(60.0));
    CHECK(led.all<PacerChange>().back().running);
    led.lead.apply(ReturnToPractice{}, at(130s)); // nothing is left
    CHECK(led.lead.over(at(181s)));
}
