// SPDX-License-Identifier: MIT
#include "drivers/simulator/simulator_source.hpp"

#include <map>

#include "catch.hpp"
#include "drivers/simulator/simulate.hpp"

using namespace eupnea;
using namespace eupnea::literals;

namespace {

struct Played {
    std::vector<LinkStatus> links;
    std::vector<Sample> samples;
};

/// Starts the pacer with the first sample and plays until there are `enough` samples.
Played play(boost::asio::io_context& io, double speed, std::size_t enough)
{
    Played played;
    SimulatorSource* playing = nullptr;
    SimulatorSource source{io,
                           SessionEpoch{},
                           [&](const Event& event) {
                               if (const auto* link = std::get_if<LinkStatus>(&event))
                                   played.links.push_back(*link);
                               const auto* sample = std::get_if<Sample>(&event);
                               if (!sample) return;
                               if (played.samples.empty())
                                   playing->on({sample->time, {.inhale = 4s, .exhale = 6s}, true});
                               played.samples.push_back(*sample);
                               if (played.samples.size() == enough) playing->stop();
                           },
                           {},
                           speed};
    playing = &source;
    source.start();
    io.run();
    return played;
}

} // namespace

TEST_CASE("simulator source: says that it is simulated before the first sample")
{
    boost::asio::io_context io;
    const Played played = play(io, 50.0, 100);
    REQUIRE(played.links.size() == 1);
    CHECK(played.links[0].origin == Origin::simulated);
    CHECK(played.links[0].state == LinkState::streaming);
    CHECK(played.links[0].time == played.samples.front().time);
}

TEST_CASE("simulator source: however the timer jitters, the samples are those of the scenario")
{
    boost::asio::io_context io;
    const Played played = play(io, 100.0, 7500); // 20 s of the person
    const auto expected = simulator::simulate({}, 30s, Pattern{.inhale = 4s, .exhale = 6s});
    std::size_t compared = 0;
    for (const Event& event : expected.events) {
        const auto* sample = std::get_if<Sample>(&event);
        if (!sample || compared == played.samples.size()) continue;
        const Sample& got = played.samples[compared++];
        REQUIRE(got.channel == sample->channel);
        REQUIRE(got.value == sample->value);
        REQUIRE((got.time - played.samples.front().time).count() ==
                Approx(seconds_of(sample->time)).margin(1e-9));
    }
    CHECK(compared == 7500);
}

TEST_CASE("simulator source: nothing comes after stop, and the io_context runs out of work")
{
    boost::asio::io_context io;
    CHECK(play(io, 50.0, 300).samples.size() == 300);
    CHECK(io.stopped());
}

TEST_CASE(
    "simulator source: what a starved clock held back for long is told as a gap with its count")
{
    boost::asio::io_context io;
    std::vector<Event> events;
    SimulatorSource source{io, SessionEpoch{},
                           [&](const Event& event) { events.push_back(event); }};
    source.start();
    for (int i = 1; i <= 100; ++i) source.play_until(at(i * 20ms));
    source.play_until(at(60s));
    source.play_until(at(60.02s));
    std::map<Channel, std::vector<Timestamp>> times;
    std::vector<Gap> gaps;
    for (const Event& event : events) {
        if (const auto* sample = std::get_if<Sample>(&event))
            times[sample->channel].push_back(sample->time);
        if (const auto* gap = std::get_if<Gap>(&event)) gaps.push_back(*gap);
    }
    REQUIRE(gaps.size() == 3);
    for (const Gap& gap : gaps) {
        CHECK(gap.cause == GapCause::clock_jump);
        CHECK(seconds_of(gap.from) == Approx(2.0).margin(0.1));
        CHECK(seconds_of(gap.until) == Approx(60.0).margin(0.1));
        CHECK(gap.missing > 1000);
        for (const Timestamp time : times[gap.channel])
            CHECK((time < gap.from || time >= gap.until));
    }
    source.stop();
}

TEST_CASE("simulator source: both ends of a gap are on the session's clock")
{
    boost::asio::io_context io;
    const SessionEpoch epoch;
    std::optional<Timestamp> began;
    std::vector<Gap> gaps;
    SimulatorSource source{io, epoch, [&](const Event& event) {
                               if (!began) began = time_of(event);
                               if (const auto* gap = std::get_if<Gap>(&event)) gaps.push_back(*gap);
                           }};
    while (epoch.now() < at(2ms)) {
    }
    source.start();
    source.play_until(*began + 1s);
    source.play_until(*began + 30s); // a stall: what it held back is lost
    REQUIRE_FALSE(gaps.empty());
    CHECK(*began > at(0s));
    for (const Gap& gap : gaps) {
        CHECK((gap.from - *began).count() == Approx(1.0).margin(0.1));
        CHECK((gap.until - *began).count() == Approx(30.0).margin(1e-6));
    }
    source.stop();
}
