// SPDX-License-Identifier: MIT
#include "signal/beat_clock.hpp"

#include <cmath>
#include <random>
#include <vector>

#include "catch.hpp"

using namespace eupnea;
using namespace eupnea::literals;

namespace {

/// A heart that swings with the breath, and a strap that tells of it once a second.
struct Strap {
    std::vector<Seconds> beats{5s};
    std::mt19937 random{4};
    std::normal_distribution<double> noise{0.0, 0.02};

    Strap()
    {
        while (beats.back() < 600s)
            beats.push_back(
                beats.back() +
                Seconds{0.85 + 0.1 * std::sin(beats.back().count() * 0.63) + noise(random)});
    }

    /// Calls with the intervals of each packet, the index of its first beat and its arrival.
    template <class Take>
    void play(Take&& take, auto&& held_until)
    {
        std::size_t next = 1;
        for (Seconds second = 6s; second < 590s; second += 1.003s) {
            std::vector<Seconds> intervals;
            const std::size_t first = next;
            for (; beats[next] < second; ++next) intervals.push_back(beats[next] - beats[next - 1]);
            if (intervals.empty()) continue;
            take(intervals, first, std::max(second, held_until(second)) + 30ms);
        }
    }
};

} // namespace

TEST_CASE("beat clock: beats that arrive once a second are placed to a few milliseconds")
{
    Strap strap;
    BeatClock clock;
    std::vector<double> errors;
    strap.play(
        [&](auto intervals, std::size_t first, Seconds arrival) {
            const auto place = clock(intervals, at(arrival));
            REQUIRE_FALSE(place.jumped);
            if (arrival > 60s)
                errors.push_back((place.first.time_since_epoch() - strap.beats[first]).count());
        },
        [](Seconds second) { return second; });
    const auto [least, most] = std::ranges::minmax(errors);
    CHECK(least > 0.0);
    CHECK(most < 0.07); // the way's 30 ms, and the least wait for the strap's second
    CHECK(most - least < 0.05);
}

TEST_CASE("beat clock: batches held back by up to 4 s are placed as if they were not")
{
    Strap strap;
    BeatClock clock;
    std::vector<double> errors;
    strap.play(
        [&](auto intervals, std::size_t first, Seconds arrival) {
            const auto place = clock(intervals, at(arrival));
            REQUIRE_FALSE(place.jumped);
            if (arrival > 60s)
                errors.push_back((place.first.time_since_epoch() - strap.beats[first]).count());
        },
        [](Seconds second) { // every 20 s the radio holds back what is sent in 4 s
            const double phase = std::fmod(second.count(), 20.0);
            return phase < 4.0 ? second + Seconds{4.0 - phase} : second;
        });
    const auto [least, most] = std::ranges::minmax(errors);
    CHECK(least > 0.0);
    CHECK(most - least < 0.05);
}

TEST_CASE("beat clock: beats that were lost on the way show as one jump to true time")
{
    Strap strap;
    BeatClock clock;
    int jumps = 0;
    double last = 0;
    strap.play(
        [&](auto intervals, std::size_t first, Seconds arrival) {
            if (arrival > 100s && arrival < 103s) return;
            const auto place = clock(intervals, at(arrival));
            jumps += place.jumped;
            last = (place.first.time_since_epoch() - strap.beats[first]).count();
        },
        [](Seconds second) { return second; });
    CHECK(jumps == 1);
    CHECK(std::abs(last) < 0.15);
}
