// SPDX-License-Identifier: MIT
#include "drivers/receiver.hpp"

#include <string>
#include <vector>

#include "catch.hpp"
#include "drivers/drivers.hpp"
#include "hardware/node/frame.h"

using namespace eupnea;
using namespace eupnea::literals;

namespace {

struct Listener {
    std::vector<Event> events;
    ChannelStreams tracks{[this](const Event& event) { events.push_back(event); }};

    template <class E>
    std::vector<E> all() const
    {
        std::vector<E> found;
        for (const Event& event : events)
            if (const E* e = std::get_if<E>(&event)) found.push_back(*e);
        return found;
    }
};

void feed(Receiver& receiver, std::string_view text, Timestamp arrival)
{
    receiver({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()}, arrival);
}

std::string node_line(int i, int beat = -1)
{
    eupnea_frame frame{};
    frame.sequence = static_cast<std::uint16_t>(i);
    frame.time_us = static_cast<std::uint32_t>(i) * 4000u;
    frame.has = EUPNEA_ECG | EUPNEA_BELT;
    frame.ecg = i % 777;
    frame.belt = i % 333;
    if (beat >= 0) {
        frame.has |= EUPNEA_BEAT;
        frame.beat_us = static_cast<std::uint32_t>(beat);
    }
    char line[EUPNEA_FRAME_MAX];
    return {line, eupnea_frame_encode(&frame, line)};
}

} // namespace

TEST_CASE("receiver: a channel is announced before its first sample, once")
{
    Listener heard;
    Receiver receiver{node, {250_sps}, heard.tracks};
    for (int i = 0; i < 10; ++i) feed(receiver, node_line(i), at(i * 4ms));
    REQUIRE(heard.events.size() == 22);
    CHECK(heard.all<Stream>().size() == 2);
    CHECK(std::get<Stream>(heard.events[0]).channel == Channel::ecg);
    CHECK(std::get<Stream>(heard.events[0]).rate == 250_sps);
    CHECK(std::get<Sample>(heard.events[1]).channel == Channel::ecg);
    CHECK(std::get<Stream>(heard.events[2]).channel == Channel::belt);
}

TEST_CASE("receiver: lost sentences become one gap a channel with their exact count")
{
    Listener heard;
    Receiver receiver{node, {250_sps}, heard.tracks};
    for (int i = 0; i < 100; ++i) {
        std::string line = node_line(i);
        if (i == 50) line[12] ^= 1; // damaged on the way
        if (i > 50 && i < 57) continue;
        feed(receiver, line, at(i * 4ms));
    }
    CHECK(receiver.statistics().refused[static_cast<int>(DecodeError::checksum)] == 1);
    const auto gaps = heard.all<Gap>();
    REQUIRE(gaps.size() == 2);
    CHECK(gaps[0].channel == Channel::ecg);
    CHECK(gaps[1].channel == Channel::belt);
    CHECK(gaps[0].missing == 7);
    CHECK(gaps[0].cause == GapCause::lost_frames);
    CHECK((gaps[0].until - gaps[0].from).count() == Approx(7 * 0.004).margin(0.002));
    CHECK(heard.all<Sample>().size() == 2 * 93);
}

TEST_CASE("receiver: beat times become intervals, and none across a loss")
{
    Listener heard;
    Receiver receiver{node, {250_sps}, heard.tracks};
    for (int i = 0; i < 1000; ++i) {
        if (i == 600) continue;
        const int beat = i % 200 == 199 ? i * 4000 - 1500 : -1;
        feed(receiver, node_line(i, beat), at(i * 4ms));
    }
    std::vector<Sample> intervals;
    for (const Sample& sample : heard.all<Sample>())
        if (sample.channel == Channel::rr) intervals.push_back(sample);
    REQUIRE(intervals.size() == 3); // of five beats: the first begins, the loss parts the third
    CHECK(intervals[0].value == Approx(800.0));
    CHECK(seconds_of(intervals[0].time) == Approx(399 * 0.004 - 0.0015).margin(0.001));
    CHECK(heard.all<Gap>().back().channel == Channel::rr);
}

TEST_CASE("receiver: after a lost link every channel goes on behind a gap in true time")
{
    Listener heard;
    Receiver receiver{node, {250_sps}, heard.tracks};
    for (int i = 0; i < 500; ++i) feed(receiver, node_line(i), at(i * 4ms));
    feed(receiver, "$PEUP,half", at(2s));
    receiver.link_lost();
    for (int i = 0; i < 500; ++i) feed(receiver, node_line(i), at(10s + i * 4ms));
    const auto gaps = heard.all<Gap>();
    REQUIRE(gaps.size() == 2);
    CHECK(gaps[0].cause == GapCause::link_lost);
    CHECK(gaps[0].missing == 0);
    CHECK(seconds_of(gaps[0].from) == Approx(2.0).margin(0.001));
    CHECK(seconds_of(gaps[0].until) == Approx(10.0));
    CHECK(heard.all<Sample>().size() == 2000);
    CHECK(heard.all<Stream>().size() == 2);
}

TEST_CASE("receiver: leads off says so once, and the missing samples are counted")
{
    Listener heard;
    Receiver receiver{ad8232, {100_sps}, heard.tracks};
    for (int i = 0; i < 100; ++i) feed(receiver, i >= 40 && i < 50 ? "!\n" : "512\n", at(i * 10ms));
    const auto gaps = heard.all<Gap>();
    REQUIRE(gaps.size() == 1);
    CHECK(gaps[0].missing == 10);
    int contact = 0;
    for (const Sample& sample : heard.all<Sample>()) contact += sample.channel == Channel::contact;
    CHECK(contact == 1);
}

TEST_CASE("receiver: without any clock, a device that changes its rate is announced again")
{
    Listener heard;
    Receiver slow{number_lines, {50_sps}, heard.tracks};
    feed(slow, "1\n", at(0s));
    slow.link_lost();
    Receiver fast{number_lines, {100_sps}, heard.tracks};
    feed(fast, "2\n", at(5s));
    const auto streams = heard.all<Stream>();
    REQUIRE(streams.size() == 2);
    CHECK(streams[1].rate == 100_sps);
    CHECK(heard.all<Gap>().size() == 1);
}

TEST_CASE("receiver: a device that starts anew goes on behind a gap, and nothing of it is lost")
{
    Listener heard;
    Receiver receiver{node, {250_sps}, heard.tracks};
    for (int i = 0; i < 500; ++i) feed(receiver, node_line(i), at(i * 4ms));
    for (int i = 0; i < 500; ++i) feed(receiver, node_line(i), at(4s + i * 4ms));
    CHECK(heard.all<Sample>().size() == 2000);
    const auto gaps = heard.all<Gap>();
    REQUIRE(gaps.size() == 2);
    CHECK(gaps[0].cause == GapCause::clock_jump);
    CHECK(seconds_of(gaps[0].from) == Approx(2.0).margin(0.01));
    CHECK(seconds_of(gaps[0].until) == Approx(4.0).margin(0.01));
}

TEST_CASE("receiver: intervals that arrive seconds late are placed where their beats were")
{
    Listener heard;
    Receiver receiver{labelled_lines, {1_sps}, heard.tracks};
    for (int i = 0; i < 60; ++i) {
        const bool held = i % 20 > 15; // four seconds of the radio's silence, then all at once
        feed(receiver, "rr:1000\n", at(held ? Seconds{i - i % 20 + 20.0} : Seconds{i * 1.0}));
    }
    std::vector<Timestamp> beats;
    for (const Sample& sample : heard.all<Sample>()) beats.push_back(sample.time);
    REQUIRE(beats.size() == 60);
    for (std::size_t i = 0; i < beats.size(); ++i)
        CHECK(seconds_of(beats[i]) == Approx(static_cast<double>(i)).margin(0.02));
}

TEST_CASE("receiver: a strap that numbers its beats and tells each several times is heard once")
{
    Listener heard;
    Driver strap = labelled_lines; // stands in for a strap: two intervals and a number a line
    strap.decode = [](Bytes frame) -> Decoded {
        Reading reading{.beat_number = frame[0]};
        reading.values = {{Channel::rr, 800.0}, {Channel::rr, 800.0 + frame[0]}};
        return reading;
    };
    Receiver receiver{strap, {1_sps}, heard.tracks};
    Timestamp arrival = at(1s);
    for (const char* line : {"1\n", "2\n", "2\n", "4\n", "9\n"})
        feed(receiver, line, arrival += 1s);
    CHECK(heard.all<Sample>().size() == 1 + 1 + 0 + 2 + 2);
    REQUIRE(heard.all<Gap>().size() == 1); // beats 5 to 7 were never told
    CHECK(heard.all<Gap>()[0].cause == GapCause::lost_frames);
}

TEST_CASE("receiver: rr lines at the speed of the port do not carry the session ahead")
{
    Listener heard;
    Receiver receiver{labelled_lines, {1_sps}, heard.tracks};
    for (int i = 0; i < 100'000; ++i) {
        const Timestamp arrival = at(i * 30us);
        feed(receiver, "rr:800\n", arrival);
        if (!heard.all<Sample>().empty() && i % 1000 == 0)
            REQUIRE(heard.all<Sample>().back().time <= arrival + 2s);
    }
    CHECK(heard.all<Sample>().size() < 20);
}
