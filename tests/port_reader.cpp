// SPDX-License-Identifier: MIT
#include "drivers/port_reader.hpp"

#include <functional>
#include <random>
#include <set>

#include "catch.hpp"
#include "drivers/drivers.hpp"
#include "hardware/node/frame.h"

using namespace eupnea;
using namespace eupnea::literals;

namespace {

/// A port that plays what the test tells it, at the times the test tells it.
struct Played {
    explicit Played(const DeviceChoice& choice = {})
        : intake("/dev/ttyX", choice, [this](const Event& event) { events.push_back(event); })
    {
        intake.on_open(std::nullopt, at(0s));
    }

    void send(std::string_view text, Timestamp arrival)
    {
        intake.on_bytes({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()}, arrival);
    }
    /// One line each 20 ms from `from` to `until`.
    void send_lines(std::string_view text, Seconds from, Seconds until)
    {
        for (Seconds t = from; t < until; t += 20ms) send(text, at(t));
    }
    std::size_t samples() const
    {
        std::size_t count = 0;
        for (const Event& event : events) count += std::holds_alternative<Sample>(event);
        return count;
    }
    template <class E>
    std::vector<E> all() const
    {
        std::vector<E> found;
        for (const Event& event : events)
            if (const E* e = std::get_if<E>(&event)) found.push_back(*e);
        return found;
    }
    LinkStatus status() const
    {
        LinkStatus last{};
        for (const Event& event : events)
            if (const auto* status = std::get_if<LinkStatus>(&event)) last = *status;
        return last;
    }
    std::size_t statuses() const
    {
        std::size_t count = 0;
        for (const Event& event : events) count += std::holds_alternative<LinkStatus>(event);
        return count;
    }
    bool says(std::string_view words) const
    {
        return status().text.view().find(words) != std::string_view::npos;
    }
    std::vector<std::string> sent()
    {
        std::vector<std::string> sent;
        for (const auto& command : intake.take_commands())
            sent.emplace_back(command.begin(), command.end());
        return sent;
    }

    std::vector<Event> events;
    PortReader intake;
};

} // namespace

TEST_CASE("intake: bare numbers are announced with their measured rate before the first sample")
{
    Played port;
    port.send_lines("512\n", 1s, 4s);
    const auto stream = std::ranges::find_if(
        port.events, [](const Event& e) { return std::holds_alternative<Stream>(e); });
    const auto sample = std::ranges::find_if(
        port.events, [](const Event& e) { return std::holds_alternative<Sample>(e); });
    REQUIRE(stream != port.events.end());
    CHECK(stream < sample);
    CHECK(std::get<Stream>(*stream).rate == 50_sps);
    CHECK(seconds_of(std::get<Sample>(*sample).time) == Approx(1.0).margin(0.02));
    CHECK(port.samples() == 150);
    CHECK(port.status().state == LinkState::streaming);
}

TEST_CASE("intake: a guess is told with the raw lines and how to choose otherwise")
{
    Played port;
    port.send_lines("72,833,512\n", 0s, 3s);
    const auto notice = std::ranges::find_if(
        port.events, [](const Event& e) { return std::holds_alternative<Notice>(e); });
    REQUIRE(notice != port.events.end());
    const std::string text{std::get<Notice>(*notice).text.view()};
    CHECK(text ==
          "It sends \"72,833,512\", \"72,833,512\": taken as PulseSensor (BPM,IBI,Signal). If "
          "that is wrong, choose --format numbers.");
}

TEST_CASE("intake: what the person chose is not guessed at")
{
    Played port{{&number_lines, Wiring{Channel::belt}}};
    port.send_lines("512\n", 0s, 3s);
    for (const Event& event : port.events) {
        CHECK_FALSE(std::holds_alternative<Notice>(event));
        if (const auto* sample = std::get_if<Sample>(&event))
            CHECK(sample->channel == Channel::belt);
    }
    CHECK(port.samples() == 150);
}

TEST_CASE("intake: bytes that fit no format are shown, and the search goes on")
{
    Played port;
    port.send_lines("Hello 1 2\n", 0s, 3s);
    CHECK(port.status().state == LinkState::refused);
    CHECK(port.says("fits no known format: \"Hello 1 2\""));
    const auto said = port.statuses();
    port.send_lines("Hello 1 2\n", 3s, 20s);
    CHECK(port.statuses() == said);
    port.send_lines("S512\n", 20s, 26s);
    CHECK(port.status().state == LinkState::streaming);
}

TEST_CASE("intake: another speed is tried when nothing fits")
{
    Played port;
    const auto before = port.intake.port_settings();
    port.send_lines("\x80\xfe\x02\x13", 0s, 3s);
    CHECK(port.intake.port_settings() != before);
    Played chosen{{&node}};
    chosen.send_lines("\x80\xfe\x02\x13", 0s, 3s);
    CHECK(chosen.intake.port_settings() == before);
    CHECK(chosen.says("is not the format node"));
}

TEST_CASE("intake: silence is told once, and is over with the first bytes")
{
    Played port;
    port.send_lines("S512\n", 0s, 4s);
    for (int s = 4; s < 20; ++s) port.intake.on_second(at(Seconds{s + 0.5}));
    CHECK(port.status().state == LinkState::lost);
    CHECK(port.says("open but silent"));
    const auto said = port.statuses();
    port.send_lines("S512\n", 20s, 21s);
    CHECK(port.status().state == LinkState::streaming);
    CHECK(port.statuses() == said + 1);
    const auto gap = std::ranges::find_if(
        port.events, [](const Event& e) { return std::holds_alternative<Gap>(e); });
    REQUIRE(gap != port.events.end());
    CHECK(seconds_of(std::get<Gap>(*gap).from) == Approx(4.0).margin(0.05));
    CHECK(seconds_of(std::get<Gap>(*gap).until) == Approx(20.0).margin(0.05));
}

TEST_CASE("intake: a sketch that pauses and goes on by itself is not lost at every pause")
{
    Played port;
    int lost = 0;
    for (int round = 0; round < 6; ++round) {
        const Seconds begin{round * 10.0};
        port.send_lines("0,600,512\n", begin, begin + 5s);
        for (int s = 5; s < 10; ++s) {
            port.intake.on_second(at(begin + Seconds{s + 0.5}));
            lost += s == 9 && port.status().state == LinkState::lost;
        }
    }
    CHECK(lost == 1);
    CHECK(port.all<Gap>().size() == 5);
}

TEST_CASE("intake: half a line after a pause does not send the known format away")
{
    Played port;
    port.send_lines("0,600,512\n", 0s, 5s);
    port.send("0,60", at(9s));
    port.send("0,512\n", at(9.02s));
    port.send_lines("0,600,512\n", 9.04s, 10s);
    CHECK(port.samples() >= 250 + 1 + 48);
}

TEST_CASE("intake: pauses in the first seconds do not change the measured rate")
{
    Played port;
    for (int second = 0; second < 8; second += 2)
        port.send_lines("0,600,512\n", Seconds{second + 0.5}, Seconds{second + 1.5});
    REQUIRE(port.all<Stream>().size() == 1);
    CHECK(port.all<Stream>()[0].rate == 50_sps);
}

TEST_CASE("intake: a device that never says anything is told of with what to look at")
{
    Played port;
    for (int s = 1; s < 10; ++s) port.intake.on_second(at(Seconds{s}));
    CHECK(port.status().state == LinkState::connected);
    CHECK(port.says("is the sensor on"));
}

TEST_CASE("intake: a chosen device is started while it is silent, and kept alive while it sends")
{
    Played port{{&zephyr}};
    port.intake.on_second(at(1s));
    const auto asked = port.sent();
    REQUIRE(asked.size() == 2);
    CHECK(asked[0] == std::string(zephyr.start[0].begin(), zephyr.start[0].end()));
    port.send("\x02", at(1.5s));
    port.intake.on_second(at(2s));
    CHECK(port.sent().empty());
}

TEST_CASE("intake: an unknown port that stays silent is asked in the words of every known device")
{
    Played port;
    port.intake.on_second(at(1s));
    CHECK(port.sent().empty());
    std::set<std::string> asked;
    for (int s = 3; s < 20; ++s) {
        port.intake.on_second(at(Seconds{s}));
        for (const std::string& command : port.sent()) asked.insert(command);
    }
    for (const Driver* driver : all_drivers())
        for (const Bytes command : driver->start)
            CHECK(asked.contains(std::string(command.begin(), command.end())));
}

TEST_CASE("intake: an unknown device that speaks is not spoken to, unless its bytes are no text")
{
    Played port;
    port.send_lines("S512\n", 0s, 4s);
    port.intake.on_second(at(4s));
    CHECK(port.sent().empty());
    Played sketch;
    sketch.send_lines("Hello 1 2\n", 0s, 4s);
    sketch.intake.on_second(at(4s));
    CHECK(sketch.sent().empty());
    Played strange;
    strange.send_lines("\x80\xfe\x02\x13", 0s, 4s);
    strange.intake.on_second(at(4s));
    CHECK_FALSE(strange.sent().empty());
}

TEST_CASE("intake: a device that has to be told so is stopped when nobody listens any more")
{
    Played port{{&cyton}};
    port.intake.on_stop();
    CHECK(port.sent().empty());
    std::string frame(33, '\0');
    frame.front() = '\xA0';
    frame.back() = '\xC0';
    for (int i = 0; i < 750; ++i) {
        frame[1] = static_cast<char>(i);
        port.send(frame, at(i * 4ms));
    }
    CHECK(port.status().state == LinkState::streaming);
    port.intake.on_stop();
    CHECK(port.sent() == std::vector<std::string>{"s"});
}

TEST_CASE("intake: another device on the same port is recognised, in the same session")
{
    Played port;
    port.send_lines("S512\n", 0s, 5s);
    port.intake.on_lost(at(5s));
    port.intake.on_open(std::nullopt, at(8s));
    port.send_lines("72,833,512\n", 8s, 16s);
    CHECK(port.status().state == LinkState::streaming);
    CHECK(port.says("BPM,IBI,Signal"));
    Timestamp previous = at(-1s);
    for (const Event& event : port.events)
        if (const auto* sample = std::get_if<Sample>(&event)) {
            REQUIRE(sample->time > previous);
            previous = sample->time;
        }
}

TEST_CASE("intake: a minute of noise at 3 Mbit/s emits no sample and keeps no more than it needs")
{
    Played port;
    std::mt19937 random{9};
    std::string noise(3'000, ' ');
    for (int i = 0; i < 6'000; ++i) {
        for (char& c : noise) c = static_cast<char>(random());
        port.send(noise, at(i * 10ms));
    }
    CHECK(port.samples() == 0);
    CHECK(port.events.size() < 10);
    CHECK(port.status().state == LinkState::refused);
    CHECK(port.says("choose --format"));
}

TEST_CASE("intake: an hour of half frames emits no sample")
{
    Played port{{&node}};
    for (int i = 0; i < 3600 * 5; ++i) port.send("$PEUP,17,68000,", at(i * 200ms));
    CHECK(port.samples() == 0);
    CHECK(port.events.size() < 10);
}

TEST_CASE("intake: a device that takes any sensor is shown with its raw lines and the guess")
{
    Played port;
    port.send_lines("512,300\n", 0s, 3s);
    const auto guess = port.all<SensorGuess>();
    REQUIRE(guess.size() == 1);
    CHECK(guess[0].inputs == Word{"ppg"}); // a belt is never guessed
    CHECK(guess[0].count == 2);
    CHECK(guess[0].raw == Text{"\"512,300\", \"512,300\""});
    Played said{{nullptr, Wiring{std::nullopt, Channel::ecg}}};
    said.send_lines("512,300\n", 0s, 3s);
    CHECK(said.all<SensorGuess>()[0].inputs == Word{"-,ecg"});
    CHECK(said.samples() == 150);
    Played node_port;
    node_port.send_lines("S512\n", 0s, 3s);
    CHECK(node_port.all<SensorGuess>().empty());
}

TEST_CASE("intake: a choice that fits no input of this device gives way to the guess")
{
    Played port{{nullptr, Wiring{std::nullopt, Channel::ecg}}};
    port.send_lines("512\n", 0s, 3s);
    CHECK(port.all<SensorGuess>()[0].inputs == Word{"ppg"});
    CHECK(port.samples() == 150);
}

TEST_CASE("intake: after the computer slept, every channel goes on behind a gap that says so")
{
    Played port;
    port.send_lines("S512\n", 0s, 5s);
    port.intake.on_slept(at(5s));
    port.send_lines("S512\n", 5s, 8s);
    const auto gaps = port.all<Gap>();
    REQUIRE(gaps.size() == 1);
    CHECK(gaps[0].cause == GapCause::clock_jump);
    CHECK(port.samples() >= 400);
    CHECK(port.status().state == LinkState::streaming);
}

TEST_CASE("port reader: damaged frames are counted and reported, undamaged ones are no news")
{
    Played port;
    port.send_lines("S512\n", 0s, 3s);
    port.intake.on_second(at(3s));
    CHECK(port.all<FramesCounted>().empty());
    for (int i = 0; i < 2000; ++i) {
        port.send(i % 25 == 7 ? "S51\x80\n" : "S512\n", at(3s + i * 20ms));
        if (i % 50 == 49) port.intake.on_second(at(4s + (i / 50) * 1s));
    }
    const auto counted = port.all<FramesCounted>();
    REQUIRE(counted.size() == 4); // at once, then every ten seconds
    std::uint64_t damaged = 0;
    for (const FramesCounted& one : counted) damaged += one.not_parsed;
    CHECK(damaged >= 60);
    CHECK(damaged <= 80);
}

namespace {

/// What a node sends with these numbers.
std::string node_line(int sequence, std::uint64_t microseconds)
{
    eupnea_frame frame{};
    frame.sequence = static_cast<std::uint16_t>(sequence);
    frame.time_us = static_cast<std::uint32_t>(microseconds);
    frame.ecg = sequence % 100;
    frame.has = EUPNEA_ECG;
    char line[EUPNEA_FRAME_MAX];
    return {line, eupnea_frame_encode(&frame, line)};
}

} // namespace

TEST_CASE("port reader: a port that is lost while its format is sought loses nothing that came")
{
    Played numbered;
    Played plain;
    for (int plug = 0; plug < 20; ++plug) {
        const Timestamp begin = at(plug * 1s);
        for (Played* port : {&numbered, &plain})
            if (plug > 0) port->intake.on_open(std::nullopt, begin);
        for (int i = 0; i < 60; ++i)
            numbered.send(node_line(i, 4000u * static_cast<unsigned>(i)), begin + 0.1s + i * 4ms);
        for (int i = 0; i < 35; ++i) plain.send("S512\n", begin + 0.1s + i * 20ms);
        for (Played* port : {&numbered, &plain}) port->intake.on_lost(begin + 0.9s);
    }
    CHECK(numbered.samples() == 20 * 60);
    CHECK(plain.samples() == 20 * 35);
    for (const Played* port : {&numbered, &plain}) {
        REQUIRE(port->all<Stream>().size() == 1);
        CHECK(port->all<Gap>().size() == 19);
    }
    CHECK(numbered.all<Stream>()[0].rate == 250_sps);
    CHECK(plain.all<Stream>()[0].rate == 50_sps);
}

TEST_CASE("port reader: numbered frames that tell their time are received after half a second")
{
    Played port;
    for (int i = 0; i < 150; ++i)
        port.send(node_line(i, 4000u * static_cast<unsigned>(i)), at(i * 4ms));
    CHECK(port.status().state == LinkState::streaming);
    CHECK(port.all<Stream>()[0].rate == 250_sps);
    CHECK(port.samples() == 150);
}

TEST_CASE("port reader: seconds of nonsense among what was heard do not end what has just begun")
{
    Played port;
    for (Seconds t = 0.5s; t < 4s; t += 0.5s) port.send("x\n", at(t));
    port.send_lines("S512\n", 4s, 8s);
    CHECK(port.status().state == LinkState::streaming);
    CHECK(port.samples() >= 199);
}

TEST_CASE("port reader: another device that is plugged in while the format is sought is found")
{
    Played port;
    port.send_lines("Hello 1 2\n", 0s, 1s);
    port.intake.on_lost(at(1s));
    port.intake.on_open(std::nullopt, at(5s));
    port.send_lines("S512\n", 5s, 9s);
    CHECK(port.status().state == LinkState::streaming);
    CHECK(port.samples() >= 199);
}

TEST_CASE("port reader: a node whose time stamps leap or run backwards is placed by its numbers")
{
    const auto leaping = [](int i) { return static_cast<std::uint64_t>(i) * 700'000'000u; };
    const auto backwards = [](int i) { return 4'000'000'000u - static_cast<unsigned>(i) * 4000u; };
    const auto standing = [](int) { return std::uint64_t{7}; };
    const auto crawling = [](int i) { return static_cast<std::uint64_t>(i); };
    const auto racing = [](int i) { return static_cast<std::uint64_t>(i) * 100'000u; };
    for (const std::function<std::uint64_t(int)>& time :
         {std::function<std::uint64_t(int)>{leaping},
          {backwards},
          {standing},
          {crawling},
          {racing}}) {
        Played port;
        for (int i = 0; i < 5000; ++i) port.send(node_line(i, time(i)), at(i * 4ms));
        port.intake.on_second(at(20s));
        REQUIRE(port.all<Stream>().size() == 1);
        CHECK(port.all<Stream>()[0].rate == 250_sps);
        CHECK(port.samples() == 5000);
        CHECK(port.all<Gap>().size() <= (time(1) == 100'000 ? 20 : 0)); // in its first second
    }
}
