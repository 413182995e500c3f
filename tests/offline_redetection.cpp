// SPDX-License-Identifier: MIT
// Beats that the live detector missed or saw twice, with the whole recording in hand.
#include "heart/record/offline_redetection.hpp"

#include <cmath>
#include <limits>
#include <numbers>

#include "catch.hpp"
#include "session/heart_path.hpp"
#include "synthetic_heart.hpp"

using namespace eupnea;
using namespace eupnea::literals;
using namespace eupnea::synthetic;

namespace {

using Peak = BeatPicker::Peak;

constexpr Seconds usual{0.9};

Peak beat_peak(Timestamp time) { return {time, 1.0, 0.98f, false}; }

/// A heart at 0.9 s by its peaks, and the beats that are at these times.
struct Made {
    PeakStretch stretch{BeatSource::ecg, {}};
    std::vector<Beat> beats;

    explicit Made(int count)
    {
        for (int i = 0; i < count; ++i) see(at(1s + i * usual));
    }
    void see(Timestamp time)
    {
        stretch.peaks.push_back(beat_peak(time));
        tell(time);
    }
    void tell(Timestamp time)
    {
        Beat beat{0, time, std::nullopt, BeatSource::ecg, 1.0f};
        if (!beats.empty()) beat.ibi = time - beats.back().time;
        beats.push_back(beat);
    }
    /// A beat that nobody told of.
    void miss(std::size_t i)
    {
        beats.erase(beats.begin() + static_cast<std::ptrdiff_t>(i));
        beats[i].ibi = beats[i].time - beats[i - 1].time;
    }
    /// A peak that stands between the others.
    void put(const Peak& peak)
    {
        const auto place = std::ranges::upper_bound(stretch.peaks, peak.time, {}, &Peak::time);
        stretch.peaks.insert(place, peak);
    }
    std::vector<Beat> repaired() const { return repair_detection(beats, {{stretch}}); }
};

std::vector<Timestamp> times_of(const std::vector<Beat>& beats)
{
    std::vector<Timestamp> times;
    for (const Beat& beat : beats) times.push_back(beat.time);
    return times;
}

/// What is found live in a recording, and its peaks.
struct Heard {
    HeartPath path;
    PeakRecord peaks;
    std::vector<Beat> live;

    Heard(Channel channel, SampleRate rate) { receive(Stream{at(0s), channel, rate}); }
    void receive(const Stream& stream)
    {
        path.on(stream);
        peaks.on(stream);
    }
    void receive(const Gap& gap)
    {
        path.on(gap);
        peaks.on(gap);
    }
    void receive(const Sample& sample)
    {
        path(sample, [this](const auto& found) { note(found); });
        peaks.on(sample);
    }
    void note(const Beat& beat) { live.push_back(beat); }
    void note(const BeatClassification&) {}
    std::vector<Beat> repaired() { return repair_detection(live, peaks.finish()); }
};

Heard heard(const std::vector<Sample>& samples, SampleRate rate)
{
    Heard all{samples.front().channel, rate};
    for (const Sample& sample : samples) all.receive(sample);
    return all;
}

std::size_t between(const std::vector<Beat>& beats, double from_s, double until_s)
{
    return static_cast<std::size_t>(std::ranges::count_if(beats, [&](const Beat& beat) {
        return seconds_of(beat.time) > from_s && seconds_of(beat.time) < until_s;
    }));
}

} // namespace

TEST_CASE("detection repair: what was found rightly comes back as it was")
{
    const Made made{40};
    const auto repaired = made.repaired();
    CHECK(times_of(repaired) == times_of(made.beats));
    for (std::size_t i = 1; i < 40; ++i) CHECK(repaired[i].ibi == made.beats[i].ibi);
}

TEST_CASE("detection repair: a missed beat is found again, between two whole intervals")
{
    const Made whole{40};
    Made made{40};
    made.miss(30);
    made.miss(20);
    made.miss(20);
    const auto repaired = made.repaired();
    CHECK(times_of(repaired) == times_of(whole.beats));
    CHECK(count_repairs(made.beats, repaired).added == 3);
    CHECK(count_repairs(made.beats, repaired).taken_out == 0);
    for (std::size_t i = 1; i < 40; ++i) {
        REQUIRE(repaired[i].ibi.has_value());
        CHECK(repaired[i].ibi->count() == Approx(900.0));
        CHECK(repaired[i].number == i);
    }
}

TEST_CASE("detection repair: the beats before the detector knew the heart are found, back to the "
          "first one")
{
    const Made whole{40};
    Made made{40};
    made.beats.erase(made.beats.begin(), made.beats.begin() + 6);
    made.beats.front().ibi.reset();
    const auto repaired = made.repaired();
    CHECK(times_of(repaired) == times_of(whole.beats));
    CHECK_FALSE(repaired[0].ibi.has_value());
    CHECK(repaired[6].ibi.has_value());
}

TEST_CASE("detection repair: a beat that was seen twice goes, and its intervals are one again")
{
    const Made whole{40};
    Made made{20};
    made.put({at(1s + 19.4 * usual), 0.5, 0.4f, false});
    made.tell(at(1s + 19.4 * usual));
    for (int i = 20; i < 40; ++i) made.see(at(1s + i * usual));
    const auto repaired = made.repaired();
    CHECK(times_of(repaired) == times_of(whole.beats));
    CHECK(count_repairs(made.beats, repaired).taken_out == 1);
    CHECK(count_repairs(made.beats, repaired).added == 0);
    CHECK(repaired[20].ibi->count() == Approx(900.0));
}

TEST_CASE(
    "detection repair: a beat that was told beside the peak that looks like one is moved there")
{
    const Made whole{40};
    Made made{40};
    made.put({at(1s + 19.7 * usual), 1.0, 0.4f, false});
    made.beats[20].time = at(1s + 19.7 * usual);
    const auto repaired = made.repaired();
    CHECK(times_of(repaired) == times_of(whole.beats));
    CHECK(count_repairs(made.beats, repaired).added == 1);
    CHECK(count_repairs(made.beats, repaired).taken_out == 1);
}

TEST_CASE("detection repair: a premature beat of another shape stays, and its pause stays empty")
{
    Made made{20};
    made.put({at(1s + 19.6 * usual), 1.8, 0.3f, false});
    made.tell(at(1s + 19.6 * usual));
    made.put({at(1s + 20.0 * usual), 0.3, 0.6f, false}); // its T wave
    for (int i = 21; i < 40; ++i) made.see(at(1s + i * usual));
    const auto repaired = made.repaired();
    CHECK(times_of(repaired) == times_of(made.beats));
}

TEST_CASE("detection repair: a peak that is weak, unlike a beat or disturbed fills no pause")
{
    for (const Peak& peak : {Peak{at(0s), 0.3, 0.98f, false}, Peak{at(0s), 1.0, 0.4f, false},
                             Peak{at(0s), 1.0, 0.98f, true}, Peak{at(0s), 3.0, 0.98f, false}}) {
        Made made{20};
        made.put({at(1s + 20 * usual), peak.strength, peak.template_correlation, peak.disturbed});
        for (int i = 21; i < 40; ++i) made.see(at(1s + i * usual));
        CHECK(times_of(made.repaired()) == times_of(made.beats));
    }
}

TEST_CASE("detection repair: nothing is added across a hole, nor measured across it")
{
    Made before{20};
    PeakStretch after{BeatSource::ecg, {}};
    for (int i = 0; i < 20; ++i) after.peaks.push_back(beat_peak(at(25s + i * usual)));
    for (const Peak& peak : after.peaks) before.tell(peak.time);
    before.beats[20].ibi.reset();
    const auto repaired = repair_detection(before.beats, {{before.stretch, after}});
    CHECK(times_of(repaired) == times_of(before.beats));
    CHECK_FALSE(repaired[20].ibi.has_value());
}

TEST_CASE("detection repair: a sensor's own intervals stay as they are")
{
    Made made{40};
    made.miss(20);
    for (Beat& beat : made.beats) beat.source = BeatSource::rr;
    const auto repaired = made.repaired();
    CHECK(times_of(repaired) == times_of(made.beats));
}

TEST_CASE("detection repair: an added beat has the time that it would have had live, ECG and PPG")
{
    const auto times = steady_beats(80, 0.93);
    for (const Channel channel : {Channel::ecg, Channel::ppg}) {
        auto samples = channel == Channel::ecg ? ecg(250_sps, 80, times) : ppg(250_sps, 80, times);
        add_noise(samples, 0.005);
        Heard all = heard(samples, 250_sps);
        const auto whole = all.live;
        for (const std::ptrdiff_t missed : {50, 40, 39, 20}) {
            all.live[static_cast<std::size_t>(missed) + 1].ibi.reset();
            all.live.erase(all.live.begin() + missed);
        }
        const auto repaired = all.repaired();
        REQUIRE(repaired.size() == whole.size());
        for (std::size_t i = 0; i < whole.size(); ++i)
            CHECK(std::abs((repaired[i].time - whole[i].time).count()) < 0.001);
    }
}

TEST_CASE("detection repair: breathing that moves the intervals by 180 ms either way is no error")
{
    const auto times = beat_times(
        120, [](double t) { return 0.9 + 0.18 * std::sin(2 * std::numbers::pi * t / 10); });
    for (const Channel channel : {Channel::ecg, Channel::ppg}) {
        auto samples =
            channel == Channel::ecg ? ecg(250_sps, 120, times) : ppg(250_sps, 120, times);
        add_noise(samples, 0.01);
        Heard all = heard(samples, 250_sps);
        const auto live = times_of(all.live);
        CHECK(times_of(all.repaired()) == live);
    }
}

TEST_CASE("detection repair: flat, noise alone and off the body have no beats")
{
    const auto times = steady_beats(120, 0.8);
    for (const Channel channel : {Channel::ecg, Channel::ppg}) {
        auto samples =
            channel == Channel::ecg ? ecg(250_sps, 120, times) : ppg(250_sps, 120, times);
        add_noise(samples, 0.01);
        std::mt19937 random{1};
        std::normal_distribution<double> gauss{0.0, 0.05};
        Heard all{channel, 250_sps};
        for (Sample sample : samples) {
            const double t = seconds_of(sample.time);
            if (t >= 40 && t < 60) sample.value = 0.1;
            if (t >= 60 && t < 70) sample.value = 0.1 + gauss(random);
            if (std::abs(t - 80) < 0.001) {
                all.path(Sample{Channel::contact, sample.time, 0}, [](const auto&) {});
                all.peaks.on(Sample{Channel::contact, sample.time, 0});
            }
            if (std::abs(t - 90) < 0.001) {
                all.path(Sample{Channel::contact, sample.time, 1}, [](const auto&) {});
                all.peaks.on(Sample{Channel::contact, sample.time, 1});
            }
            all.receive(sample);
        }
        const auto repaired = all.repaired();
        CHECK(between(repaired, 40.3, 69.5) == 0);
        CHECK(between(repaired, 80.0, 90.0) == 0);
        CHECK(between(repaired, 92.0, 118.0) > 30);
    }
}

TEST_CASE("detection repair: a gap in the recording gets no beats, and the first one after it no "
          "interval, however short it is")
{
    const auto times = steady_beats(120, 0.8);
    for (const double until : {50.6, 53.2}) {
        Heard all{Channel::ecg, 250_sps};
        for (const Sample& sample : ecg(250_sps, 120, times)) {
            const double t = seconds_of(sample.time);
            if (std::abs(t - until) < 0.001)
                all.receive(Gap{Channel::ecg, at(50.45s), sample.time, 0, GapCause::file});
            if (t < 50.45 || t >= until) all.receive(sample);
        }
        const auto repaired = all.repaired();
        CHECK(between(repaired, 50.45, until) == 0);
        const auto first = std::ranges::find_if(
            repaired, [&](const Beat& beat) { return seconds_of(beat.time) > until; });
        REQUIRE(first != repaired.end());
        CHECK(seconds_of(first->time) < until + 1.0);
        CHECK_FALSE(first->ibi.has_value());
        CHECK(std::next(first)->ibi.has_value());
    }
}

TEST_CASE("detection repair: nothing, and what no sensor should send, give nothing and do no harm")
{
    CHECK(repair_detection({}, {}).empty());
    CHECK(repair_detection(Made{3}.beats, {}).size() == 3);
    const Made quiet{40};
    CHECK(repair_detection({}, {{quiet.stretch}}).empty());
    CHECK(PeakRecord{}.finish().empty());

    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    constexpr double infinite = std::numeric_limits<double>::infinity();
    for (const double rate : {0.0, nan, 1e9, -5.0, 250.0})
        for (const Channel channel : {Channel::ecg, Channel::ppg}) {
            Heard all{channel, {rate}};
            std::mt19937 random{7};
            std::uniform_real_distribution<double> uniform{-1.0, 1.0};
            for (int i = 0; i < 20'000; ++i) {
                double value = uniform(random);
                double time = i / 250.0;
                if (i % 97 == 0) value = nan;
                if (i % 101 == 0) value = infinite;
                if (i % 103 == 0) value = 1e6;
                if (i % 107 == 0) time -= 10;
                if (i % 109 == 0) time = nan;
                if (i == 10'000) time = 1e300;
                all.receive(Sample{channel, at(Seconds{time}), value});
                if (i % 1999 == 0)
                    all.receive(
                        Gap{channel, at(Seconds{time}), at(Seconds{nan}), 0, GapCause::file});
            }
            const auto repaired = all.repaired();
            const auto by_time = [](const Beat& a, const Beat& b) { return a.time < b.time; };
            CHECK(std::ranges::is_sorted(repaired, by_time));
            for (const Beat& beat : repaired) CHECK(std::isfinite(seconds_of(beat.time)));
        }
}

TEST_CASE("detection repair: no live beat is lost, but only those in good signal give intervals")
{
    const Made made{40};
    std::vector<Beat> good; // the seconds around the middle were too poor for a heart rate
    for (std::size_t i = 0; i < 40; ++i)
        if (i < 15 || i >= 25) good.push_back(made.beats[i]);
    good[15].ibi.reset();
    std::vector<BeatPicker::Peak> seen;
    for (const auto& peak : made.stretch.peaks)
        if (peak.time < made.beats[15].time || peak.time >= made.beats[25].time)
            seen.push_back(peak);
    const std::vector<PeakStretch> stretches{{made.stretch.source, seen}};
    const auto record = repair_record(made.beats, good, stretches);
    CHECK(times_of(record) == times_of(made.beats));
    for (std::size_t i = 1; i < 40; ++i) {
        CAPTURE(i);
        CHECK(record[i].ibi.has_value() == (i < 15 || i > 25));
    }
}
