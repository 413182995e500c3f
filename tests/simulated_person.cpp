// SPDX-License-Identifier: MIT
#include "drivers/simulator/simulate.hpp"

#include <algorithm>
#include <cmath>
#include <complex>
#include <numbers>
#include <numeric>

#include "breath/measured_breath.hpp"
#include "catch.hpp"
#include "heart/beat_corrector.hpp"
#include "heart/ecg_beat_detector.hpp"
#include "pacing/patterns.hpp"
#include "truth.hpp"

using namespace eupnea;
using namespace eupnea::literals;
using namespace eupnea::simulator;

namespace {

Pattern even(BreathRate rate) { return {.inhale = period(rate) / 2, .exhale = period(rate) / 2}; }

/// Only a belt: quick, for tests of the body behind the sensors.
Scenario body_only() { return {.ecg_rate = 0_sps, .ppg_rate = 0_sps, .belt_rate = 10_sps}; }

std::vector<Sample> samples_of(const Recording& recording, Channel channel)
{
    std::vector<Sample> found;
    for (const Event& event : recording.events)
        if (const auto* s = std::get_if<Sample>(&event); s && s->channel == channel)
            found.push_back(*s);
    return found;
}

double bpm(const TrueBeat& beat) { return 60.0 / beat.interval.count(); }

struct HeartAnswer {
    double swing_bpm; ///< peak to trough, mean over breaths
    double phase_deg; ///< of the heart rate ahead of lung volume at the breathing frequency
};

HeartAnswer heart_answer(const Scenario& scenario, BreathRate rate)
{
    const Seconds settled{90.0};
    const Recording recording = simulate(scenario, 390s, even(rate));
    double swings = 0.0;
    int breaths = 0;
    for (const TrueBreath& breath : recording.true_breaths) {
        if (breath.inhale < at(settled)) continue;
        double low = 1000.0;
        double high = 0.0;
        for (const TrueBeat& beat : recording.true_beats) {
            if (beat.time < breath.inhale || beat.time >= breath.end) continue;
            low = std::min(low, bpm(beat));
            high = std::max(high, bpm(beat));
        }
        swings += high - low;
        ++breaths;
    }

    const double omega = 2 * std::numbers::pi * frequency(rate).value;
    const auto turn = [=](Timestamp time) { return std::polar(1.0, -omega * seconds_of(time)); };
    std::complex<double> heart;
    for (const TrueBeat& beat : recording.true_beats)
        if (beat.time > at(settled))
            heart += (bpm(beat) - scenario.heart_rate_bpm) * beat.interval.count() *
                     turn(beat.time - beat.interval / 2);
    std::complex<double> volume;
    Lungs lungs{scenario};
    lungs.on({at(0s), even(rate), true});
    for (Timestamp t = at(0s); t < at(390s); t += 50ms) {
        const double fill = lungs.at(t).fill;
        if (t > at(settled)) volume += (fill - 0.5) * turn(t);
    }
    return {swings / breaths, std::arg(heart * std::conj(volume)) * 180 / std::numbers::pi};
}

} // namespace

TEST_CASE("simulated person: the same scenario gives the same events in whatever steps")
{
    const Scenario scenario{.ectopic_share = 0.02, .rr = true, .dropouts = {{5s, 6s}}};
    const Pattern pattern{.inhale = 4s, .exhale = 6s};
    const Recording at_once = simulate(scenario, 30s, pattern);

    Person person{scenario};
    person.on({at(0s), pattern, true});
    std::vector<Event> in_steps{PacerChange{at(0s), pattern, true}};
    for (double t = 0.0; t < 30.0; t += 0.0137)
        person.advance_to(at(Seconds{t}), [&](const Event& e) { in_steps.push_back(e); });
    person.advance_to(at(30s), [&](const Event& e) { in_steps.push_back(e); });

    CHECK(at_once.events == in_steps);
    CHECK(at_once.events != simulate({.seed = 2}, 30s, pattern).events);
    CHECK(std::ranges::is_sorted(in_steps, {}, [](const Event& event) {
        const auto* gap = std::get_if<Gap>(&event);
        return gap ? gap->until : time_of(event);
    }));
}

TEST_CASE("simulated person: one sensor's presence never changes another's samples")
{
    const Pattern pattern{.inhale = 4s, .exhale = 6s};
    const Recording all = simulate({}, 10s, pattern);
    const Recording belt_only = simulate({.ecg_rate = 0_sps, .ppg_rate = 0_sps}, 10s, pattern);
    CHECK(samples_of(all, Channel::belt) == samples_of(belt_only, Channel::belt));
}

TEST_CASE("simulated person: the heart swings widest and with the breath at the resonance")
{
    for (const Hertz resonance : {0.08_Hz, 0.0933_Hz, 0.105_Hz}) {
        Scenario person = body_only();
        person.resonance = resonance;
        const double own = resonance.value * 60;
        CAPTURE(own);
        const HeartAnswer here = heart_answer(person, BreathRate{own});
        const HeartAnswer slower = heart_answer(person, BreathRate{own - 1.2});
        const HeartAnswer faster = heart_answer(person, BreathRate{own + 1.2});
        CHECK(here.swing_bpm > slower.swing_bpm);
        CHECK(here.swing_bpm > faster.swing_bpm);
        CHECK(std::abs(here.phase_deg) < 10.0);
        CHECK(slower.phase_deg > 12.0);
        CHECK(faster.phase_deg < -12.0);
    }
}

TEST_CASE("simulated person: without a clear resonance the swing hardly depends on the rate")
{
    Scenario person = body_only();
    person.damping = 2.0;
    const double middle = heart_answer(person, 5.6_per_min).swing_bpm;
    CHECK(heart_answer(person, 4.0_per_min).swing_bpm == Approx(middle).epsilon(0.15));
    CHECK(heart_answer(person, 8.0_per_min).swing_bpm == Approx(middle).epsilon(0.15));
}

TEST_CASE("simulated person: follows the pacer half a second behind, never quite alike")
{
    const Recording recording = simulate(body_only(), 300s, {.inhale = 4s, .exhale = 6s});
    double least = 10.0;
    double most = -10.0;
    int breaths = 0;
    for (const TrueBreath& breath : recording.true_breaths) {
        if (breath.inhale < at(15s)) continue;
        const double lag = std::remainder(seconds_of(breath.inhale), 10.0);
        least = std::min(least, lag);
        most = std::max(most, lag);
        ++breaths;
        CHECK((breath.exhale - breath.inhale).count() == Approx(4.0).margin(0.6));
    }
    CHECK(breaths == 27);
    CHECK(least > 0.0);
    CHECK(most < 1.0);
    CHECK(most - least > 0.1);
}

TEST_CASE("simulated person: adherence is the share of breaths with the pacer")
{
    const auto breaths = [](double adherence) {
        Scenario person = body_only();
        person.adherence = adherence;
        return simulate(person, 300s, even(6_per_min)).true_breaths.size();
    };
    CHECK(breaths(1.0) <= 32);
    CHECK(breaths(0.7) > breaths(1.0));
    CHECK(breaths(0.0) > 60);
}

TEST_CASE("simulated person: breathing freely, the pacer is ignored and the rate is one's own")
{
    Scenario person = body_only();
    person.breathing = Breathing::free;
    const auto breaths = simulate(person, 600s, even(6_per_min)).true_breaths;
    CHECK(static_cast<double>(breaths.size()) == Approx(140).margin(12));

    std::vector<double> lengths;
    for (const TrueBreath& breath : breaths)
        lengths.push_back((breath.end - breath.inhale).count());
    const auto [shortest, longest] = std::ranges::minmax(lengths);
    CHECK(longest > 1.2 * shortest);
}

TEST_CASE("simulated person: breaths follow each other without a hole")
{
    for (const Breathing breathing :
         {Breathing::paced, Breathing::free, Breathing::talking, Breathing::walking}) {
        Scenario person = body_only();
        person.breathing = breathing;
        person.adherence = 0.6;
        person.holds = {{50s, 70s}};
        const auto breaths =
            simulate(person, 200s, {.inhale = 4s, .hold_full = 2s, .exhale = 6s}).true_breaths;
        REQUIRE(breaths.size() > 10);
        for (std::size_t i = 0; i < breaths.size(); ++i) {
            CHECK(breaths[i].inhale < breaths[i].exhale);
            CHECK(breaths[i].exhale < breaths[i].end);
            if (i > 0) CHECK(breaths[i].inhale == breaths[i - 1].end);
        }
    }
}

TEST_CASE("simulated person: a held breath lasts until it is let go")
{
    Scenario person = body_only();
    person.holds = {{30s, 60s}};
    const auto breaths = simulate(person, 90s).true_breaths;
    const auto held =
        std::ranges::find_if(breaths, [](const TrueBreath& b) { return b.inhale >= at(30s); });
    REQUIRE(held != breaths.end());
    CHECK(seconds_of(held->exhale) == Approx(60.0));
}

TEST_CASE("simulated person: a pacer told in advance is answered as one told in time")
{
    const Scenario scenario = body_only();
    const PacerChange changes[] = {{at(0s), even(8_per_min), true},
                                   {at(20s), even(5_per_min), true},
                                   {at(60s), even(5_per_min), false}};
    const Recording in_time = simulate(scenario, 90s, changes);

    Person told_before{scenario};
    for (const PacerChange& change : changes) told_before.on(change);
    std::vector<Sample> samples;
    told_before.advance_to(at(90s), [&](const Event& event) {
        if (const auto* s = std::get_if<Sample>(&event); s && s->channel == Channel::belt)
            samples.push_back(*s);
    });
    CHECK(samples == samples_of(in_time, Channel::belt));
}

TEST_CASE("simulated person: every true beat is the top of an R wave")
{
    const Recording recording = simulate({.noise = 0.1}, 60s);
    const auto ecg = samples_of(recording, Channel::ecg);
    for (const TrueBeat& beat : recording.true_beats) {
        if (beat.time < at(0.2s) || beat.time > at(59.8s)) continue;
        const auto i = static_cast<std::ptrdiff_t>(seconds_of(beat.time) * 250);
        const auto top = std::max_element(ecg.begin() + i - 40, ecg.begin() + i + 40,
                                          [](auto& a, auto& b) { return a.value < b.value; });
        CHECK(seconds_of(top->time) == Approx(seconds_of(beat.time)).margin(0.004));
    }
    CHECK(recording.true_beats.size() > 55);
}

TEST_CASE("simulated person: the pulse is half-way up one transit time after the beat")
{
    const Recording recording = simulate({.ppg_rate = 500_sps, .noise = 0.0}, 60s);
    const auto ppg = samples_of(recording, Channel::ppg);
    double worst = 0.0;
    for (const TrueBeat& beat : recording.true_beats) {
        CHECK(beat.transit.count() == Approx(0.2).margin(0.025));
        const Timestamp upstroke = beat.time + beat.transit;
        if (upstroke < at(1s) || upstroke > at(59s)) continue;
        const auto i = static_cast<std::size_t>(seconds_of(upstroke) * 500);
        const double foot = ppg[i - 110].value; // 220 ms before
        const double peak = ppg[i + 50].value;  // 100 ms after
        worst = std::max(worst, std::abs((ppg[i].value - foot) / (peak - foot) - 0.5));
    }
    CHECK(worst < 0.1);
}

TEST_CASE("simulated person: an ectopic beat comes early and the pause after it makes up for it")
{
    Scenario person = body_only();
    person.ectopic_share = 0.05;
    const auto beats = simulate(person, 600s).true_beats;
    double ectopic = 0;
    for (std::size_t i = 2; i + 1 < beats.size(); ++i) {
        if (beats[i].beat_class != BeatClass::ectopic) continue;
        ++ectopic;
        const Seconds pair = beats[i].interval + beats[i + 1].interval;
        CHECK(beats[i].interval < 0.8 * pair / 2);
        CHECK(pair.count() == Approx(2 * beats[i - 1].interval.count()).epsilon(0.25));
    }
    CHECK(ectopic / static_cast<double>(beats.size()) == Approx(0.05).margin(0.025));
}

TEST_CASE("simulated person: missed beats are true but not shown, extra ones shown but not true")
{
    Scenario person{.ppg_rate = 0_sps, .belt_rate = 0_sps, .rr = true};
    person.missed_share = 0.03;
    person.extra_share = 0.03;
    const Recording recording = simulate(person, 300s);
    const auto count = [&](BeatClass beat_class) {
        return std::ranges::count(recording.true_beats, beat_class, &TrueBeat::beat_class);
    };
    CHECK(count(BeatClass::missed) > 3);
    CHECK(count(BeatClass::extra) > 3);
    const auto shown =
        recording.true_beats.size() - static_cast<std::size_t>(count(BeatClass::missed));
    CHECK(samples_of(recording, Channel::rr).size() == shown - 1);

    const auto ecg = samples_of(recording, Channel::ecg);
    for (const TrueBeat& beat : recording.true_beats) {
        const auto i = static_cast<std::size_t>(seconds_of(beat.time) * 250 + 0.5);
        if (i >= ecg.size()) continue;
        if (beat.beat_class == BeatClass::missed) CHECK(ecg[i].value < 500);
        if (beat.beat_class == BeatClass::extra) CHECK(ecg[i].value > 500);
    }
}

TEST_CASE("simulated person: a strap's intervals are whole 1024ths of a second at the beats' times")
{
    const Recording recording =
        simulate({.ecg_rate = 0_sps, .ppg_rate = 0_sps, .belt_rate = 0_sps, .rr = true}, 60s);
    const auto intervals = samples_of(recording, Channel::rr);
    REQUIRE(intervals.size() + 1 == recording.true_beats.size());
    for (std::size_t i = 0; i < intervals.size(); ++i) {
        const double units = intervals[i].value * 1.024;
        CHECK(units == Approx(std::round(units)).margin(1e-6));
        CHECK(intervals[i].time == recording.true_beats[i + 1].time);
        CHECK(intervals[i].value ==
              Approx(recording.true_beats[i + 1].interval.count() * 1000).margin(0.5));
    }
}

TEST_CASE("simulated person: a dropout is a gap that knows what is missing")
{
    const Recording recording = simulate({.dropouts = {{10s, 12.5s}}}, 30s);
    for (const auto& [channel, rate] :
         {std::pair{Channel::ecg, 250u}, {Channel::ppg, 100u}, {Channel::belt, 25u}}) {
        std::vector<Gap> gaps;
        for (const Event& event : recording.events)
            if (const auto* gap = std::get_if<Gap>(&event); gap && gap->channel == channel)
                gaps.push_back(*gap);
        REQUIRE(gaps.size() == 1);
        CHECK(gaps[0].cause == GapCause::lost_frames);
        CHECK(samples_of(recording, channel).size() + gaps[0].missing == 30 * rate);
        CHECK((gaps[0].until - gaps[0].from).count() == Approx(2.5).margin(0.05));
    }
}

TEST_CASE("simulated person: lead off is told, and no beat shows")
{
    const Recording recording = simulate({.lead_off = {{10s, 20s}}}, 30s);
    std::vector<double> told;
    for (const Sample& sample : samples_of(recording, Channel::contact))
        told.push_back(sample.value);
    CHECK(told == std::vector{1.0, 0.0, 1.0});
    double least = 1e9;
    double most = -1e9;
    for (const Sample& sample : samples_of(recording, Channel::ppg)) {
        if (!Stretch{10s, 20s}.contains(sample.time)) continue;
        least = std::min(least, sample.value);
        most = std::max(most, sample.value);
    }
    CHECK(most - least < 60);
}

TEST_CASE("simulated person: a motion burst shakes every sensor while it lasts")
{
    const auto roughness = [](const Recording& recording, Channel channel) {
        const auto samples = samples_of(recording, channel);
        double inside = 0.0;
        double outside = 0.0;
        for (std::size_t i = 1; i < samples.size(); ++i) {
            const double change = std::abs(samples[i].value - samples[i - 1].value);
            (Stretch{10s, 20s}.contains(samples[i].time) ? inside : outside) += change;
        }
        return 2 * inside / outside; // the burst is a third of the time
    };
    const Recording recording = simulate({.motion = {{10s, 20s}}}, 30s);
    for (const Channel channel : {Channel::ecg, Channel::ppg, Channel::belt})
        CHECK(roughness(recording, channel) > 3.0);
}

TEST_CASE("simulated person: slow breathing can swing the intervals by 180 ms either way")
{
    Scenario person = body_only();
    person.heart_rate_bpm = 62;
    person.swing_bpm = 24;
    const auto beats = simulate(person, 300s, even(5.6_per_min)).true_beats;
    std::vector<double> intervals;
    for (const TrueBeat& beat : beats)
        if (beat.time > at(60s)) intervals.push_back(beat.interval.count());
    std::ranges::sort(intervals);
    const auto n = intervals.size();
    CHECK(intervals[n * 19 / 20] - intervals[n / 20] > 0.3);
}

TEST_CASE("simulated person: the heart slows as the person settles, and quickens in walking")
{
    const auto mean_bpm = [](const Scenario& person, Seconds from, Seconds until) {
        double sum = 0.0;
        int count = 0;
        for (const TrueBeat& beat : simulate(person, until).true_beats) {
            if (beat.time < at(from)) continue;
            sum += bpm(beat);
            ++count;
        }
        return sum / count;
    };
    Scenario settling = body_only();
    settling.relaxing_bpm = 10;
    CHECK(mean_bpm(settling, 300s, 400s) < mean_bpm(settling, 0s, 60s) - 4);
    Scenario walking = body_only();
    walking.breathing = Breathing::walking;
    CHECK(mean_bpm(walking, 0s, 60s) > mean_bpm(body_only(), 0s, 60s) + 15);
}

TEST_CASE("beat corrector: no pattern's swing is taken for a fault")
{
    for (const NamedPattern& entry : named_patterns()) {
        const Recording recording = simulate(body_only(), 600s, entry.pattern);
        BeatCorrector correct;
        int judged = 0;
        int flagged = 0;
        std::uint32_t number = 0;
        for (const TrueBeat& beat : recording.true_beats) {
            const auto classification =
                correct({number++, beat.time, beat.interval, BeatSource::rr, 1.0f});
            if (!classification || classification->beat_class == BeatClass::first) continue;
            ++judged;
            if (classification->beat_class != BeatClass::normal) ++flagged;
        }
        CAPTURE(entry.name, judged);
        CHECK(flagged <= judged / 100);
    }
}

TEST_CASE("measured breath: in every pattern, holds or not, an inhale is an inhale to the end")
{
    for (const NamedPattern& entry : named_patterns()) {
        const Recording recording = simulate(body_only(), 400s, entry.pattern);
        std::vector<Timestamp> inhales;
        MeasuredBreath measure{body_only().belt_rate};
        for (const Sample& sample : samples_of(recording, Channel::belt))
            measure(sample, [&](const auto& found) {
                if constexpr (std::is_same_v<std::decay_t<decltype(found)>, BreathTurn>)
                    if (found.phase == BreathPhase::inhale) inhales.push_back(found.time);
            });
        std::vector<Timestamp> truth;
        for (const TrueBreath& breath : recording.true_breaths) truth.push_back(breath.inhale);
        const Agreement found = agreement(truth, inhales, Seconds{1.2});
        CAPTURE(entry.name, found.hits, found.missed, found.extra);
        CHECK(found.f1() > 0.8);
    }
}

TEST_CASE("ECG beat detector: a slow heart's T waves are not taken for its beats, at worst for six "
          "seconds")
{
    for (const double bpm_at_rest : {40.0, 45.0, 50.0})
        for (const std::uint64_t seed : {1u, 2u, 3u}) {
            const Scenario person{
                .seed = seed, .heart_rate_bpm = bpm_at_rest, .ppg_rate = 0_sps, .belt_rate = 0_sps};
            const Recording recording = simulate(person, 40s);
            EcgBeatDetector detect{person.ecg_rate};
            std::vector<Timestamp> found;
            for (const Sample& sample : samples_of(recording, Channel::ecg))
                if (const auto beat = detect(sample)) found.push_back(beat->time);
            std::vector<Timestamp> truth;
            for (const TrueBeat& beat : recording.true_beats) truth.push_back(beat.time);
            const auto early = [](Timestamp time) { return time < at(6s); };
            std::erase_if(truth, early);
            std::erase_if(found, early);
            const Agreement beats = agreement(truth, found, 20ms);
            CAPTURE(bpm_at_rest, seed, beats.hits, beats.missed, beats.extra);
            CHECK(beats.missed <= 1); // the last may be under way
            CHECK(beats.extra == 0);
        }
}
