// SPDX-License-Identifier: MIT
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cmath>
#include <filesystem>
#include <numeric>
#include <optional>
#include <random>

#include "cable.hpp"
#include "catch.hpp"
#include "drivers/drivers.hpp"
#include "drivers/pty.hpp"
#include "drivers/wire_encoder.hpp"
#include "hardware/node/frame.h"
#include "pty_listener.hpp"

using namespace eupnea;
using namespace eupnea::literals;

namespace {

std::string node_line(int i)
{
    eupnea_frame frame{};
    frame.sequence = static_cast<std::uint16_t>(i);
    frame.time_us = static_cast<std::uint32_t>(i) * 4000u;
    frame.has = EUPNEA_ECG;
    frame.ecg = i;
    char line[EUPNEA_FRAME_MAX];
    return {line, eupnea_frame_encode(&frame, line)};
}

/// Sends 250 node sentences a second until the source streams; returns the next number.
int send_until_streaming(PortListener& listener, Cable& cable)
{
    REQUIRE(listener.run_until([&] { return cable.has_reader(); }));
    int sent = 0;
    const auto start = std::chrono::steady_clock::now();
    const bool streams = listener.run_until([&] {
        while (sent * 4ms < std::chrono::steady_clock::now() - start)
            REQUIRE(cable.send(node_line(sent++)));
        return listener.said(LinkState::streaming);
    });
    REQUIRE(streams);
    return sent;
}

std::vector<double> numbers(int from, int until)
{
    std::vector<double> values(static_cast<std::size_t>(until - from));
    std::iota(values.begin(), values.end(), from);
    return values;
}

} // namespace

TEST_CASE("serial source: every sample of a pseudo terminal arrives, those before the format was "
          "known too",
          "[pty]")
{
    Cable cable;
    PortListener listener{cable.port()};
    int sent = send_until_streaming(listener, cable);
    for (int more = 0; more < 50; ++more) REQUIRE(cable.send(node_line(sent++)));
    const auto all = static_cast<std::size_t>(sent);
    REQUIRE(listener.run_until([&] { return listener.values(Channel::ecg).size() >= all; }));
    CHECK(listener.values(Channel::ecg) == numbers(0, sent));
    CHECK(listener.all<Gap>().empty());
    REQUIRE(listener.all<Stream>().size() == 1);
    CHECK(listener.all<Stream>()[0].rate == 250_sps);
    CHECK(listener.all<Notice>().empty());
    CHECK(listener.said(LinkState::streaming, "Eupnea node on "));
}

TEST_CASE("serial source: in whatever format, the samples that arrive are those that were sent",
          "[pty]")
{
    for (const Driver* format : {&pulsesensor, &labelled_lines, &number_lines, &max3010x}) {
        CAPTURE(format->format);
        const auto channel = carries(*format, Channel::ppg) ? Channel::ppg : Channel::belt;
        Cable cable;
        PortListener listener{cable.port(), {format}};
        REQUIRE(listener.run_until([&] { return cable.has_reader(); }));
        ChannelRanges ranges;
        ranges.see({channel, at(0s), 0.0});
        ranges.see({channel, at(0s), 1.0});
        WireEncoder encode{*format, ranges};
        encode(Stream{at(0s), channel, 100_sps});
        std::vector<double> sent;
        const auto start = std::chrono::steady_clock::now();
        REQUIRE(listener.run_until([&] {
            while (sent.size() * 10ms < std::chrono::steady_clock::now() - start) {
                const double value = 0.5 + 0.5 * std::sin(static_cast<double>(sent.size()) * 0.1);
                const Timestamp time = at(sent.size() * 10ms);
                REQUIRE(cable.send(encode(Sample{channel, time, value})));
                sent.push_back(std::round(counts(value, {0.0, 1.0}, format->full_scale)));
            }
            return listener.values(channel).size() > 150;
        }));
        REQUIRE(listener.run_until([&] { return listener.values(channel).size() == sent.size(); }));
        CHECK(listener.values(channel) == sent);
        CHECK(listener.all<Stream>()[0].rate.per_second == Approx(100).epsilon(0.05));
    }
}

TEST_CASE("serial source: unplugged and plugged in again, it goes on in the same session", "[pty]")
{
    Cable cable;
    PortListener listener{cable.port()};
    const auto first = static_cast<std::size_t>(send_until_streaming(listener, cable));
    REQUIRE(listener.run_until([&] { return listener.values(Channel::ecg).size() == first; }));
    cable.unplug();
    REQUIRE(listener.run_until([&] { return listener.said(LinkState::lost, "plug it in again"); }));
    cable.plug();
    REQUIRE(listener.run_until([&] { return cable.has_reader(); }));
    for (int i = 0; i < 20; ++i) REQUIRE(cable.send(node_line(i)));
    REQUIRE(listener.run_until([&] { return listener.values(Channel::ecg).size() == first + 20; }));
    const auto gaps = listener.all<Gap>();
    REQUIRE(gaps.size() == 1);
    CHECK(gaps[0].cause == GapCause::link_lost);
    CHECK(gaps[0].until > gaps[0].from);
    CHECK(listener.all<LinkStatus>().back().state == LinkState::streaming);
}

TEST_CASE("serial source: 200 random unplugs lose no sample that arrived", "[pty]")
{
    std::mt19937 random{200};
    Cable cable;
    PortListener listener{cable.port(), {&node}};
    int sent = send_until_streaming(listener, cable);
    for (int turn = 0; turn < 200; ++turn) {
        const auto before = static_cast<std::size_t>(sent);
        REQUIRE(listener.run_until([&] { return listener.values(Channel::ecg).size() == before; }));
        REQUIRE(cable.send("$PEUP,12,half a sentence")); // cut off by the unplugging
        cable.unplug();
        for (int i = static_cast<int>(random() % 20); i > 0; --i)
            listener.run_until([] { return true; });
        cable.plug();
        REQUIRE(listener.run_until([&] { return cable.has_reader(); }));
        for (int i = static_cast<int>(random() % 30); i >= 0; --i)
            REQUIRE(cable.send(node_line(sent++)));
    }
    const auto all = static_cast<std::size_t>(sent);
    REQUIRE(listener.run_until([&] { return listener.values(Channel::ecg).size() >= all; }));
    CHECK(listener.values(Channel::ecg) == numbers(0, sent));
    CHECK(listener.all<Gap>().size() == 200);
    Timestamp previous = at(-1s);
    for (const Sample& sample : listener.all<Sample>()) {
        REQUIRE(sample.time > previous);
        previous = sample.time;
    }
}

TEST_CASE("serial source: a port that is not there is named, with the ports there are", "[pty]")
{
    PortListener listener{"/dev/no_such_port"};
    REQUIRE(listener.run_until([&] {
        return listener.said(LinkState::searching, "There is no port /dev/no_such_port.");
    }));
}

TEST_CASE("serial source: a port that another program holds is told to be in use", "[pty]")
{
    Cable cable;
    const int other = ::open(cable.port().c_str(), O_RDWR | O_NOCTTY);
    REQUIRE(flock(other, LOCK_EX | LOCK_NB) == 0);
    PortListener listener{cable.port()};
    CHECK(listener.run_until(
        [&] { return listener.said(LinkState::refused, "in use by another program"); }));
    ::close(other);
    CHECK(listener.run_until([&] { return listener.said(LinkState::connected); }));
}

TEST_CASE("serial source: a file that is no port is told so", "[pty]")
{
    PortListener listener{"/dev/null"};
    CHECK(listener.run_until(
        [&] { return listener.said(LinkState::refused, "/dev/null is no serial port."); }));
}

TEST_CASE("serial source: it says nothing after stop", "[pty]")
{
    Cable cable;
    PortListener listener{cable.port()};
    send_until_streaming(listener, cable);
    listener.stop();
    const auto said = listener.events.size();
    REQUIRE(cable.send(node_line(1)));
    listener.run_until([] { return false; }, 1s);
    CHECK(listener.events.size() == said);
}

TEST_CASE("serial source: a device that waits to be asked is asked, kept alive, and told to stop",
          "[pty]")
{
    Cable cable;
    std::string heard;
    {
        PortListener listener{cable.port()};
        REQUIRE(listener.run_until([&] {
            heard += cable.heard();
            return heard.find("\x7D\x81\xA1") != std::string::npos; // the oximeter's turn
        }));
        const Reading pulse{.values = {{Channel::ppg, 64}, {Channel::contact, 1}}};
        heard.clear();
        REQUIRE(listener.run_until([&] {
            cable.send(cms50_new.encode(pulse));
            heard += cable.heard();
            return listener.said(LinkState::streaming, "Contec") &&
                   heard.find("\x7D\x81\xAF") != std::string::npos;
        }));
    }
    PortListener other{cable.port(), {&cyton}};
    REQUIRE(other.run_until([&] {
        heard += cable.heard();
        return heard.ends_with('b');
    }));
    std::uint32_t i = 0;
    REQUIRE(other.run_until([&] {
        cable.send(cyton.encode({.sequence = i++, .inputs = {1, 2, 3}}));
        return other.said(LinkState::streaming);
    }));
    cable.heard();
    other.stop();
    CHECK(cable.heard() == "s");
}
