// SPDX-License-Identifier: MIT
#include "breath/derived_breath.hpp"

#include <cmath>
#include <functional>
#include <numbers>
#include <random>

#include "catch.hpp"

using namespace eupnea;
using namespace eupnea::literals;

namespace {

struct Swing {
    double per_minute;
    double ms; ///< deviation of the intervals from their mean
};

/// Beats of a sensor, mean 900 ms, with these swings and some noise.
void beat(DerivedBreath& breath, BeatSource source, Seconds length, std::vector<Swing> swings,
          double noise_ms = 8.0)
{
    constexpr double mean_ms = 900.0;
    std::mt19937 random{7};
    std::normal_distribution<double> normal{0.0, noise_ms};
    std::uint32_t number = 0;
    for (double t = 0.0; t < length.count();) {
        double ibi = mean_ms + normal(random);
        for (const Swing& s : swings)
            ibi += s.ms * std::sin(2 * std::numbers::pi * s.per_minute * t / 60.0);
        t += ibi / 1000.0;
        breath.on(Beat{number++, at(Seconds{t}), Milliseconds{ibi}, source, 1.0f});
    }
}

/// What a strap's beats tell.
DerivedBreath after(Seconds length, std::vector<Swing> swings, double noise_ms = 8.0)
{
    DerivedBreath breath;
    beat(breath, BeatSource::rr, length, std::move(swings), noise_ms);
    return breath;
}

} // namespace

TEST_CASE("derived breath: intervals alone give the rate of slow breathing")
{
    for (const double rate : {4.5, 6.0, 8.0, 10.0}) {
        CAPTURE(rate);
        const auto found = after(60s, {{rate, 60.0}}).rate(at(60s));
        REQUIRE(found.per_minute);
        CHECK(*found.per_minute == Approx(rate).margin(0.2));
        CHECK(found.source == BreathSource::rr);
        CHECK(found.error > 0.0f);
    }
}

TEST_CASE("derived breath: quiet breathing is found beside waves of blood pressure at six a minute")
{
    for (const double rate : {12.0, 15.0, 20.0}) {
        CAPTURE(rate);
        const auto found = after(60s, {{rate, 30.0}, {6.0, 25.0}}).rate(at(60s));
        REQUIRE(found.per_minute);
        CHECK(*found.per_minute == Approx(rate).margin(1.0));
    }
}

TEST_CASE("derived breath: two sensors that tell the same are one rate, two that do not are none")
{
    const auto told = [](double by_ecg, double by_strap) {
        DerivedBreath breath;
        beat(breath, BeatSource::ecg, 60s, {{by_ecg, 40.0}});
        beat(breath, BeatSource::rr, 60s, {{by_strap, 40.0}});
        return breath.rate(at(60s));
    };
    const auto agreed = told(12.0, 12.0);
    REQUIRE(agreed.per_minute);
    CHECK(*agreed.per_minute == Approx(12.0).margin(1.0));
    CHECK(agreed.source == BreathSource::fused);
    CHECK_FALSE(told(12.0, 18.0).per_minute);
    CHECK(told(12.0, 18.0).reason == Reason::sources_differ);
}

TEST_CASE("derived breath: the first value comes within twenty seconds")
{
    const auto breath = after(20s, {{12.0, 40.0}});
    CHECK(breath.rate(at(20s)).per_minute);
    CHECK_FALSE(after(10s, {{12.0, 40.0}}).rate(at(10s)).per_minute);
    CHECK(after(10s, {{12.0, 40.0}}).rate(at(10s)).reason == Reason::few_beats);
}

TEST_CASE("derived breath: a heart that does not swing gives a reason, no rate")
{
    int shown = 0;
    for (int ms = 1; ms <= 10; ++ms)
        shown += after(60s, {{6.0, 10.0}}, ms).rate(at(60s)).per_minute.has_value() ? 1 : 0;
    CHECK(shown <= 3);
}

TEST_CASE("derived breath: silence of the heart ends the rate")
{
    const auto breath = after(60s, {{6.0, 60.0}});
    CHECK(breath.rate(at(60s)).per_minute);
    CHECK(breath.rate(at(66s)).reason == Reason::no_signal);
    CHECK(DerivedBreath{}.rate(at(1s)).reason == Reason::no_signal);
}

TEST_CASE("derived breath: a sinus rhythm of an extra beat is not a breath")
{
    DerivedBreath breath;
    for (std::uint32_t i = 0; i < 60; ++i) {
        const double t = 0.9 * i;
        const double ibi = 900.0 + 60.0 * std::sin(2 * std::numbers::pi * 0.1 * t);
        const bool extra = i % 5 == 0;
        breath.on(Beat{i, at(Seconds{t}), Milliseconds{extra ? 450.0 : ibi}, BeatSource::rr, 1.0f});
        if (extra) breath.on(BeatClassification{i, at(Seconds{t}), BeatClass::extra, {}, 1});
    }
    const auto found = breath.rate(at(54s));
    REQUIRE(found.per_minute);
    CHECK(*found.per_minute == Approx(6.0).margin(0.3));
}

namespace {

double wave(double per_minute, double t)
{
    return std::sin(2 * std::numbers::pi * per_minute * t / 60.0);
}

/// -1 when empty, 1 when full: in within a fifth of the breath, slowly out.
double snatched(double per_minute, double t)
{
    const double share = std::fmod(per_minute * t / 60.0, 1.0);
    const double way = share < 0.2 ? share / 0.2 : 1.0 + (share - 0.2) / 0.8;
    return -std::cos(std::numbers::pi * way);
}

/// What moves the pulses: intervals about 850 ms, height and foot with the lungs; each pulse is as
/// like the others as `template_correlation`.
struct Pulses {
    std::function<double(double t)> swing_ms;
    std::function<double(double t)> lungs;
    float template_correlation = 0.998f;
};

BreathRateEstimate from(const Pulses& pulses)
{
    DerivedBreath breath;
    breath.on(Stream{at(0s), Channel::ppg, 100_sps});
    std::uint32_t number = 0;
    double beat = 0.5;
    for (int i = 0; i < 6000; ++i) {
        const double t = i / 100.0;
        if (t >= beat) {
            const double ibi = 850.0 + pulses.swing_ms(t);
            breath.on(Beat{number++, at(Seconds{t}), Milliseconds{ibi}, BeatSource::ppg,
                           pulses.template_correlation});
            beat += ibi / 1000.0;
        }
        const double since = t - (beat - 0.85);
        const double pulse = std::exp(-std::pow((since - 0.15) / 0.12, 2));
        const double lungs = pulses.lungs(t);
        breath.on(Sample{Channel::ppg, at(Seconds{t}),
                         500.0 + (100.0 + 12.0 * lungs) * pulse - 15.0 * lungs});
    }
    return breath.rate(at(60s));
}

/// Of a heart without any respiratory swing of its intervals, only slow waves of blood pressure.
BreathRateEstimate from_pulses(double breaths_per_minute, float template_correlation)
{
    return from({[](double t) { return 25.0 * wave(5.5, t); },
                 [=](double t) { return wave(breaths_per_minute, t); }, template_correlation});
}

} // namespace

TEST_CASE("derived breath: a heart without a respiratory swing does not hide what the pulse shows")
{
    for (const double rate : {12.0, 15.0, 20.0}) {
        CAPTURE(rate);
        const auto found = from_pulses(rate, 0.998f);
        REQUIRE(found.per_minute);
        CHECK(*found.per_minute == Approx(rate).margin(1.0));
    }
}

TEST_CASE("derived breath: pulses that are unlike each other say nothing of the breath")
{
    CHECK(from_pulses(15.0, 0.998f).per_minute);
    CHECK_FALSE(from_pulses(15.0, 0.97f).per_minute);
    CHECK(from_pulses(15.0, 0.97f).reason == Reason::noisy);
}

TEST_CASE("derived breath: intervals that only carry waves of blood pressure give no rate")
{
    for (const double rate : {4.0, 5.0, 6.0, 7.0}) {
        CAPTURE(rate);
        const auto found = after(60s, {{rate, 18.0}}, 3.0).rate(at(60s)); // swing of 4 %
        CHECK_FALSE(found.per_minute);
        CHECK(found.reason == Reason::no_sinus_swing);
    }
}

TEST_CASE("derived breath: breaths drawn in quickly are told when pulse and intervals count alike")
{
    const auto told = [](double by_intervals) {
        return from({[=](double t) { return 30.0 * snatched(by_intervals, t); },
                     [](double t) { return snatched(11.0, t); }});
    };
    REQUIRE(told(11.0).per_minute);
    CHECK(*told(11.0).per_minute == Approx(11.0).margin(0.5));
    CHECK_FALSE(told(17.0).per_minute);
    CHECK(told(17.0).reason == Reason::sources_differ);
}

TEST_CASE(
    "derived breath: breaths drawn in quickly are not told by a pulse at even intervals alone")
{
    const auto told =
        from({[](double) { return 0.0; }, [](double t) { return snatched(11.0, t); }});
    CHECK_FALSE(told.per_minute);
    CHECK(told.reason == Reason::no_sinus_swing);
}
