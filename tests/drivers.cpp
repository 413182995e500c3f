// SPDX-License-Identifier: MIT
#include "drivers/drivers.hpp"

#include <random>
#include <set>
#include <string>

#include <fmt/format.h>

#include "catch.hpp"
#include "drivers/wire_encoder.hpp"
#include "hardware/node/frame.h"

using namespace eupnea;

namespace {

Decoded decode(const Driver& driver, std::string_view line)
{
    return driver.decode({reinterpret_cast<const std::uint8_t*>(line.data()), line.size()});
}

std::string encoded(const eupnea_frame& frame)
{
    char line[EUPNEA_FRAME_MAX];
    return {line, eupnea_frame_encode(&frame, line)};
}

/// A sentence with the right checksum around this body.
std::string sentence(std::string_view body)
{
    const auto sum = eupnea_frame_checksum(body.data(), body.data() + body.size());
    return fmt::format("${}*{}{}", body, eupnea_hex_digit(sum >> 4), eupnea_hex_digit(sum & 15));
}

} // namespace

TEST_CASE("drivers: every format has its own name and is found by it")
{
    std::set<std::string_view> names;
    for (const Driver* driver : all_drivers()) {
        names.insert(driver->format);
        CHECK(driver_of(driver->format) == driver);
    }
    CHECK(names.size() == all_drivers().size());
    for (const Driver* driver : {&node, &number_lines, &zephyr, &healthypi})
        CHECK(names.contains(driver->format));
    CHECK(driver_of("no such format") == nullptr);
}

TEST_CASE("node: the documented sentence is what the encoder writes", "[protocol]")
{
    eupnea_frame frame{};
    frame.sequence = 17;
    frame.time_us = 68000;
    frame.has = EUPNEA_PPG | EUPNEA_BELT;
    frame.ppg = 512;
    frame.belt = 302;
    CHECK(encoded(frame) == "$PEUP,17,68000,,512,302*03\r\n");
}

TEST_CASE("node: what the firmware encodes, the driver decodes", "[protocol]")
{
    std::mt19937 random{11};
    for (int i = 0; i < 5000; ++i) {
        eupnea_frame sent{};
        sent.sequence = static_cast<std::uint16_t>(random());
        sent.time_us = static_cast<std::uint32_t>(random());
        sent.has = static_cast<std::uint8_t>(random() % 64);
        sent.ecg = static_cast<std::int32_t>(random()) >> (random() % 24);
        sent.ppg = static_cast<std::int32_t>(random() % 4096);
        sent.belt = static_cast<std::int32_t>(random() % 1024);
        sent.beat_us = static_cast<std::uint32_t>(random());
        sent.contact = random() % 2;
        sent.battery_percent = static_cast<std::uint8_t>(random() % 101);
        if (sent.ecg == INT32_MIN) continue;

        Reading expected{.sequence = sent.sequence, .device_us = sent.time_us};
        const auto add = [&](int field, Channel channel, double value) {
            if (sent.has & field) expected.values.push_back({channel, value});
        };
        add(EUPNEA_ECG, Channel::ecg, sent.ecg);
        add(EUPNEA_PPG, Channel::ppg, sent.ppg);
        add(EUPNEA_BELT, Channel::belt, sent.belt);
        add(EUPNEA_CONTACT, Channel::contact, sent.contact);
        add(EUPNEA_BATTERY, Channel::battery, sent.battery_percent);
        if (sent.has & EUPNEA_BEAT) expected.beat_us = sent.beat_us;

        const std::string line = encoded(sent);
        REQUIRE(line.size() <= EUPNEA_FRAME_MAX);
        REQUIRE(decode(node, line.substr(0, line.size() - 2)) == expected);
    }
}

TEST_CASE("node: each damage is refused by its name", "[protocol]")
{
    CHECK(decode(node, "$PEUP,1,2*0") == fail(DecodeError::length));
    CHECK(decode(node, std::string(300, '$')) == fail(DecodeError::length));
    CHECK(decode(node, "$PXYZ,17,68000,,512,301*77") == fail(DecodeError::magic));
    CHECK(decode(node, "$PEUP,17,68000,,513,302*03") == fail(DecodeError::checksum));
    CHECK(decode(node, "$PEUP,17,68000,,512,302*0G") == fail(DecodeError::checksum));
    CHECK(decode(node, sentence("PEUP,17,68000,,5x2,301")) == fail(DecodeError::parse));
    CHECK(decode(node, sentence("PEUP,,68000,,512,301")) == fail(DecodeError::parse));
    CHECK(decode(node, sentence("PEUP,17,4294967296,,512")) == fail(DecodeError::parse));
    CHECK(decode(node, sentence("PEUP,70000,68000,,512")) == fail(DecodeError::range));
    CHECK(decode(node, sentence("PEUP,17,68000,,,,,2")) == fail(DecodeError::range));
    CHECK(decode(node, sentence("PEUP,17,68000,,,,,,101")) == fail(DecodeError::range));
}

TEST_CASE("node: a later version's further fields are passed over", "[protocol]")
{
    const auto reading = decode(node, sentence("PEUP,17,68000,1,2,3,4,1,99,7,x"));
    REQUIRE(reading);
    CHECK(reading->values.end()[-1] == Value{Channel::battery, 99});
}

TEST_CASE("pulsesensor: the signal is read, the old beat finder's lines are passed over",
          "[protocol]")
{
    CHECK(decode(pulsesensor, "S512") == Reading{.values = {{Channel::ppg, 512}}});
    CHECK(decode(pulsesensor, "B72") == Reading{.clock = no_clock});
    CHECK(decode(pulsesensor, "Q833") == Reading{.clock = no_clock});
    CHECK(decode(pulsesensor, "S") == fail(DecodeError::length));
    CHECK(decode(pulsesensor, "512") == fail(DecodeError::magic));
    CHECK(decode(pulsesensor, "S5x2") == fail(DecodeError::parse));
    CHECK(decode(pulsesensor, "S5000") == fail(DecodeError::range));

    CHECK(decode(pulsesensor_plotter, "72,833,512") == Reading{.values = {{Channel::ppg, 512}}});
    CHECK(decode(pulsesensor_plotter, "72,833") == fail(DecodeError::parse));
    CHECK(decode(pulsesensor_plotter, "512,833,72,5") == fail(DecodeError::parse));
    CHECK(decode(pulsesensor_plotter, "512,833,72") == fail(DecodeError::range));
}

TEST_CASE("number lines: each number is the count at an input", "[protocol]")
{
    CHECK(decode(number_lines, "512") == Reading{.inputs = {512}});
    CHECK(decode(number_lines, " -12.5 ") == Reading{.inputs = {-12.5}});
    CHECK(decode(number_lines, "512, 301.5,0\t7") == Reading{.inputs = {512, 301.5, 0, 7}});
    CHECK(decode(number_lines, "!") == Reading{.values = {{Channel::contact, 0}}});
    CHECK(decode(number_lines, "") == fail(DecodeError::length));
    CHECK(decode(number_lines, std::string(200, '1')) == fail(DecodeError::length));
    CHECK(decode(number_lines, "nan") == fail(DecodeError::parse));
    CHECK(decode(number_lines, "1,2,3,4,5,6,7,8,9") == fail(DecodeError::parse));
    CHECK(decode(number_lines, "4294967295,512") == Reading{.inputs = {4294967295.0, 512}});
}

TEST_CASE("label lines: the label tells what a number measures", "[protocol]")
{
    const Values both{{Channel::ppg, 512}, {Channel::belt, 301.5}};
    CHECK(decode(labelled_lines, "PPG:512,Belt:301.5")->values == both);
    CHECK(decode(labelled_lines, "BPM:72 Signal:512\tIBI:833 PPG:512 resp:301.5")->values == both);
    CHECK(decode(labelled_lines, "IBI:833")->values == Values{{Channel::rr, 833}});
    CHECK(decode(labelled_lines, "512 513") == fail(DecodeError::magic));
    CHECK(decode(labelled_lines, "ppg:51x") == fail(DecodeError::parse));
}

TEST_CASE("label lines: blanks, signs and units around a label and its number are passed over",
          "[protocol]")
{
    const Values infrared{{Channel::ppg, 5001}};
    for (const char* line :
         {"IR=5001 RED=6001", "red: 6001, ir: 5001", " R[6001] IR[5001] G[0]",
          R"({"red":6001,"ir":5001})", "Time: 12:00:01.5 | IR = 5001 | BPM = 72.5bpm",
          "20, irValue: 5001", "IR 5001 RED 6001", "IR: 5001 Status: ok"}) {
        CAPTURE(line);
        const auto reading = decode(labelled_lines, line);
        REQUIRE(reading);
        CHECK(reading->values == infrared);
        CHECK(reading->inputs.size() == 0);
    }
    CHECK(decode(labelled_lines, "Respiration: -3.5 mV")->values == Values{{Channel::belt, -3.5}});
    CHECK(decode(labelled_lines, "Hello 1 2") == fail(DecodeError::magic));
}

TEST_CASE(
    "label lines: a label that names no sensor is an input, and the pulse beside a heart rate",
    "[protocol]")
{
    CHECK(decode(labelled_lines, "Signal: 512")->inputs == Inputs{512});
    CHECK(decode(labelled_lines, "A0: 512, A1: 300")->inputs == Inputs{512, 300});
    CHECK(decode(labelled_lines, "n: 7, value: 512")->inputs == Inputs{512});
    CHECK(decode(labelled_lines, "Signal: 512, BPM: 72")->values == Values{{Channel::ppg, 512}});
    CHECK(decode(labelled_lines, "ECG: 512, A1: 300")->inputs.size() == 0);
}

TEST_CASE("label lines: rates, times and temperatures are recognised and are no wave", "[protocol]")
{
    for (const char* line : {"BPM: 72", "Heart rate:72.5bpm / SpO2:97%", "temperature:36.5",
                             "Pulse rate: 72", "Avg IBI: 833", "millis: 1234"}) {
        CAPTURE(line);
        CHECK(decode(labelled_lines, line) == Reading{.clock = no_clock});
    }
}

TEST_CASE("label lines: numbers of different sensors on lines of their own lose nothing",
          "[protocol]")
{
    const auto clock = [](const char* line) { return decode(labelled_lines, line)->clock; };
    const std::set<int> clocks{clock("ECG: 1"), clock("IR: 1"), clock("RED: 1"), clock("Resp: 1"),
                               clock("IBI: 833")};
    CHECK(clocks.size() == 5);
    CHECK(*clocks.rbegin() < static_cast<int>(most_clocks));
}

TEST_CASE("drivers: what a format's encoder writes, its framing cuts and its decoder reads",
          "[protocol]")
{
    for (const Driver* driver : all_drivers()) {
        if (!driver->encode) continue;
        CAPTURE(driver->format);
        for (const Channel channel : {Channel::ecg, Channel::ppg, Channel::belt}) {
            if (!carries(*driver, channel)) continue;
            for (const double value : {0.0, 1.0, 100.0, std::min(driver->full_scale, 1023.0)}) {
                Reading sent{.sequence = 7, .values = {{channel, value}}};
                if (driver->wiring) unwire(sent, *driver->wiring);
                const std::string bytes = driver->encode(sent);
                std::optional<double> read;
                Framer{driver->framing}(
                    {reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()},
                    [&](Bytes frame) {
                        auto reading = driver->decode(frame);
                        REQUIRE(reading);
                        wire(*reading, driver->wiring.value_or(Wiring{}));
                        read = reading->values.of(channel);
                        return true;
                    });
                CHECK(read == value);
            }
        }
    }
}

TEST_CASE("drivers: no bytes can break a decoder", "[protocol]")
{
    std::mt19937 random{5};
    const std::string_view alphabet = "$PEUP,0123456789*AF:!-.SBQ\xff ecgbelt";
    for (int i = 0; i < 20'000; ++i) {
        std::string line(random() % 70, ' ');
        for (char& c : line) c = alphabet[random() % alphabet.size()];
        for (const Driver* driver : all_drivers()) {
            const auto reading = decode(*driver, line);
            if (reading) REQUIRE(reading->values.size() <= Values::capacity);
        }
    }
}
