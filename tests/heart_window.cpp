// SPDX-License-Identifier: MIT
// Heart rate and variability of the last minute.
#include "heart/heart_window.hpp"

#include <cmath>
#include <numbers>
#include <random>
#include <vector>

#include "catch.hpp"
#include "heart/beat_corrector.hpp"

using namespace eupnea;

namespace {

struct Heart {
    HeartWindow window;
    std::uint32_t number = 0;
    Timestamp now = at(0s);

    void beat(double ms, BeatClass beat_class = BeatClass::normal, float quality = 1.0f)
    {
        const Milliseconds ibi{ms};
        now += ibi;
        window.on(Beat{number, now, ibi, BeatSource::ecg, quality});
        const bool missed = beat_class == BeatClass::missed;
        window.on(BeatClassification{number, now, beat_class, missed ? ibi / 2 : ibi,
                                     static_cast<std::uint8_t>(missed ? 2 : 1)});
        ++number;
    }
};

} // namespace

TEST_CASE("heart window: a steady heart has its rate and no variability")
{
    Heart heart;
    for (int i = 0; i < 60; ++i) heart.beat(750);
    CHECK(heart.window.heart_rate_bpm(heart.now).value() == Approx(80.0));
    CHECK(heart.window.rmssd(heart.now)->count() == Approx(0.0).margin(1e-9));
}

TEST_CASE("heart window: intervals that alternate by 40 ms have an RMSSD of 40 ms")
{
    Heart heart;
    for (int i = 0; i < 60; ++i) heart.beat(i % 2 == 0 ? 880 : 920);
    CHECK(heart.window.rmssd(heart.now)->count() == Approx(40.0));
}

TEST_CASE("heart window: no heart rate 3 s after the last beat, and the reason is named")
{
    Heart heart;
    for (int i = 0; i < 20; ++i) heart.beat(800);
    CHECK(heart.window.heart_rate_bpm(heart.now + 2s));
    CHECK_FALSE(heart.window.heart_rate_bpm(heart.now + 3.5s));
    CHECK(heart.window.quality(heart.now + 3.5s).reason == Reason::no_signal);
}

TEST_CASE("heart window: mostly doubtful beats give no heart rate")
{
    Heart heart;
    for (int i = 0; i < 20; ++i) heart.beat(800);
    heart.beat(800, BeatClass::normal, 0.2f);
    CHECK(heart.window.heart_rate_bpm(heart.now));
    for (int i = 0; i < 4; ++i) heart.beat(800, BeatClass::normal, 0.2f);
    CHECK_FALSE(heart.window.heart_rate_bpm(heart.now));
    CHECK(heart.window.quality(heart.now).reason == Reason::noisy);
}

TEST_CASE("heart window: one missed beat does not move the heart rate")
{
    Heart heart;
    for (int i = 0; i < 20; ++i) heart.beat(800);
    const Beat late{heart.number, heart.now + 1600ms, 1600ms, BeatSource::ecg, 1.0f};
    heart.window.on(late); // before it is judged
    CHECK(heart.window.heart_rate_bpm(late.time).value() == Approx(75.0));
    heart.window.on(BeatClassification{late.number, late.time, BeatClass::missed, 800ms, 2});
    CHECK(heart.window.heart_rate_bpm(late.time).value() == Approx(75.0));
}

TEST_CASE("heart window: what the correction calls normal counts, however much it swings")
{
    Heart heart;
    for (int i = 0; i < 20; ++i) heart.beat(i < 17 ? 600 : 1000);
    CHECK(heart.window.heart_rate_bpm(heart.now).value() == Approx(60'000.0 / 750.0));
}

TEST_CASE("heart window: uneven intervals of beats that hardly look alike are no heart rate")
{
    for (const float quality : {0.7f, 1.0f}) {
        Heart heart;
        for (int i = 0; i < 20; ++i) heart.beat(i % 2 == 0 ? 800 : 950, BeatClass::normal, quality);
        CHECK(heart.window.heart_rate_bpm(heart.now).has_value() == (quality == 1.0f));
    }
}

TEST_CASE("heart window: too few beats are no evidence of noise")
{
    Heart heart;
    for (int i = 0; i < 2; ++i) heart.beat(800, BeatClass::normal, 0.0f);
    CHECK(heart.window.quality(heart.now).reason == Reason::few_beats);
    heart.beat(800, BeatClass::normal, 0.0f);
    CHECK(heart.window.quality(heart.now).reason == Reason::noisy);
}

TEST_CASE("heart window: after a disturbance three even intervals of beats alike are enough")
{
    for (const double step : {40.0, 250.0}) { // ms: of a heart, of noise
        Heart heart;
        for (int i = 0; i < 20; ++i) heart.beat(i % 2 == 0 ? 500 : 900, BeatClass::normal, 0.1f);
        for (int i = 0; i < 2; ++i) heart.beat(800 + step * i);
        CHECK_FALSE(heart.window.heart_rate_bpm(heart.now));
        heart.beat(800);
        CHECK(heart.window.heart_rate_bpm(heart.now).has_value() == (step < 100));
    }
}

TEST_CASE("heart window: what a disturbance left behind is not averaged with the heart's own beats")
{
    Heart heart;
    for (int i = 0; i < 20; ++i) heart.beat(550, BeatClass::normal, 0.7f);
    for (int i = 0; i < 3; ++i) heart.beat(900);
    REQUIRE(heart.window.heart_rate_bpm(heart.now));
    CHECK(*heart.window.heart_rate_bpm(heart.now) == Approx(60'000.0 / 900));
}

TEST_CASE("heart window: a run of beats beyond doubt holds one rhythm, not the end of another")
{
    Heart heart;
    for (int i = 0; i < 5; ++i) heart.beat(1000, BeatClass::normal, 0.1f);
    for (int i = 0; i < 3; ++i) heart.beat(400);
    for (int i = 0; i < 4; ++i) heart.beat(1200);
    REQUIRE(heart.window.heart_rate_bpm(heart.now));
    CHECK(*heart.window.heart_rate_bpm(heart.now) == Approx(50.0));
}

TEST_CASE("heart window: half of the last beats are not most of them")
{
    Heart heart;
    for (int i = 0; i < 20; ++i)
        heart.beat(i % 2 == 0 ? 400 : 1700, i % 2 == 0 ? BeatClass::normal : BeatClass::missed);
    CHECK_FALSE(heart.window.heart_rate_bpm(heart.now));
}

TEST_CASE("heart window: the equal halves of ectopic pairs do not make a rhythm even")
{
    Heart heart;
    for (int i = 0; i < 20; ++i) {
        const Milliseconds ibi{500.0 + 600.0 * std::fmod(0.618 * i * i, 1.0)}; // no pattern in four
        heart.now += ibi;
        heart.window.on(Beat{heart.number, heart.now, ibi, BeatSource::ecg, 1.0f});
        heart.window.on(
            BeatClassification{heart.number++, heart.now, BeatClass::ectopic, 800ms, 1});
    }
    CHECK_FALSE(heart.window.heart_rate_bpm(heart.now));
}

TEST_CASE("heart window: premature beats in a pattern have a mean rate and no variability")
{
    const std::vector<std::vector<double>> patterns{
        {520, 1080}, {800, 520, 1080}, {800, 800, 520, 1080}};
    for (const auto& pattern : patterns) {
        HeartWindow window;
        BeatCorrector corrector;
        Timestamp now = at(0s);
        int asked = 0, shown = 0;
        for (std::uint32_t i = 0; i < 120; ++i) {
            const Milliseconds ibi{pattern[i % pattern.size()] + 10.0 * std::sin(1.7 * i)};
            now += ibi;
            const Beat beat{i, now, ibi, BeatSource::rr, 1.0f};
            window.on(beat);
            if (const auto classification = corrector(beat)) window.on(*classification);
            if (i < 16) continue;
            const auto bpm = window.heart_rate_bpm(now);
            ++asked;
            shown += bpm && std::abs(*bpm - 75.0) < 5.0;
            CHECK_FALSE(window.rmssd(now));
        }
        CAPTURE(pattern.size());
        CHECK(shown >= 0.9 * asked);
    }
}

TEST_CASE("heart window: a run of premature beats counts in the rate as much as the time it takes")
{
    const std::vector<double> pattern{800, 800, 800, 800, 800, 450, 400, 400, 1050};
    HeartWindow window;
    BeatCorrector corrector;
    Timestamp now = at(0s);
    int asked = 0, right = 0;
    for (std::uint32_t i = 0; i < 270; ++i) {
        const Milliseconds ibi{pattern[i % pattern.size()] + 10.0 * std::sin(1.7 * i)};
        now += ibi;
        const Beat beat{i, now, ibi, BeatSource::rr, 1.0f};
        window.on(beat);
        if (const auto classification = corrector(beat)) window.on(*classification);
        if (i < 45) continue;
        const auto bpm = window.heart_rate_bpm(now);
        ++asked;
        right += bpm && std::abs(*bpm - 60'000.0 / 700.0) < 7.0;
    }
    CHECK(right >= 0.8 * asked);
}

TEST_CASE(
    "heart window: where every second beat is premature the template is a mean of both shapes")
{
    HeartWindow window;
    BeatCorrector corrector;
    Timestamp now = at(0s);
    for (std::uint32_t i = 0; i < 60; ++i) {
        const bool premature = i % 2 == 0;
        const Milliseconds ibi{(premature ? 520.0 : 1080.0) + 10.0 * std::sin(1.7 * i)};
        now += ibi;
        const Beat beat{i, now, ibi, BeatSource::ecg, premature ? 0.87f : 0.92f};
        window.on(beat);
        if (const auto classification = corrector(beat)) window.on(*classification);
    }
    REQUIRE(window.heart_rate_bpm(now));
    CHECK(*window.heart_rate_bpm(now) == Approx(75.0).margin(2.0));
}

TEST_CASE("heart window: a rhythm without order has a mean over many beats or none, and its reason")
{
    std::mt19937 random{7};
    std::lognormal_distribution<double> draw{std::log(800.0) - 0.039, 0.28};
    HeartWindow window;
    BeatCorrector corrector;
    Timestamp now = at(0s);
    std::vector<Milliseconds> intervals;
    int shown = 0, off = 0, irregular = 0, asked = 0;
    for (std::uint32_t i = 0; i < 400; ++i) {
        const Milliseconds ibi{draw(random)};
        intervals.push_back(ibi);
        now += ibi;
        const Beat beat{i, now, ibi, BeatSource::rr, 1.0f};
        window.on(beat);
        if (const auto classification = corrector(beat)) window.on(*classification);
        if (i < 40) continue;
        ++asked;
        irregular += window.quality(now).reason == Reason::irregular;
        CHECK_FALSE(window.rmssd(now));
        const auto bpm = window.heart_rate_bpm(now);
        if (!bpm) continue;
        ++shown;
        Milliseconds sum{0.0};
        for (std::size_t k = intervals.size() - 30; k < intervals.size(); ++k) sum += intervals[k];
        off += std::abs(*bpm - 30 * 60'000.0 / sum.count()) > 5.0;
    }
    CHECK(irregular >= 0.95 * asked);
    CHECK(shown > asked / 3);
    CHECK(off == 0);
}

TEST_CASE("heart window: the deepest slow breathing is no rhythm without order")
{
    Heart heart;
    for (int i = 0; i < 200; ++i) {
        heart.beat(980.0 + 200.0 * std::sin(2 * std::numbers::pi * seconds_of(heart.now) / 10.0));
        if (i > 40) CHECK(heart.window.quality(heart.now).reason != Reason::irregular);
    }
}

TEST_CASE("heart window: most of the last beats belong to the rhythm, or there is no heart rate")
{
    Heart heart;
    for (int i = 0; i < 20; ++i)
        heart.beat(i % 3 == 0 ? 800 : 1600, i % 3 == 0 ? BeatClass::normal : BeatClass::missed);
    CHECK_FALSE(heart.window.heart_rate_bpm(heart.now));
}

TEST_CASE("heart window: above 5 % corrected beats there is no RMSSD")
{
    Heart heart;
    for (int i = 0; i < 60; ++i)
        heart.beat(900, i % 15 == 3 ? BeatClass::ectopic : BeatClass::normal);
    CHECK(heart.window.corrected_share(heart.now) > 0.05);
    CHECK_FALSE(heart.window.rmssd(heart.now));
}

TEST_CASE("heart window: pairs across a gap do not count")
{
    Heart heart;
    for (int i = 0; i < 40; ++i) heart.beat(700);
    heart.window.on(Gap{Channel::ecg, heart.now, heart.now + 1s, 0, GapCause::link_lost});
    heart.now += 1s;
    CHECK_FALSE(heart.window.heart_rate_bpm(heart.now));
    for (int i = 0; i < 20; ++i) heart.beat(1000);
    CHECK(heart.window.rmssd(heart.now)->count() == Approx(0.0).margin(1e-9));
}
