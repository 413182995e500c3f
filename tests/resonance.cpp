// SPDX-License-Identifier: MIT
#include "feedback/resonance.hpp"

#include "app/simulated_assessment.hpp"
#include "catch.hpp"
#include "rhythms.hpp"

using namespace eupnea;
using namespace eupnea::literals;

namespace {

/// Breaths at one rate, all with the same heart: a wave of `swing` peak to trough, ahead of the
/// breath by `phase_deg`.
RateEvidence evidence(double rate, double swing, double phase_deg, std::size_t breaths = 9)
{
    RateEvidence one{BreathRate{rate}, {}, {}};
    const Seconds cycle{60.0 / rate};
    const double radians = phase_deg * std::numbers::pi / 180.0;
    for (std::size_t i = 0; i < breaths; ++i) {
        BreathCurve curve;
        const Timestamp begin = at(Seconds{600.0 * (7.0 - rate)}) + static_cast<double>(i) * cycle;
        curve.breath = {begin, begin + 0.5 * cycle, begin + cycle, 1, 1, BreathSource::belt};
        curve.lungs = -0.25;
        curve.heart = std::polar(swing / 4.0, std::numbers::pi + radians);
        for (std::size_t k = 0; k < BreathCurve::points; ++k) {
            const double turn = 2.0 * std::numbers::pi * static_cast<double>(k) / 64.0;
            curve.bpm[k] = static_cast<float>(-0.5 * swing * std::cos(turn + radians));
        }
        one.breaths.push_back(curve);
    }
    for (const BeatVerdict& beat : beats_of(sine_rhythm(900, 4.0 * swing, rate / 60.0), 90))
        if (beat.nn) one.nn.push_back({beat.time, *beat.nn, true, true});
    return one;
}

} // namespace

TEST_CASE("rate result: reads swing, phase and smoothness from the averaged curve", "[synthetic]")
{
    const RateResult result = measure_rate(evidence(6.0, 12.0, 20.0));
    CHECK(result.fate == RateFate::used);
    CHECK(result.swing_bpm == Approx(12.0).epsilon(0.01));
    CHECK(result.phase_deg == Approx(20.0).margin(0.5));
    CHECK(result.smoothness == Approx(1.0).margin(0.001));
    CHECK(result.phase_locking == Approx(1.0).margin(0.001));
    CHECK(result.lf_power_ms2 == Approx(48.0 * 48.0 / 2).epsilon(0.05));
    CHECK(result.lf_peaks == 1);
}

TEST_CASE("rate result: set aside when not followed, with too few breaths or uncertain beats",
          "[synthetic]")
{
    RateEvidence other = evidence(6.0, 12.0, 0.0);
    other.asked = BreathRate{5.5};
    CHECK(measure_rate(other).fate == RateFate::not_followed);
    other.asked = BreathRate{5.75};
    CHECK(measure_rate(other).fate == RateFate::used);
    CHECK(measure_rate(evidence(6.0, 12.0, 0.0, 3)).fate == RateFate::few_breaths);
    RateEvidence uncertain = evidence(6.0, 12.0, 0.0);
    for (std::size_t i = 0; i < uncertain.nn.size(); i += 15) uncertain.nn[i].measured = false;
    CHECK(measure_rate(uncertain).fate == RateFate::corrected_beats);
}

TEST_CASE("resonance: where swing is greatest and the phase goes through zero", "[synthetic]")
{
    const std::vector<RateEvidence> rates{evidence(6.5, 10, -30), evidence(6.0, 13, -16),
                                          evidence(5.5, 15, 0), evidence(5.0, 13, 15),
                                          evidence(4.5, 10, 30)};
    const Resonance found = find_resonance(rates);
    REQUIRE(found.verdict == PaceVerdict::found);
    CHECK(found.rate->per_minute == Approx(5.5).margin(0.05));
    CHECK(found.low.per_minute < found.rate->per_minute);
    CHECK(found.high.per_minute > found.rate->per_minute);
    CHECK(found.high.per_minute - found.low.per_minute < 0.5);
}

TEST_CASE("resonance: a rate that was set aside has no score and no say", "[synthetic]")
{
    std::vector<RateEvidence> rates{evidence(6.5, 10, -30), evidence(6.0, 13, -16),
                                    evidence(5.5, 15, 0), evidence(5.0, 13, 15),
                                    evidence(4.5, 40, 0)};
    rates.back().asked = BreathRate{4.0};
    const Resonance found = find_resonance(rates);
    CHECK(found.rate->per_minute == Approx(5.5).margin(0.1));
    CHECK_FALSE(found.rates.back().score);
    CHECK(found.rates.back().fate == RateFate::not_followed);
}

TEST_CASE("resonance: two usable rates are not enough", "[synthetic]")
{
    const std::vector<RateEvidence> rates{evidence(6.0, 13, -16), evidence(5.5, 15, 0),
                                          evidence(5.0, 13, 15, 2)};
    const Resonance found = find_resonance(rates);
    CHECK(found.verdict == PaceVerdict::not_enough);
    CHECK_FALSE(found.rate);
}

TEST_CASE("resonance: equal rates are flat, and the sentence says that any is fine", "[synthetic]")
{
    const std::vector<RateEvidence> rates{evidence(6.5, 12.0, -4), evidence(6.0, 12.4, -2),
                                          evidence(5.5, 12.8, 0), evidence(5.0, 12.3, 2),
                                          evidence(4.5, 12.1, 4)};
    const Resonance found = find_resonance(rates);
    CHECK(found.verdict == PaceVerdict::flat);
    CHECK_FALSE(found.rate);
    CHECK(sentence(found).find("any from 4.5 to 6.5") != std::string::npos);
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
    CHECK(guide.result().verdict == PaceVerdict::not_enough);
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
    CHECK(app::assess_simulated(person, AssessmentMode::stepped).verdict == PaceVerdict::flat);
}

TEST_CASE("assessment: someone who ignores the pacer gets no resonance", "[synthetic]")
{
    simulator::Scenario person;
    person.breathing = simulator::Breathing::free;
    person.ppg_rate = {0.0};
    const Resonance found = app::assess_simulated(person, AssessmentMode::stepped);
    CHECK(found.verdict == PaceVerdict::not_enough);
    for (const RateResult& rate : found.rates) CHECK(rate.fate == RateFate::not_followed);
}
