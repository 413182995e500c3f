// SPDX-License-Identifier: MIT
#include "breath/measured_breath.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <random>

#include "belts.hpp"
#include "catch.hpp"

using namespace eupnea;
using namespace eupnea::literals;

namespace {

struct Heard {
    std::vector<BreathWave> wave;
    std::vector<BreathTurn> turns;
    std::vector<Breath> breaths;
    std::vector<Seconds> delays; ///< of each turn

    void hear(MeasuredBreath& breath, const Sample& sample)
    {
        const auto keep = [&](const auto& event) {
            using T = std::decay_t<decltype(event)>;
            if constexpr (std::is_same_v<T, BreathWave>) wave.push_back(event);
            if constexpr (std::is_same_v<T, Breath>) breaths.push_back(event);
            if constexpr (std::is_same_v<T, BreathTurn>) {
                turns.push_back(event);
                delays.push_back(sample.time - event.time);
            }
        };
        breath(sample, keep);
    }
};

Heard run(MeasuredBreath& breath, const std::vector<Sample>& samples)
{
    Heard heard;
    for (const Sample& s : samples) heard.hear(breath, s);
    return heard;
}

Heard run(const belts::Recipe& recipe)
{
    MeasuredBreath breath{SampleRate{recipe.rate}};
    return run(breath, belts::make(recipe).samples);
}

} // namespace

TEST_CASE("measured breath: a steady belt gives one breath a cycle, at its true length")
{
    for (const double rate : {3.5, 6.0, 12.0, 25.0, 38.0}) {
        CAPTURE(rate);
        const auto heard = run({.per_minute = rate, .seconds = 180.0});
        const double whole = 3.0 * rate;
        CHECK(static_cast<double>(heard.breaths.size()) >= whole - 3.0);
        CHECK(static_cast<double>(heard.breaths.size()) <= whole);
        for (const Breath& b : heard.breaths)
            CHECK((b.end - b.inhale).count() == Approx(60.0 / rate).epsilon(0.03));
    }
}

TEST_CASE("measured breath: inhale and exhale onsets are the body's, not the filter's")
{
    const auto belt = belts::make({.per_minute = 10.0});
    MeasuredBreath breath{50_sps};
    const auto heard = run(breath, belt.samples);
    REQUIRE(heard.breaths.size() > 15);
    for (const Breath& b : heard.breaths) {
        const double into_cycle = std::remainder(seconds_of(b.inhale), 6.0);
        CHECK(into_cycle == Approx(0.0).margin(0.15));
        CHECK((b.exhale - b.inhale).count() == Approx(2.4).margin(0.15));
    }
}

TEST_CASE("measured breath: the first breath comes out right after one full cycle")
{
    const auto heard = run({.per_minute = 12.0, .seconds = 16.0});
    REQUIRE_FALSE(heard.breaths.empty());
    CHECK(seconds_of(heard.breaths.front().end) < 10.5);
}

TEST_CASE("measured breath: the wave is at most a quarter second late and stays in 0 to 1")
{
    MeasuredBreath breath{50_sps};
    CHECK(breath.latency() <= 0.25s);
    const auto belt = belts::make({.per_minute = 15.0, .noise = 0.05});
    const auto heard = run(breath, belt.samples);
    CHECK(heard.wave.size() > 24 * 110);
    CHECK(heard.wave.size() <= 25 * 120 + 1);
    for (const BreathWave& w : heard.wave) {
        CHECK(w.volume >= 0.0f);
        CHECK(w.volume <= 1.0f);
    }
}

TEST_CASE("measured breath: every breath is drawn with a round top, the deeper ones too")
{
    MeasuredBreath breath{50_sps};
    Heard heard;
    for (int i = 0; i < 50 * 120; ++i) {
        const double t = i / 50.0;
        const double depth = 0.6 + t / 100.0; // every breath is deeper than the last
        heard.hear(breath, {Channel::belt, at(Seconds{t}),
                            100.0 * depth * std::sin(2.0 * std::numbers::pi * t / 10.0)});
    }
    int flat = 0;
    int longest = 0;
    for (std::size_t i = 25 * 30; i < heard.wave.size(); ++i) {
        flat = heard.wave[i].volume == heard.wave[i - 1].volume ? flat + 1 : 0;
        longest = std::max(longest, flat);
    }
    CHECK(longest < 5); // a fifth of a second
}

TEST_CASE("measured breath: turns are confirmed in 0.4 s at 25 a minute, 0.8 at 12, 1.5 at 6")
{
    const auto median_delay = [](double rate) {
        auto delays = run({.per_minute = rate, .seconds = 120.0, .noise = 0.01}).delays;
        REQUIRE(delays.size() > 10);
        std::sort(delays.begin(), delays.end());
        return delays[delays.size() / 2].count();
    };
    CHECK(median_delay(25.0) <= 0.4);
    CHECK(median_delay(12.0) <= 0.8);
    CHECK(median_delay(6.0) <= 1.5);
}

TEST_CASE("measured breath: holds are phases, not missing breaths")
{
    const auto heard = run({.per_minute = 3.75,
                            .seconds = 160.0,
                            .inhale_share = 0.5,
                            .hold_full = 4.0,
                            .hold_empty = 4.0});
    CHECK(heard.breaths.size() >= 8);
    int full = 0, empty = 0;
    for (const BreathWave& w : heard.wave) {
        full += w.phase == BreathPhase::hold_full;
        empty += w.phase == BreathPhase::hold_empty;
    }
    CHECK(full > 8 * 25);
    CHECK(empty > 8 * 25);
}

TEST_CASE("measured breath: a belt worn the wrong way round is found out")
{
    auto belt = belts::make(
        {.per_minute = 14.0, .seconds = 180.0, .period_jitter = 0.05, .inhale_share = 0.38});
    for (Sample& s : belt.samples) s.value = -s.value;
    MeasuredBreath breath{50_sps};
    const auto heard = run(breath, belt.samples);
    const Breath& last = heard.breaths.back();
    CHECK((last.exhale - last.inhale) < (last.end - last.exhale));
}

TEST_CASE("measured breath: invert swaps in and out")
{
    MeasuredBreath breath{50_sps};
    const auto belt = belts::make({.per_minute = 12.0});
    run(breath, belt.samples);
    breath.invert();
    auto later = belt.samples;
    for (Sample& s : later) s.time += 120s;
    const auto heard = run(breath, later);
    REQUIRE(heard.breaths.size() > 10);
    const Breath& b = heard.breaths.back();
    CHECK((b.exhale - b.inhale).count() == Approx(3.0).margin(0.2));
}

TEST_CASE("measured breath: a slipping belt costs no breath and makes none")
{
    auto belt = belts::make({.per_minute = 12.0, .seconds = 120.0});
    for (Sample& s : belt.samples)
        if (s.time > at(60.7s)) s.value += 400.0;
    MeasuredBreath breath{50_sps};
    const auto heard = run(breath, belt.samples);
    CHECK(heard.breaths.size() >= 22);
    CHECK(heard.breaths.size() <= 24);
}

TEST_CASE("measured breath: breaths five times smaller are found again within half a minute")
{
    auto belt = belts::make({.per_minute = 12.0, .seconds = 120.0});
    for (Sample& s : belt.samples)
        if (s.time > at(60s)) s.value = 500.0 + (s.value - 500.0) / 5.0;
    MeasuredBreath breath{50_sps};
    const auto heard = run(breath, belt.samples);
    int late = 0;
    for (const Breath& b : heard.breaths) late += b.inhale > at(90s);
    CHECK(late >= 4);
}

TEST_CASE("measured breath: stillness and bad numbers give no breath and no rate")
{
    MeasuredBreath breath{25_sps};
    std::vector<Sample> samples;
    for (int i = 0; i < 25 * 600; ++i) {
        const double value = i % 7 == 0 ? std::numeric_limits<double>::quiet_NaN() : 500.0;
        samples.push_back({Channel::belt, at(Seconds{i / 25.0}), value});
    }
    const auto heard = run(breath, samples);
    CHECK(heard.breaths.empty());
    CHECK_FALSE(breath.rate(samples.back().time).per_minute);
    CHECK(breath.quality().reason == Reason::flat);
}

TEST_CASE("measured breath: after a gap no breath bridges it")
{
    auto belt = belts::make({.per_minute = 12.0, .seconds = 120.0});
    MeasuredBreath breath{50_sps};
    Heard heard;
    for (const Sample& s : belt.samples) {
        if (s.time > at(50s) && s.time < at(71s)) continue;
        if (s.time == at(71s))
            breath.on(Gap{Channel::belt, at(50s), at(71s), 0, GapCause::link_lost});
        heard.hear(breath, s);
    }
    for (const Breath& b : heard.breaths) CHECK((b.end <= at(50.1s) || b.inhale >= at(70.9s)));
    CHECK(heard.breaths.size() >= 16);
}

TEST_CASE("measured breath: no breath bridges a gap that is told, however close the next sample")
{
    const auto bridged = [](Channel channel, Seconds length) {
        const Timestamp from = at(51s); // in the middle of an inhale
        MeasuredBreath breath{50_sps};
        Heard heard;
        bool told = false;
        for (const Sample& s : belts::make({.per_minute = 12.0, .seconds = 80.0}).samples) {
            if (s.time > from && s.time < from + length) continue;
            if (s.time > from && !told) {
                breath.on(Gap{channel, from, s.time, 1, GapCause::lost_frames});
                told = true;
            }
            heard.hear(breath, s);
        }
        return std::any_of(heard.breaths.begin(), heard.breaths.end(),
                           [&](const Breath& b) { return b.inhale < from && b.end > from; });
    };
    CHECK_FALSE(bridged(Channel::belt, 0.8s));
    CHECK(bridged(Channel::belt, 0.2s)); // no turn can hide in it
    CHECK(bridged(Channel::ecg, 0.8s));
}

TEST_CASE("measured breath: a small breath between two large ones is a breath")
{
    auto belt = belts::make({.per_minute = 12.0, .seconds = 120.0});
    for (Sample& s : belt.samples) // every breath from 60 to 65 s is a third as deep
        if (s.time >= at(60s) && s.time < at(65s)) s.value = 500.0 + (s.value - 500.0) / 3.0;
    MeasuredBreath breath{50_sps};
    const auto heard = run(breath, belt.samples);
    int there = 0;
    for (const BreathTurn& t : heard.turns)
        there += t.phase == BreathPhase::exhale && t.time > at(61s) && t.time < at(63s);
    CHECK(there == 1);
}

TEST_CASE("measured breath: a shallow breath before any other is known is told with the next turn")
{
    struct Knot {
        double time, value;
    };
    const auto turns_of = [](const std::vector<Knot>& knots) {
        MeasuredBreath breath{50_sps};
        Heard heard;
        for (std::size_t k = 1; k < knots.size(); ++k)
            for (double t = knots[k - 1].time; t < knots[k].time - 0.01; t += 0.02) {
                const double way = (t - knots[k - 1].time) / (knots[k].time - knots[k - 1].time);
                const double share = 0.5 - 0.5 * std::cos(std::numbers::pi * way);
                heard.hear(breath, {Channel::belt, at(Seconds{t}),
                                    std::lerp(knots[k - 1].value, knots[k].value, share)});
            }
        return heard.turns;
    };
    const auto shallow = turns_of({{0, 0}, {4, 100}, {5, 20}, {6, 46}, {7, 0}, {9, 100}, {12, 0}});
    REQUIRE(shallow.size() >= 5);
    CHECK(shallow[1].phase == BreathPhase::inhale);
    CHECK(seconds_of(shallow[1].time) == Approx(5.0).margin(0.2));
    CHECK(shallow[2].phase == BreathPhase::exhale);
    CHECK(seconds_of(shallow[2].time) == Approx(6.0).margin(0.2));
    CHECK(seconds_of(shallow[3].time) == Approx(7.0).margin(0.2));
    const auto jolted =
        turns_of({{0, 0}, {4, 100}, {4.6, 20}, {5.1, 60}, {5.7, 10}, {7, 0}, {9, 100}, {12, 0}});
    REQUIRE(jolted.size() >= 3);
    CHECK(seconds_of(jolted[1].time) == Approx(7.0).margin(0.2));
}

TEST_CASE("measured breath: a hold, a sigh, speech and a belt at its end are named")
{
    const auto named = [](const belts::Belt& belt, BreathHappening what, double from,
                          double until) {
        MeasuredBreath breath{50_sps};
        int named_ticks = 0;
        for (const Sample& s : belt.samples) {
            breath(s, [](const auto&) {});
            if (s.time > at(Seconds{from}) && s.time < at(Seconds{until}))
                named_ticks += breath.happening() == what;
        }
        return named_ticks / 50.0;
    };
    const auto quiet = belts::make({.per_minute = 12.0, .noise = 0.01});
    for (const auto what : {BreathHappening::sigh, BreathHappening::speech,
                            BreathHappening::cough_or_slip, BreathHappening::saturated})
        CHECK(named(quiet, what, 15.0, 120.0) == 0.0);

    const auto box = belts::make({.per_minute = 3.75,
                                  .seconds = 160.0,
                                  .noise = 0.01,
                                  .inhale_share = 0.5,
                                  .hold_full = 4.0,
                                  .hold_empty = 4.0});
    CHECK(named(box, BreathHappening::hold, 64.0, 160.0) > 10.0);

    auto sigh = quiet;
    for (Sample& s : sigh.samples)
        if (s.time >= at(60s) && s.time < at(65s)) s.value = 500.0 + 2.6 * (s.value - 500.0);
    CHECK(named(sigh, BreathHappening::sigh, 65.0, 72.0) > 2.0);

    const auto speech = belts::make({.per_minute = 9.0, .noise = 0.01, .inhale_share = 0.12});
    CHECK(named(speech, BreathHappening::speech, 30.0, 120.0) > 60.0);

    auto slip = quiet;
    for (Sample& s : slip.samples)
        if (s.time > at(60.7s)) s.value += 400.0;
    CHECK(named(slip, BreathHappening::cough_or_slip, 60.7, 62.0) > 0.1);

    auto clipped = belts::make({.per_minute = 12.0});
    for (Sample& s : clipped.samples) s.value = std::min(s.value, 560.0);
    CHECK(named(clipped, BreathHappening::saturated, 30.0, 120.0) > 10.0);
}

TEST_CASE("measured breath: a belt that saturates on deep breaths still breathes")
{
    auto belt = belts::make({.per_minute = 12.0});
    for (Sample& s : belt.samples) s.value = std::min(s.value, 560.0);
    MeasuredBreath breath{50_sps};
    CHECK(run(breath, belt.samples).breaths.size() >= 21);
}

TEST_CASE("measured breath: times and values that cannot be are refused")
{
    MeasuredBreath breath{SampleRate{std::numeric_limits<double>::quiet_NaN()}};
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const double infinity = std::numeric_limits<double>::infinity();
    for (const double bad : {nan, infinity, -infinity, 1e300}) {
        breath(Sample{Channel::belt, at(Seconds{bad}), 1.0}, [](const auto&) {});
        breath(Sample{Channel::belt, at(1s), bad}, [](const auto&) {});
    }
    CHECK(breath.quality().reason == Reason::no_signal);
    CHECK_FALSE(breath.rate(at(2s)).per_minute);
}

TEST_CASE("measured breath: a change of pace shows within one and a half of the new breaths")
{
    const auto late = [](double before, double after) {
        auto belt = belts::make({.per_minute = before, .seconds = 60.0});
        for (Sample s : belts::make({.per_minute = after, .seconds = 60.0}).samples) {
            s.time += 60s;
            belt.samples.push_back(s);
        }
        MeasuredBreath breath{50_sps};
        std::optional<double> arrived;
        for (const Sample& s : belt.samples) {
            breath(s, [](const auto&) {});
            const auto rate = breath.rate(s.time).per_minute;
            if (s.time < at(60s) || !rate) continue;
            const bool near = std::abs(*rate - after) < 0.1 * after;
            if (!near) arrived.reset();
            if (near && !arrived) arrived = seconds_of(s.time) - 60.0;
        }
        return arrived.value_or(60.0);
    };
    CHECK(late(14.0, 6.0) < 15.0);
    CHECK(late(12.0, 5.0) < 18.0);
    CHECK(late(6.0, 14.0) < 15.0);
    CHECK(late(6.0, 20.0) < 15.0);
}

TEST_CASE("measured breath: a pace that slows is seen before the first slow breath is over")
{
    MeasuredBreath breath{50_sps};
    for (const Sample& s : belts::make({.per_minute = 14.0, .seconds = 60.0}).samples)
        breath(s, [](const auto&) {});
    for (Sample s : belts::make({.per_minute = 6.0, .seconds = 9.0}).samples) {
        s.time += 60s;
        breath(s, [](const auto&) {});
    }
    REQUIRE(breath.rate(at(69s)).per_minute);
    CHECK(*breath.rate(at(69s)).per_minute < 10.5f);
}

TEST_CASE("measured breath: another wearer with breaths five times as deep is followed")
{
    auto belt = belts::make({.per_minute = 12.0, .seconds = 120.0});
    for (Sample& s : belt.samples)
        if (s.time > at(60s)) s.value = 900.0 + 5.0 * (s.value - 500.0);
    MeasuredBreath breath{50_sps};
    const auto heard = run(breath, belt.samples);
    int late = 0;
    for (const Breath& b : heard.breaths) late += b.inhale > at(80s);
    CHECK(late >= 6);
    CHECK(late <= 8);
    REQUIRE(breath.rate(at(120s)).per_minute);
    CHECK(*breath.rate(at(120s)).per_minute == Approx(12.0).margin(0.5));
}

TEST_CASE("measured breath: another wearer who draws deep breaths in quickly is no slipping belt")
{
    for (const double times_as_deep : {5.0, 10.0, 50.0}) {
        CAPTURE(times_as_deep);
        auto belt = belts::make({.per_minute = 12.0, .seconds = 60.0});
        for (Sample s : belts::make({.per_minute = 12.0,
                        .seconds = 60.0,
                        .depth_jitter = 0.2,
                        .inhale_share = 0.1,
                        .depth = 100.0 * times_as_deep})
                            .samples) {
            s.time += 60s;
            belt.samples.push_back(s);
        }
        MeasuredBreath breath{50_sps};
        const auto heard = run(breath, belt.samples);
        int late = 0;
        for (const Breath& b : heard.breaths) late += b.inhale > at(80s);
        CHECK(late >= 6);
        REQUIRE(breath.rate(at(120s)).per_minute);
        CHECK(*breath.rate(at(120s)).per_minute == Approx(12.0).margin(1.0));
    }
}

TEST_CASE(
    "measured breath: a value that stands still is no breath, long before breaths are forgotten")
{
    MeasuredBreath breath{50_sps};
    for (const Sample& s : belts::make({.per_minute = 12.0, .seconds = 61.2}).samples)
        breath(s, [](const auto&) {});
    CHECK(breath.rate(at(61.2s)).per_minute);
    const auto stand_still_until = [&](double until, double from) {
        for (double t = from; t < until; t += 0.02)
            breath(Sample{Channel::belt, at(Seconds{t}), 550.0}, [](const auto&) {});
    };
    stand_still_until(65.0, 61.2);
    CHECK(breath.quality().reason != Reason::flat); // a hold
    stand_still_until(67.0, 65.0);
    CHECK(breath.quality().reason == Reason::flat);
    CHECK_FALSE(breath.rate(at(67s)).per_minute);
}

TEST_CASE("measured breath: after ten minutes of stillness the next breaths count again")
{
    const auto moving = belts::make({.per_minute = 12.0, .seconds = 60.0});
    MeasuredBreath breath{50_sps};
    Heard heard;
    for (const Sample& s : moving.samples) heard.hear(breath, s);
    for (int i = 0; i < 50 * 600; ++i)
        heard.hear(breath, {Channel::belt, at(Seconds{60.0 + i / 50.0}), 500.0});
    CHECK(breath.quality().reason == Reason::flat);
    CHECK_FALSE(breath.rate(at(660s)).per_minute);
    const std::size_t before = heard.breaths.size();
    for (Sample s : moving.samples) {
        s.time += 660s;
        heard.hear(breath, s);
    }
    CHECK(before <= 12);
    CHECK(heard.breaths.size() >= before + 9);
    CHECK(breath.rate(at(720s)).per_minute);
}

TEST_CASE("measured breath: a belt that is unplugged and comes back elsewhere begins anew")
{
    auto belt = belts::make({.per_minute = 12.0, .seconds = 120.0});
    MeasuredBreath breath{50_sps};
    Heard heard;
    for (Sample s : belt.samples) {
        if (s.time > at(50s) && s.time < at(57s)) continue;
        if (s.time >= at(57s)) s.value = 100.0 + 0.4 * (s.value - 500.0);
        heard.hear(breath, s);
        if (s.time > at(57s) && s.time < at(58s)) CHECK_FALSE(breath.quality().good());
    }
    int late = 0;
    for (const Breath& b : heard.breaths) {
        CHECK((b.end <= at(50.1s) || b.inhale >= at(56.9s)));
        late += b.inhale > at(70s);
    }
    CHECK(late >= 8);
}

TEST_CASE("measured breath: what has gone on for longer than any breath gives no rate")
{
    MeasuredBreath breath{50_sps};
    for (const Sample& s : belts::make({.per_minute = 12.0, .seconds = 60.0}).samples)
        breath(s, [](const auto&) {});
    double value = 500.0;
    const auto drift = [&](double from_s, double to_s, double per_s) {
        for (double t = from_s; t < to_s; t += 0.02)
            breath(Sample{Channel::belt, at(Seconds{t}), value += 0.02 * per_s},
                   [](const auto&) {});
    };
    drift(60.0, 110.0, 20.0);
    drift(110.0, 120.0, -20.0);
    CHECK_FALSE(breath.rate(at(120s)).per_minute);
}

TEST_CASE("measured breath: a square breath is found whole, however steep its edges are")
{
    for (const double edge : {0.05, 0.1, 0.2, 0.4})
        for (const double inhale_share : {0.3, 0.5, 0.7}) {
            CAPTURE(edge, inhale_share);
            const auto heard = run({.per_minute = 14.0,
                                    .seconds = 180.0,
                                    .period_jitter = 0.06,
                                    .depth_jitter = 0.06,
                                    .noise = 0.01,
                                    .inhale_share = inhale_share,
                                    .edge = edge});
            CHECK(heard.breaths.size() >= 39);
            CHECK(heard.breaths.size() <= 43);
        }
}

TEST_CASE("measured breath: another way of breathing does not change in and out")
{
    auto belt = belts::make({.per_minute = 18.0,
                             .seconds = 200.0,
                             .period_jitter = 0.05,
                             .noise = 0.02,
                             .inhale_share = 0.4,
                             .hold_empty = 0.8});
    for (Sample s : belts::make({.per_minute = 24.5,
                    .seconds = 300.0,
                    .period_jitter = 0.05,
                    .noise = 0.02,
                    .inhale_share = 0.65})
                        .samples) {
        s.time += 200s;
        belt.samples.push_back(s);
    }
    for (const bool inverted : {false, true}) {
        MeasuredBreath breath{50_sps};
        int changes = 0;
        Timestamp last_change = at(0s);
        for (Sample s : belt.samples) {
            if (inverted) s.value = 1000.0 - s.value;
            breath(s, [&](const auto& event) {
                if constexpr (std::is_same_v<std::decay_t<decltype(event)>, Notice>) {
                    ++changes;
                    last_change = event.time;
                }
            });
        }
        CHECK(changes == (inverted ? 1 : 0));
        CHECK(last_change < at(60s));
    }
}

TEST_CASE("measured breath: a sensor that only hums or lies at its rail has no breathing rate")
{
    std::mt19937 random{3};
    std::normal_distribution<double> noise;
    for (const double rate : {25.0, 50.0, 100.0})
        for (const double hum : {0.0, 3.0, 100.0})
            for (const double rail : {0.0, 512.0}) {
                CAPTURE(rate, hum, rail);
                MeasuredBreath breath{SampleRate{rate}};
                int shown = 0;
                for (int i = 0; i < static_cast<int>(300 * rate); ++i) {
                    const double t = i / rate;
                    const double value =
                        rail + hum * std::sin(2 * std::numbers::pi * 60.0 * t) + noise(random);
                    breath(Sample{Channel::belt, at(Seconds{t}), std::round(std::max(0.0, value))},
                           [](const auto&) {});
                    if (i % 25 == 0) shown += breath.rate(at(Seconds{t})).per_minute.has_value();
                }
                CHECK(shown == 0);
            }
}
