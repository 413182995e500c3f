// SPDX-License-Identifier: MIT
#include "app/simulated_session.hpp"

#include <vector>

#include "catch.hpp"

using namespace eupnea;
using namespace eupnea::literals;

namespace {

simulator::Scenario belt_and_strap()
{
    simulator::Scenario scenario;
    scenario.ecg_rate = scenario.ppg_rate = {0.0};
    scenario.rr = true;
    return scenario;
}

/// A session of somebody with a belt and a strap, and what happened in it.
struct Lived {
    std::vector<Event> events;
    app::SimulatedSession simulated;

    explicit Lived(const simulator::Scenario& scenario = belt_and_strap())
        : simulated(scenario, [this](const Event& event) { events.push_back(event); })
    {}
    const Session& session() const { return simulated.session(); }
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

} // namespace

TEST_CASE("simulated session: an assessment is led to its end, and finds the person's pace")
{
    auto scenario = belt_and_strap();
    scenario.resonance = frequency(5.6_per_min);
    Lived lived{scenario};
    lived.simulated.apply(BeginAssessment{AssessmentMode::stepped, 30s});
    lived.simulated.advance_to(at(2h));
    REQUIRE(lived.simulated.ended());
    CHECK(lived.all<PaceBegan>().size() >= 5);
    const auto found = lived.all<PaceFound>();
    REQUIRE(found.size() == 1);
    CHECK(found[0].outcome == PaceOutcome::found);
    CHECK(*found[0].rate_per_min == Approx(5.6).margin(0.5));
    CHECK(std::holds_alternative<SessionEnd>(lived.events.back()));
}

TEST_CASE(
    "simulated session: the guide slows down from the person's own breath to the one asked for")
{
    Lived lived;
    lived.simulated.apply(BeginSession{gentle, 900s, true});
    lived.simulated.advance_to(at(1h));
    const auto changes = lived.all<PacerChange>();
    REQUIRE(changes.size() > 5);
    CHECK(breath_rate(changes[1].pattern.cycle()).per_minute > 9.0);
    CHECK(breath_rate(changes.back().pattern.cycle()).per_minute == Approx(6.0).margin(0.1));
    CHECK(*lived.session().state()->breath_rate_per_min == Approx(6.0).margin(0.3));
}

TEST_CASE("simulated session: a session with quiet minutes ends when it was guided for its length")
{
    Lived lived;
    lived.simulated.apply(BeginSession{gentle, 60s, false, 120s});
    lived.simulated.advance_to(at(1h));
    REQUIRE(lived.simulated.ended());
    CHECK(seconds_of(lived.session().end()->time) == Approx(180.0).margin(0.3));
    CHECK(lived.all<BaselineFound>().size() == 1);
    CHECK(lived.session().start()->planned == 60s);
}

TEST_CASE("simulated session: what is done meanwhile is in it; ended early, nothing comes after")
{
    Lived lived;
    lived.simulated.apply(BeginSession{gentle, 600s});
    lived.simulated.advance_to(at(10s));
    lived.simulated.apply(AddMark{"sigh"});
    lived.simulated.apply(InvertBelt{});
    lived.simulated.apply(GiveAnswer{CheckMoment::during, CheckQuestion::tension, 3, {}});
    lived.simulated.apply(EndSession{});
    const auto after = lived.events.size();
    lived.simulated.advance_to(at(20s));
    CHECK(lived.events.size() == after);
    CHECK(lived.all<Mark>().size() == 1);
    CHECK(lived.all<BeltInverted>().size() == 1);
    CHECK(lived.all<Answer>().size() == 1);
}

TEST_CASE("simulated session: in whatever steps it is advanced, the same events come, bit for bit")
{
    Lived at_once;
    Lived in_steps;
    for (Lived* lived : {&at_once, &in_steps})
        lived->simulated.apply(BeginSession{gentle, 60s, true});
    at_once.simulated.advance_to(at(100s));
    while (!in_steps.simulated.ended())
        in_steps.simulated.advance_to(in_steps.simulated.now() + 0.7s);
    CHECK(at_once.events == in_steps.events);
}
