// SPDX-License-Identifier: MIT
#include "drivers/first_bytes.hpp"

#include <cmath>
#include <random>

#include <fmt/format.h>

#include "catch.hpp"
#include "drivers/drivers.hpp"
#include "hardware/node/frame.h"

using namespace eupnea;
using namespace eupnea::literals;

namespace {

/// Two seconds of lines at this rate, arriving in bursts.
template <class Line>
std::vector<Chunk> arrivals(double rate, Seconds burst, Line&& line)
{
    std::vector<Chunk> chunks;
    for (int i = 0; i < 2 * rate; ++i) {
        const std::string text = line(i);
        const Timestamp arrival = at(std::ceil(i / rate / burst.count()) * burst);
        if (chunks.empty() || chunks.back().arrival != arrival) chunks.push_back({arrival, {}});
        chunks.back().bytes.insert(chunks.back().bytes.end(), text.begin(), text.end());
    }
    return chunks;
}

std::string pulse_line(int i)
{
    if (i % 40 == 39) return "B72\r\nQ833\r\nS600\r\n";
    return fmt::format("S{}\r\n", 500 + i % 50);
}

std::string node_line(int i)
{
    eupnea_frame frame{};
    frame.sequence = static_cast<std::uint16_t>(65500 + i);
    frame.time_us = 4294000000u + static_cast<std::uint32_t>(i) * 4000u;
    frame.has = EUPNEA_PPG;
    char line[EUPNEA_FRAME_MAX];
    return {line, eupnea_frame_encode(&frame, line)};
}

} // namespace

TEST_CASE("first bytes: each format is known from two seconds, joined in mid-line")
{
    const auto check = [](const Driver& driver, auto line) {
        auto chunks = arrivals(50, 20ms, line);
        chunks.front().bytes.erase(chunks.front().bytes.begin());
        const auto guess = guess_format(chunks, std::nullopt);
        REQUIRE(guess);
        CHECK(guess->driver->format == driver.format);
    };
    check(node, node_line);
    check(pulsesensor, pulse_line);
    check(pulsesensor_plotter, [](int i) { return "72,833," + std::to_string(i) + "\n"; });
    check(labelled_lines, [](int i) { return "ecg:" + std::to_string(i) + "\n"; });
    check(number_lines, [](int i) { return std::to_string(i) + "\n"; });
}

TEST_CASE("first bytes: three numbers may be a PulseSensor's or any others, named formats are sure")
{
    const auto bare = arrivals(50, 20ms, [](int i) { return std::to_string(i) + "\n"; });
    CHECK(guess_format(bare, std::nullopt)->rival == nullptr);
    const auto three = arrivals(50, 20ms, [](int i) { return fmt::format("72,833,{}\n", i); });
    const auto guess = guess_format(three, std::nullopt);
    REQUIRE(guess);
    CHECK(guess->driver->format == "pulsesensor-plotter");
    CHECK(guess->rival->format == "numbers");
    CHECK(guess_format(arrivals(50, 20ms, pulse_line), std::nullopt)->rival == nullptr);
    CHECK(raw_lines(bare, 3) == R"("0", "1", "2")");
}

TEST_CASE("first bytes: noise, prose and too little fit no format")
{
    std::mt19937 random{1};
    std::vector<std::uint8_t> noise(20'000);
    for (auto& byte : noise) byte = static_cast<std::uint8_t>(random());
    CHECK_FALSE(guess_format(std::vector<Chunk>{{at(0s), noise}}, std::nullopt));
    CHECK(raw_lines(std::vector<Chunk>{{at(0s), {0x80, 'a', '\n'}}}, 3) == "\"\\x80a\"");
    CHECK(raw_lines(arrivals(9, 20ms, [](int) { return std::string{"$PEUP,17,"}; }), 2) ==
          R"("$PEUP,17,$PEUP,17,$PEUP,...")");

    const std::string prose = "Hello, world\nStarting up\nS512\nReady.\n";
    CHECK_FALSE(
        guess_format(std::vector<Chunk>{{at(0s), {prose.begin(), prose.end()}}}, std::nullopt));
    CHECK_FALSE(guess_format(std::vector<Chunk>{{at(0s), {'1', '\n', '2', '\n'}}}, std::nullopt));
}

TEST_CASE("first bytes: the rate of bare lines is measured from bursts, to whole lines a second")
{
    for (const double rate : {20.0, 50.0, 100.0, 128.0, 250.0, 500.0}) {
        const auto chunks =
            arrivals(rate * 1.0004, 16ms, [](int i) { return std::to_string(i) + "\n"; });
        const auto rates = measure_rates(number_lines, chunks);
        REQUIRE(rates);
        CHECK((*rates)[0].per_second == rate);
    }
}

TEST_CASE("first bytes: beat lines between the samples do not change the measured rate")
{
    const auto rates = measure_rates(pulsesensor, arrivals(50, 20ms, pulse_line));
    REQUIRE(rates);
    CHECK((*rates)[0] == 50_sps);
}

TEST_CASE("first bytes: the red light of a pulse board on lines of its own gives way to infrared")
{
    const auto rates =
        measure_rates(labelled_lines, arrivals(100, 20ms, [](int i) {
                          return fmt::format("{}: {}\n", i % 2 ? "IR" : "RED", 5000 + i);
                      }));
    REQUIRE(rates);
    CHECK(std::ranges::count((*rates), 50_sps) == 1);
    CHECK(std::ranges::count((*rates), 0_sps) == most_clocks - 1);
}

TEST_CASE("first bytes: a pause of the sketch does not change the measured rate")
{
    std::vector<Chunk> chunks;
    for (int i = 0; i < 100; ++i) {
        const std::string line = std::to_string(i % 7) + "\n";
        chunks.push_back({at(i * 20ms + (i / 30) * 700ms), {line.begin(), line.end()}});
    }
    CHECK((*measure_rates(number_lines, chunks))[0] == 50_sps);
}

TEST_CASE("first bytes: time stamps that no device can mean give way to the arrivals")
{
    const auto chunks = arrivals(250, 20ms, [](int i) {
        eupnea_frame frame{};
        frame.sequence = static_cast<std::uint16_t>(i);
        frame.time_us = static_cast<std::uint32_t>(i) / 8u; // eight million a second
        frame.has = EUPNEA_PPG;
        char line[EUPNEA_FRAME_MAX];
        return std::string{line, eupnea_frame_encode(&frame, line)};
    });
    CHECK((*measure_rates(node, chunks))[0] == 250_sps);
}

TEST_CASE("first bytes: a device's own time gives its rate exactly, across its wrap")
{
    // All of it arrives at once, as from a buffer: arrivals would say anything.
    const auto rates = measure_rates(node, arrivals(250, 2s, node_line));
    REQUIRE(rates);
    CHECK((*rates)[0] == 250_sps);
}
