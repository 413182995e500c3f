// SPDX-License-Identifier: MIT
// ECG -> beats: what the detector promises, on hearts made of formulas.
#include "heart/ecg_beat_detector.hpp"

#include <algorithm>

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
    const auto found = beats_of(EcgBeatDetector{rate}, samples);
    const Score result = score(truth, found, tolerance_s, 0.0, length_s - 1.0);
    CHECK(result.hit == result.truth);
    CHECK(result.extra == 0);
}

} // namespace

TEST_CASE("ecg beat detector: every beat within 5 ms at any rate from 100 to 4000 Hz",
          "[synthetic]")
{
    const auto beats = steady_beats(length_s, 0.8137);
    for (const double rate : {100.0, 125.0, 130.0, 250.0, 360.0, 500.0, 512.0, 1000.0, 4000.0}) {
        CAPTURE(rate);
        const SampleRate sps{rate};
        check_all_found(ecg(sps, length_s, beats), sps, beats, 0.005);
    }
}

TEST_CASE("ecg beat detector: polarity makes no difference", "[synthetic]")
{
    const auto beats = steady_beats(length_s, 0.9);
    auto samples = ecg(250_sps, length_s, beats);
    for (Sample& s : samples) s.value = -s.value;
    check_all_found(samples, 250_sps, beats, 0.005);
}

TEST_CASE("ecg beat detector: mains hum and baseline wander make no difference", "[synthetic]")
{
    const auto beats = steady_beats(length_s, 0.75);
    for (const double mains : {50.0, 60.0}) {
        CAPTURE(mains);
        auto samples = ecg(250_sps, length_s, beats);
        add_hum(samples, mains, 0.5);
        add_hum(samples, 0.3, 2.0);
        check_all_found(samples, 250_sps, beats, 0.010);
    }
}

TEST_CASE("ecg beat detector: the interval is the difference of the beat times", "[synthetic]")
{
    const auto found =
        beats_of(EcgBeatDetector{250_sps}, ecg(250_sps, length_s, steady_beats(length_s, 0.8)));
    REQUIRE(found.size() > 10);
    CHECK_FALSE(found[0].ibi);
    for (std::size_t i = 1; i < found.size(); ++i) {
        CHECK(found[i].number == i);
        CHECK(found[i].ibi->count() == Approx(800.0).margin(2.0));
    }
}

TEST_CASE("ecg beat detector: a beat is told within its latency, which is at most 0.35 s",
          "[synthetic]")
{
    for (const double rate : {100.0, 360.0, 4000.0}) {
        CAPTURE(rate);
        EcgBeatDetector detector{SampleRate{rate}};
        CHECK(detector.latency() <= 350ms);
        for (const Sample& s : ecg(SampleRate{rate}, length_s, steady_beats(length_s, 0.8)))
            if (const auto beat = detector(s); beat && s.time > at(4s))
                CHECK(s.time - beat->time <= detector.latency());
    }
}

TEST_CASE("ecg beat detector: the first beat is out within 3 s", "[synthetic]")
{
    EcgBeatDetector detector{250_sps};
    for (const Sample& s : ecg(250_sps, 3.0, steady_beats(3.0, 1.0)))
        if (detector(s)) return;
    FAIL("no beat");
}

TEST_CASE("ecg beat detector: after a gap the first beat has no interval", "[synthetic]")
{
    EcgBeatDetector detector{250_sps};
    std::size_t without_interval = 0;
    for (Sample s : ecg(250_sps, 60.0, steady_beats(60.0, 0.8))) {
        if (s.time > at(30s)) s.time += 600s;
        const auto beat = detector(s);
        if (beat && !beat->ibi) ++without_interval;
    }
    CHECK(without_interval == 2);
}

TEST_CASE("ecg detector: wide premature beats of a clean ECG are found, however many there are")
{
    for (const double share : {0.02, 0.15, 0.3}) {
        simulator::Scenario person{.ectopic_share = share};
        person.ppg_rate = person.belt_rate = {0.0};
        const auto recording = simulator::simulate(person, 300s);
        EcgBeatDetector detector{person.ecg_rate};
        std::vector<Timestamp> found;
        for (const Event& event : recording.events)
            if (const auto* sample = std::get_if<Sample>(&event);
                sample && sample->channel == Channel::ecg)
                if (const auto beat = detector(*sample)) found.push_back(beat->time);
        int premature = 0, seen = 0;
        for (const auto& beat : recording.true_beats) {
            if (beat.beat_class != BeatClass::ectopic || beat.time < at(5s) || beat.time > at(298s))
                continue;
            ++premature;
            seen += std::ranges::any_of(
                found, [&](Timestamp time) { return std::chrono::abs(time - beat.time) < 0.1s; });
        }
        CAPTURE(share, premature, seen);
        CHECK(premature > 3);
        CHECK(seen >= 0.95 * premature);
    }
}
