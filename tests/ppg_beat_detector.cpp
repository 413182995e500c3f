// SPDX-License-Identifier: MIT
// PPG -> beats: what the detector promises, on hearts made of formulas.
#include "heart/ppg_beat_detector.hpp"

#include <cmath>
#include <numbers>

#include "catch.hpp"
#include "drivers/simulator/simulate.hpp"
#include "synthetic_heart.hpp"

using namespace eupnea;
using namespace eupnea::synthetic;

namespace {

constexpr double length_s = 40.0;

void check_all_found(const std::vector<Sample>& samples, SampleRate rate,
                     const std::vector<double>& truth, double tolerance_s)
{
    const auto found = beats_of(PpgBeatDetector{rate}, samples);
    const Score result = score(truth, found, tolerance_s, 0.0, length_s - 1.0);
    CHECK(result.hit == result.truth);
    CHECK(result.extra == 0);
}

} // namespace

TEST_CASE("ppg beat detector: every pulse once, at any rate from 25 to 500 Hz and either polarity",
          "[synthetic]")
{
    const auto beats = steady_beats(length_s, 0.8137);
    for (const double rate : {25.0, 30.0, 55.0, 100.0, 125.0, 250.0, 500.0})
        for (const double sign : {1.0, -1.0}) {
            CAPTURE(rate, sign);
            auto samples = ppg(SampleRate{rate}, length_s, beats);
            for (Sample& s : samples) s.value = 100.0 + sign * s.value;
            check_all_found(samples, SampleRate{rate}, beats, 0.030);
        }
}

TEST_CASE("ppg beat detector: a dicrotic wave never counts twice", "[synthetic]")
{
    for (const double ibi : {0.6, 0.8, 1.0, 1.3}) {
        CAPTURE(ibi);
        const auto beats = steady_beats(length_s, ibi);
        const auto strong_dicrotic = [](double t) { return pulse(t) + 0.3 * bump(t, 0.42, 0.07); };
        const auto samples = signal(Channel::ppg, 100_sps, length_s, beats, strong_dicrotic);
        check_all_found(samples, 100_sps, beats, 0.050);
    }
}

TEST_CASE("ppg beat detector: uneven frame times make no difference", "[synthetic]")
{
    const auto beats = steady_beats(length_s, 0.9);
    std::mt19937 random{7};
    std::uniform_real_distribution<double> jitter{-0.012, 0.012};
    std::vector<Sample> samples;
    for (double t = 0.02; t < length_s; t += 1.0 / 30) {
        const double time = t + jitter(random);
        double value = 0.0;
        for (const double beat : beats) value += pulse(time - beat);
        samples.push_back({Channel::ppg, at(Seconds{time}), value});
    }
    const auto found = beats_of(PpgBeatDetector{30_sps}, samples);
    REQUIRE(found.size() > 35);
    for (const Beat& beat : found)
        if (beat.ibi) CHECK(beat.ibi->count() == Approx(900.0).margin(12.0));
}

TEST_CASE("ppg beat detector: a beat is told within its latency, which is at most 0.45 s",
          "[synthetic]")
{
    for (const double rate : {25.0, 100.0, 500.0}) {
        CAPTURE(rate);
        PpgBeatDetector detector{SampleRate{rate}};
        CHECK(detector.latency() <= 450ms);
        for (const Sample& s : ppg(SampleRate{rate}, length_s, steady_beats(length_s, 0.8)))
            if (const auto beat = detector(s); beat && s.time > at(4s))
                CHECK(s.time - beat->time <= detector.latency());
    }
}

TEST_CASE("ppg beat detector: a baseline that goes on rising or falling changes no interval",
          "[synthetic]")
{
    const auto beats = steady_beats(length_s, 0.8);
    for (const double slope_per_s : {-1.5, 1.5}) {
        CAPTURE(slope_per_s);
        auto samples = ppg(100_sps, length_s, beats);
        add(samples, [=](double t) { return slope_per_s * t; });
        for (const Beat& beat : beats_of(PpgBeatDetector{100_sps}, samples))
            if (beat.time > at(5s)) CHECK(beat.ibi->count() == Approx(800.0).margin(4.0));
    }
}

TEST_CASE("ppg beat detector: a pulse on a baseline that goes on rising is told in time",
          "[synthetic]")
{
    auto samples = ppg(100_sps, length_s, steady_beats(length_s, 0.8));
    add(samples, [](double t) { return t < 20.0 ? 0.0 : 6.0 * std::min(t - 20.0, 1.5); });
    PpgBeatDetector detector{100_sps};
    for (const Sample& s : samples)
        if (const auto beat = detector(s); beat && s.time > at(4s))
            CHECK(s.time - beat->time <= detector.latency());
}

TEST_CASE("ppg beat detector: a weak pulse where one is expected is a beat", "[synthetic]")
{
    const auto beats = steady_beats(length_s, 0.8);
    auto samples = ppg(100_sps, length_s, beats);
    const double weak = beats[25];
    add(samples, [=](double t) { return -0.6 * pulse(t - weak); });
    check_all_found(samples, 100_sps, beats, 0.050);
}

TEST_CASE(
    "ppg beat detector: a step at the beginning, as of a finger laid on, hides no weaker pulse",
    "[synthetic]")
{
    const auto beats = steady_beats(length_s, 0.8);
    auto samples = ppg(100_sps, length_s, beats);
    for (Sample& s : samples) {
        const double t = seconds_of(s.time);
        s.value *= 1.0 + 0.4 * std::sin(2 * std::numbers::pi * t / 4);
        s.value += 7.0 / (1.0 + std::exp((0.3 - t) / 0.03));
    }
    const auto found = beats_of(PpgBeatDetector{100_sps}, samples);
    const Score result = score(beats, found, 0.05, 1.0, length_s - 1.0);
    CHECK(result.hit == result.truth);
}

TEST_CASE(
    "beat picker: three strong peaks that come evenly are beats, whatever ripple lies between")
{
    BeatPicker picker{0.3};
    picker.pass(at(0s));
    for (const auto& [time_s, strength] :
         {std::pair{0.3, 1.0}, {0.95, 0.9}, {1.38, 0.03}, {1.6, 1.0}})
        picker({at(Seconds{time_s}), strength, 0.0f, false});
    picker.pass(at(2.1s));
    std::vector<double> beats_s;
    while (const auto beat = picker.next()) beats_s.push_back(seconds_of(beat->time));
    CHECK(beats_s == std::vector{0.3, 0.95, 1.6});
}

TEST_CASE(
    "ppg detector: steps beneath which the pulse is weak show no rate, and a clean finger does")
{
    for (const double heart : {66.0, 100.0, 130.0})
        for (const double steps : {0.0, 3.0}) { // times the pulse
            simulator::Scenario person{.heart_rate_bpm = heart};
            person.ecg_rate = person.belt_rate = {0.0};
            const auto recording = simulator::simulate(person, 120s);
            PpgBeatDetector detector{person.ppg_rate};
            int asked = 0, good = 0;
            double phase = 0.0;
            for (const Event& event : recording.events) {
                const auto* sample = std::get_if<Sample>(&event);
                if (!sample || sample->channel != Channel::ppg) continue;
                phase += 2 * std::numbers::pi * 2.6 / 100.0;
                Sample moved = *sample;
                moved.value +=
                    steps * 70.0 *
                    (std::sin(phase) + 0.5 * std::sin(2 * phase) + 0.25 * std::sin(3 * phase));
                detector(moved);
                if (moved.time < at(15s)) continue;
                ++asked;
                good += detector.quality().good();
            }
            CAPTURE(heart, steps, asked, good);
            CHECK(good >= (steps > 0.0 ? 0 : 0.99 * asked));
            if (steps > 0.0) CHECK(good <= 0.1 * asked);
        }
}
