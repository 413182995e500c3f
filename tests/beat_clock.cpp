// SPDX-License-Identifier: MIT
#include "signal/beat_clock.hpp"

#include <cmath>
#include <random>
#include <vector>

#include "catch.hpp"

using namespace eupnea;
using namespace eupnea::literals;

namespace {

struct Placed {
    double truth_s;
    double told_s;
    bool jumped;
};

/// A strap on a body whose heart swings with the breath: it sends once a second what it has, its
/// crystal is 50 ppm fast, and radio delays each batch by 20 to 60 ms; now and then it stalls.
class Radio {
public:
    explicit Radio(Seconds stall_every, Seconds stall) : stall_every_(stall_every), stall_(stall) {}

    std::vector<Placed> play(Seconds length)
    {
        double beat_s = 0.5;
        double last_s = 0.0;
        for (double now_s = 1.0; now_s < length.count(); now_s += 1.0) {
            std::vector<Seconds> batch;
            std::vector<double> truth;
            while (beat_s < now_s) {
                batch.push_back(Seconds{(beat_s - last_s) * (1 + 50e-6)});
                truth.push_back(beat_s);
                last_s = beat_s;
                beat_s += mean.count() + swing.count() * std::sin(0.6 * beat_s);
            }
            if (!dropped(now_s)) deliver(batch, truth, now_s);
        }
        return placed_;
    }

    Seconds mean = 0.85s;
    Seconds swing = 0.1s;
    Seconds drop_from = 1e9s;
    Seconds drop_until = 1e9s;

private:
    bool dropped(double now_s) const
    {
        return now_s >= drop_from.count() && now_s < drop_until.count();
    }

    void deliver(const std::vector<Seconds>& batch, const std::vector<double>& truth, double now_s)
    {
        const double in_stall = std::fmod(now_s, stall_every_.count());
        const double held_s = in_stall < stall_.count() ? stall_.count() - in_stall : 0.0;
        const Timestamp arrival = at(Seconds{now_s + held_s + delay_(random_)});
        std::size_t i = 0;
        clock_(batch, arrival, [&](const BeatClock::Tick& tick, Seconds) {
            placed_.push_back({truth[i++], seconds_of(tick.time), tick.jumped});
        });
    }

    Seconds stall_every_;
    Seconds stall_;
    std::mt19937 random_{7};
    std::uniform_real_distribution<double> delay_{0.02, 0.06};
    BeatClock clock_;
    std::vector<Placed> placed_;
};

struct Errors {
    double mean_s = 0.0;
    double rms_s = 0.0; ///< about the mean: a delay that is always the same is the transport's
    double worst_s = 0.0;
};

/// Of the beats between these two times.
Errors errors(const std::vector<Placed>& placed, double from_s, double until_s)
{
    std::vector<double> found;
    for (const Placed& p : placed)
        if (p.truth_s >= from_s && p.truth_s < until_s) found.push_back(p.told_s - p.truth_s);
    REQUIRE(found.size() > 10);
    Errors e;
    for (const double error : found) e.mean_s += error / static_cast<double>(found.size());
    for (const double error : found) {
        e.rms_s += std::pow(error - e.mean_s, 2) / static_cast<double>(found.size());
        e.worst_s = std::max(e.worst_s, std::abs(error - e.mean_s));
    }
    e.rms_s = std::sqrt(e.rms_s);
    return e;
}

int jumps(const std::vector<Placed>& placed)
{
    int count = 0;
    for (const Placed& p : placed) count += p.jumped;
    return count;
}

} // namespace

TEST_CASE("beat clock: batches that come up to 4 s late are placed where they belong")
{
    for (const Seconds stall : {0s, 1s, 2s, 3s, 4s}) {
        CAPTURE(stall.count());
        const auto placed = Radio{20s, stall}.play(600s);
        const Errors e = errors(placed, 30, 600);
        CHECK(jumps(placed) == 0);
        CHECK(e.rms_s < 0.015);
        CHECK(e.worst_s < 0.040);
        CHECK(e.mean_s < 0.080);
    }
}

TEST_CASE("beat clock: a first batch that is late is made good within a few beats")
{
    const auto placed = Radio{1000s, 5s}.play(60s);
    CHECK(jumps(placed) == 0);
    CHECK(placed.front().told_s - placed.front().truth_s > 4.0);
    CHECK(errors(placed, 15, 60).worst_s < 0.05);
    for (std::size_t i = 1; i < placed.size(); ++i)
        REQUIRE(placed[i].told_s > placed[i - 1].told_s);
}

TEST_CASE("beat clock: beats that were lost are told, and what follows is on true time")
{
    for (const Seconds lost : {3s, 12s}) {
        CAPTURE(lost.count());
        Radio radio{1000s, 0s};
        radio.drop_from = 60s;
        radio.drop_until = 60s + lost;
        const auto placed = radio.play(180s);
        CHECK(jumps(placed) == 1);
        const Errors e = errors(placed, 90, 180);
        CHECK(e.rms_s < 0.05);
        CHECK(e.mean_s < 0.5);
    }
}

TEST_CASE("beat clock: a steady heart that beats about once a second never seems to lose a beat")
{
    for (const Seconds mean : {0.992s, 1.0s, 1.008s}) {
        CAPTURE(mean.count());
        Radio radio{1000s, 0s};
        radio.mean = mean;
        radio.swing = 0.005s;
        const auto placed = radio.play(600s);
        CHECK(jumps(placed) == 0);
        CHECK(errors(placed, 150, 600).worst_s < 0.06);
    }
}

TEST_CASE("beat clock: an interval that is none begins a new line and drags no beat along")
{
    for (const double ms : {0.0, 150.0, 63'999.0}) {
        CAPTURE(ms);
        BeatClock clock;
        std::vector<BeatClock::Tick> ticks;
        const auto send = [&](double interval_ms, double arrival_s) {
            const Seconds batch[] = {Milliseconds{interval_ms}};
            clock(batch, at(Seconds{arrival_s}),
                  [&](const BeatClock::Tick& tick, Seconds) { ticks.push_back(tick); });
        };
        send(1000, 1.0);
        send(ms, 2.0);
        for (int i = 3; i < 10; ++i) send(1000, i);
        CHECK(ticks[1].jumped);
        CHECK(seconds_of(ticks.back().time) == Approx(9.0).margin(0.01));
    }
}
