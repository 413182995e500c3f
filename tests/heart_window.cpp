// SPDX-License-Identifier: MIT
// Heart rate and variability of the last minute.
#include "heart/heart_window.hpp"

#include "catch.hpp"

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
        window.on(BeatClassification{number, now, beat_class, ibi, 1});
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
    for (const bool pairs : {false, true}) {
        Heart heart;
        for (int i = 0; i < 20; ++i) {
            const Milliseconds ibi{pairs ? (i % 2 == 0 ? 600.0 : 1000.0) : 800.0};
            heart.now += ibi;
            heart.window.on(Beat{heart.number, heart.now, ibi, BeatSource::ecg, 1.0f});
            heart.window.on(BeatClassification{heart.number++, heart.now,
                                               pairs ? BeatClass::ectopic : BeatClass::normal,
                                               800ms, 1});
        }
        CHECK(heart.window.heart_rate_bpm(heart.now).has_value() != pairs);
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
