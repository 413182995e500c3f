// SPDX-License-Identifier: MIT
#include "resonance/resonance.hpp"

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
    for (const BeatClassification& beat : beats_of(sine_rhythm(900, 4.0 * swing, rate / 60.0), 90))
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
    REQUIRE(found.outcome == PaceOutcome::found);
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
    CHECK(found.outcome == PaceOutcome::not_enough);
    CHECK_FALSE(found.rate);
}

TEST_CASE("resonance: equal rates are flat, and the sentence says that any is fine", "[synthetic]")
{
    const std::vector<RateEvidence> rates{evidence(6.5, 12.0, -4), evidence(6.0, 12.4, -2),
                                          evidence(5.5, 12.8, 0), evidence(5.0, 12.3, 2),
                                          evidence(4.5, 12.1, 4)};
    const Resonance found = find_resonance(rates);
    CHECK(found.outcome == PaceOutcome::flat);
    CHECK_FALSE(found.rate);
    CHECK(sentence(found).find("any from 4.5 to 6.5") != std::string::npos);
}

TEST_CASE(
    "resonance: swings that fall from the fastest rate on, in no step with the breath, leave it "
    "open",
    "[synthetic]")
{
    const std::vector<RateEvidence> rates{evidence(6.5, 15, 0), evidence(6.0, 13, 0),
                                          evidence(5.5, 11, 0), evidence(5.0, 9, 0),
                                          evidence(4.5, 7, 0)};
    CHECK(find_resonance(rates).outcome == PaceOutcome::flat);
}
