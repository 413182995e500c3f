// SPDX-License-Identifier: MIT
// What no sensor should send, and what the heart's room makes of it.
#include <cmath>
#include <limits>

#include "catch.hpp"
#include "heart/beat_corrector.hpp"
#include "heart/ecg_beat_detector.hpp"
#include "heart/heart_window.hpp"
#include "heart/ppg_beat_detector.hpp"
#include "synthetic_heart.hpp"

using namespace eupnea;
using namespace eupnea::synthetic;

namespace {

std::uint64_t count_of(const InputGuard& guard, Rejection rejection)
{
    return guard.counts()[static_cast<std::size_t>(rejection)];
}

/// Share of the seconds in which a heart rate would be shown.
template <class Detector>
double share_shown(Detector detector, const std::vector<Sample>& samples)
{
    BeatCorrector correct;
    HeartWindow window;
    double shown = 0;
    double next = 1.0;
    for (const Sample& sample : samples) {
        if (const auto beat = detector(sample)) {
            window.on(*beat);
            if (const auto classification = correct(*beat)) window.on(*classification);
        }
        if (seconds_of(sample.time) < next) continue;
        next += 1.0;
        shown += detector.quality().good() && window.heart_rate_bpm(sample.time);
    }
    return shown / next;
}

/// The first reason other than none and settling that the detector gives.
template <class Detector>
Reason first_reason(Detector detector, const std::vector<Sample>& samples)
{
    for (const Sample& sample : samples) {
        detector(sample);
        const Reason reason = detector.quality().reason;
        if (reason != Reason::none && reason != Reason::settling) return reason;
    }
    return Reason::none;
}

template <class F>
std::vector<Sample> made_of(Channel channel, SampleRate rate, double length, F&& f)
{
    auto samples = signal(channel, rate, length, {}, pulse);
    add(samples, f);
    return samples;
}

} // namespace

TEST_CASE("heart: what is not a number or out of range is refused by name and harms nothing",
          "[synthetic]")
{
    const auto beats = steady_beats(30.0, 0.8);
    EcgBeatDetector clean{250_sps};
    EcgBeatDetector spoiled{250_sps};
    for (const Sample& s : ecg(250_sps, 30.0, beats)) {
        Sample wrong = s;
        wrong.time += 1ms;
        wrong.value = std::numeric_limits<double>::quiet_NaN();
        const auto expected = clean(s);
        CHECK(spoiled(s) == expected);
        CHECK_FALSE(spoiled(wrong));
        wrong.value = std::numeric_limits<double>::infinity();
        CHECK_FALSE(spoiled(wrong));
        wrong.value = 1e30;
        CHECK_FALSE(spoiled(wrong));
    }
    CHECK(count_of(spoiled.guard(), Rejection::not_finite) == 15'000);
    CHECK(count_of(spoiled.guard(), Rejection::out_of_range) == 7'500);
}

TEST_CASE("heart: time that goes backwards is refused and counted", "[synthetic]")
{
    PpgBeatDetector detector{100_sps};
    detector({Channel::ppg, at(2s), 1.0});
    CHECK_FALSE(detector({Channel::ppg, at(1s), 1.0}));
    CHECK_FALSE(detector({Channel::ppg, at(2s), 1.0}));
    CHECK(count_of(detector.guard(), Rejection::time_backwards) == 2);
}

TEST_CASE("heart: an impossible sample rate refuses every sample by name", "[synthetic]")
{
    for (const double rate : {0.0, -5.0, 1e9, std::nan("")}) {
        CAPTURE(rate);
        EcgBeatDetector from_ecg{SampleRate{rate}};
        PpgBeatDetector from_ppg{SampleRate{rate}};
        for (int i = 0; i < 100; ++i) {
            CHECK_FALSE(from_ecg({Channel::ecg, at(Seconds{0.01 * i}), 1.0 * i}));
            CHECK_FALSE(from_ppg({Channel::ppg, at(Seconds{0.01 * i}), 1.0 * i}));
        }
        CHECK(count_of(from_ecg.guard(), Rejection::rate) == 100);
        CHECK(count_of(from_ppg.guard(), Rejection::rate) == 100);
    }
}

TEST_CASE("heart: a constant is flat, noise is noisy, and neither has a beat", "[synthetic]")
{
    const auto constant = made_of(Channel::ecg, 250_sps, 10.0, [](double) { return 512.0; });
    CHECK(beats_of(EcgBeatDetector{250_sps}, constant).empty());
    CHECK(beats_of(PpgBeatDetector{250_sps}, constant).empty());
    CHECK(first_reason(EcgBeatDetector{250_sps}, constant) == Reason::flat);
    CHECK(first_reason(PpgBeatDetector{250_sps}, constant) == Reason::flat);

    auto noise = constant;
    add_noise(noise, 1.0);
    CHECK(first_reason(EcgBeatDetector{250_sps}, noise) == Reason::noisy);
}

TEST_CASE("heart: noise alone is no heart rate, white or wandering", "[synthetic]")
{
    for (const unsigned seed : {1u, 2u, 3u}) {
        CAPTURE(seed);
        auto white = made_of(Channel::ecg, 100_sps, 200.0, [](double) { return 0.0; });
        add_noise(white, 1.0, seed);
        auto wandering = white;
        for (std::size_t i = 1; i < white.size(); ++i) wandering[i].value += wandering[i - 1].value;
        CHECK(share_shown(EcgBeatDetector{100_sps}, white) < 0.05);
        CHECK(share_shown(EcgBeatDetector{100_sps}, wandering) < 0.05);
        CHECK(share_shown(PpgBeatDetector{100_sps}, white) < 0.05);
        CHECK(share_shown(PpgBeatDetector{100_sps}, wandering) < 0.15);
    }
}

TEST_CASE("heart: a signal at the converter's end is saturated", "[synthetic]")
{
    auto samples = ecg(250_sps, 20.0, steady_beats(20.0, 0.8));
    for (Sample& s : samples)
        if (s.time > at(10s) && s.time < at(12s)) s.value = 5.0;
    CHECK(first_reason(EcgBeatDetector{250_sps}, samples) == Reason::saturated);
}

TEST_CASE("heart: a movement burst is named, and its beats are doubted", "[synthetic]")
{
    auto samples = ecg(250_sps, 40.0, steady_beats(40.0, 0.8));
    add(samples, [](double t) { return t > 20 && t < 22 ? 20 * std::sin(30 * t * t) : 0.0; });
    CHECK(first_reason(EcgBeatDetector{250_sps}, samples) == Reason::motion);
    for (const Beat& beat : beats_of(EcgBeatDetector{250_sps}, samples))
        if (beat.time > at(20.3s) && beat.time < at(22s)) CHECK(beat.quality < 0.5f);
}

TEST_CASE("heart: after a ten-minute gap the first beat has no interval", "[synthetic]")
{
    PpgBeatDetector detector{100_sps};
    std::size_t without_interval = 0;
    for (Sample s : ppg(100_sps, 60.0, steady_beats(60.0, 0.8))) {
        if (s.time > at(30s)) s.time += 600s;
        const auto beat = detector(s);
        if (beat && !beat->ibi) ++without_interval;
    }
    CHECK(without_interval == 2);
}
