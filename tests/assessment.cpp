// SPDX-License-Identifier: MIT
#include "resonance/assessment.hpp"

#include <algorithm>

#include "app/simulated_assessment.hpp"
#include "catch.hpp"
#include "resonance/assessment_guide.hpp"
#include "rhythms.hpp"

using namespace eupnea;
using namespace eupnea::literals;

namespace {

constexpr PaceStep six_a_minute{6_per_min, 6_per_min, 120s};
constexpr double ten = 10.0; // seconds a breath

/// Breaths of `cycle` seconds, from `from_s` to `to_s`.
struct Stretch {
    double from_s, to_s, cycle;
};

/// A heart with six waves a minute, paces of six a minute begun at `begun_s`, and
/// breaths as in `stretches`; the intervals that end in `put_in_s` are the corrector's.
Assessment assessed(const std::vector<double>& begun_s, const std::vector<Stretch>& stretches,
                    std::pair<double, double> put_in_s = {0.0, 0.0})
{
    Assessment assessment;
    for (const double begun : begun_s)
        assessment.on(PaceBegan{at(Seconds{begun}), 0, 1, six_a_minute, 0s});
    std::vector<Breath> breaths;
    for (const auto& [from, to, cycle] : stretches)
        for (double t = from; t + cycle <= to + 1e-9; t += cycle)
            breaths.push_back({at(Seconds{t}), at(Seconds{t + 0.5 * cycle}), at(Seconds{t + cycle}),
                               1.0f, 1.0f, BreathSource::belt});
    auto breath = breaths.begin();
    for (BeatClassification beat : beats_of(sine_rhythm(900, 40, 0.1), 300)) {
        for (; breath != breaths.end() && breath->end <= beat.time; ++breath)
            assessment.on(*breath);
        if (beat.time > at(Seconds{put_in_s.first}) && beat.time < at(Seconds{put_in_s.second}))
            beat.beat_class = BeatClass::ectopic;
        assessment.on(beat);
    }
    return assessment;
}

} // namespace

TEST_CASE("assessment: the first half minute of a pace is for settling in", "[synthetic]")
{
    const Assessment assessment = assessed({10}, {{10, 40, 5}, {40, 150, ten}});
    CHECK(assessment.fate(assessment.paces()[0]) == RateFate::used);
    const Resonance result = assessment.result();
    REQUIRE(result.rates.size() == 1);
    CHECK(result.rates[0].breaths == 9);
    CHECK(result.rates[0].measured.per_minute == Approx(6.0));
}

TEST_CASE("assessment: a breath with an uncertain beat is left out of its pace", "[synthetic]")
{
    const Assessment assessment = assessed({10}, {{10, 150, ten}}, {84.0, 86.0});
    const Resonance result = assessment.result();
    REQUIRE(result.rates.size() == 1);
    CHECK(result.rates[0].breaths == 8);
    CHECK(result.rates[0].fate == RateFate::used);
}

TEST_CASE("assessment: of a pace that was asked for again the second time counts", "[synthetic]")
{
    const auto fate = [](double first_cycle, double second_cycle) {
        const Resonance result =
            assessed({10, 150}, {{10, 150, first_cycle}, {150, 290, second_cycle}}).result();
        REQUIRE(result.rates.size() == 1);
        return result.rates[0].fate;
    };
    CHECK(fate(5.0, ten) == RateFate::used);
    CHECK(fate(ten, 5.0) == RateFate::not_followed);
}

TEST_CASE("assessment: stepped is five rates of whole breaths, two minutes or just over each")
{
    const auto steps = assessment_steps(AssessmentMode::stepped);
    REQUIRE(steps.size() == 5);
    for (const PaceStep& step : steps) {
        const double breaths = step.length / period(step.from);
        CHECK(breaths == Approx(std::round(breaths)));
        CHECK(step.length > 119.999s);
        CHECK(step.length < 135s);
    }
    CHECK(assessment_steps(AssessmentMode::full).size() == 7);
}

TEST_CASE("assessment: sliding changes the pace by a little at the start of each breath")
{
    const PaceStep slide = assessment_steps(AssessmentMode::sliding).front();
    const auto changes = pacer_changes(slide, at(100s));
    CHECK(changes.front().time == at(100s));
    for (std::size_t i = 1; i < changes.size(); ++i) {
        const Seconds before = changes[i - 1].pattern.cycle();
        CHECK((changes[i].time - changes[i - 1].time).count() == Approx(before.count()));
        CHECK(changes[i].pattern.cycle() > before);
        CHECK(breath_rate(before).per_minute - breath_rate(changes[i].pattern.cycle()).per_minute <
              0.05);
    }
    CHECK(breath_rate(changes.back().pattern.cycle()).per_minute == Approx(4.25).margin(0.05));
}

TEST_CASE("assessment: a pace that was set aside is asked for once more, and only once")
{
    AssessmentGuide guide{AssessmentMode::stepped};
    std::vector<double> asked;
    for (Timestamp now = at(0s); !guide.over(); now += 1s) { // nobody breathes
        if (const auto began = guide.due(now).began) asked.push_back(began->step.from.per_minute);
        REQUIRE(asked.size() <= 10);
    }
    CHECK(asked == std::vector<double>{6.5, 6.0, 5.5, 5.0, 4.5, 6.5, 6.0, 5.5, 5.0, 4.5});
    CHECK(guide.result().outcome == PaceOutcome::not_enough);
}

TEST_CASE("assessment: a rest after each pace stops the pacer for as long as was wished")
{
    AssessmentGuide guide{AssessmentMode::stepped, 45s};
    std::vector<PaceBegan> paces;
    std::vector<PacerChange> changes;
    for (Timestamp now = at(0s); paces.size() < 3; now += 0.5s) {
        const auto due = guide.due(now);
        if (due.began) paces.push_back(*due.began);
        if (due.change) changes.push_back(*due.change);
    }
    REQUIRE(changes.size() == 5);
    CHECK(changes[0].running);
    CHECK_FALSE(changes[1].running);
    CHECK((changes[1].time - paces[0].end()).count() == Approx(0.0).margin(0.5));
    CHECK((paces[1].time - paces[0].end()).count() == Approx(45.0).margin(0.5));
    CHECK(paces[0].of == 5);
    CHECK(paces[1].number == 1);
}

TEST_CASE("assessment: an answer belongs to the pace that has just ended")
{
    Assessment assessment;
    const auto began = [](double from_s, double rate) {
        return PaceBegan{at(Seconds{from_s}), 0, 5, {{rate}, {rate}, 120s}, 0s};
    };
    const auto answer = [](double at_s, std::uint8_t number) {
        return Answer{at(Seconds{at_s}), CheckMoment::during, CheckQuestion::pace, number, {}};
    };
    assessment.on(began(0.0, 6.5));
    assessment.on(answer(60.0, 3)); // nothing has ended yet
    assessment.on(began(120.0, 6.0));
    assessment.on(answer(125.0, 8));
    CHECK(assessment.paces()[0].comfort == 8);
    CHECK_FALSE(assessment.paces()[1].comfort);
    const Answer tension{at(300s), CheckMoment::during, CheckQuestion::tension, 1, {}};
    assessment.on(tension);
    assessment.on(answer(300.0, 12));
    CHECK(assessment.paces()[1].comfort == 10);
    const Resonance result = assessment.result();
    REQUIRE(result.rates.size() == 2);
    CHECK(result.rates[0].comfort == 8);
    CHECK(result.rates[1].comfort == 10);
}

TEST_CASE("assessment: a simulated person's resonance is found within 0.25 a minute", "[synthetic]")
{
    for (const double truth : {4.8, 5.5, 6.2}) {
        simulator::Scenario person;
        person.resonance = Hertz{truth / 60.0};
        person.ppg_rate = {0.0};
        const Resonance found = app::assess_simulated(person, AssessmentMode::stepped);
        CAPTURE(truth);
        REQUIRE(found.rate);
        CHECK(found.rate->per_minute == Approx(truth).margin(0.25));
        for (const RateResult& rate : found.rates) CHECK(rate.fate == RateFate::used);
    }
}

TEST_CASE("assessment: a simulated person without a clear resonance is told so", "[synthetic]")
{
    simulator::Scenario person;
    person.damping = 2.0;
    person.ppg_rate = {0.0};
    CHECK(app::assess_simulated(person, AssessmentMode::stepped).outcome == PaceOutcome::flat);
}

TEST_CASE("assessment: someone who ignores the pacer gets no resonance", "[synthetic]")
{
    simulator::Scenario person;
    person.breathing = simulator::Breathing::free;
    person.ppg_rate = {0.0};
    const Resonance found = app::assess_simulated(person, AssessmentMode::stepped);
    CHECK(found.outcome == PaceOutcome::not_enough);
    for (const RateResult& rate : found.rates) CHECK(rate.fate == RateFate::not_followed);
}

TEST_CASE("assessment: without a belt the paces count while the heart follows the guide",
          "[simulated]")
{
    simulator::Scenario scenario;
    scenario.ecg_rate = scenario.ppg_rate = scenario.belt_rate = {0.0};
    scenario.rr = true;
    const Resonance result =
        app::assess_simulated(scenario, AssessmentMode::stepped, Seconds{30.0});
    REQUIRE(result.rates.size() == 5);
    CHECK(std::ranges::count(result.rates, RateFate::used, &RateResult::fate) >= 4);
    CHECK(result.by_guide);
    scenario.breathing = simulator::Breathing::free;
    const Resonance ignored =
        app::assess_simulated(scenario, AssessmentMode::stepped, Seconds{30.0});
    CHECK(std::ranges::count(ignored.rates, RateFate::used, &RateResult::fate) == 0);
}
