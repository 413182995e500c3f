// SPDX-License-Identifier: MIT
#include <vector>

#include "catch.hpp"
#include "drivers/drivers.hpp"
#include "drivers/first_bytes.hpp"

using namespace eupnea;
using namespace eupnea::literals;

namespace {

using Octets = std::vector<std::uint8_t>;

/// ECG 100, breathing -50, 60 beats and 12 breaths a minute.
const Octets ads_frame{0x0A, 0xFA, 0x08, 0x00, 0x02, 0x64, 0x00, 0xCE,
                       0xFF, 0x3C, 0x00, 0x0C, 0x00, 0x00, 0x0B};

std::vector<Values> framed(const Driver& driver, const Octets& bytes)
{
    std::vector<Values> found;
    Framer framer{driver.framing};
    framer(bytes, [&](std::span<const std::uint8_t> frame) {
        const auto reading = driver.decode(frame);
        if (reading) found.push_back(reading->values);
        return reading.has_value();
    });
    return found;
}

Octets repeated(const Octets& bytes, int times)
{
    Octets all;
    for (int i = 0; i < times; ++i) all.insert(all.end(), bytes.begin(), bytes.end());
    return all;
}

} // namespace

TEST_CASE("protocentral: ECG and breathing of the ADS1292R on one line", "[protocol]")
{
    const Values expected{{Channel::ecg, 100}, {Channel::belt, -50}};
    CHECK(framed(ads1292r, ads_frame) == std::vector{expected});

    Octets without_padding = ads_frame;
    without_padding.erase(without_padding.end() - 2);
    CHECK(framed(ads1292r, repeated(without_padding, 3)).size() == 3);
}

TEST_CASE("protocentral: each damage is refused by its name", "[protocol]")
{
    CHECK(max30001.decode(ads_frame) == fail(DecodeError::length));
    const auto broken = [&](std::size_t i) {
        Octets frame = ads_frame;
        frame[i] ^= 0x40;
        return ads1292r.decode(frame);
    };
    for (const std::size_t i : {0u, 1u, 4u, 13u, 14u}) CHECK(broken(i) == fail(DecodeError::magic));
    CHECK(broken(2) == fail(DecodeError::length));
}

TEST_CASE("protocentral: 32-bit counts of the MAX30001 keep their sign", "[protocol]")
{
    const Octets frame{0x0A, 0xFA, 12, 0, 2, 0xFE, 0xFF, 0xFF, 0xFF, 0x00,
                       0x00, 0x01, 0,  0, 0, 0,    0,    0x00, 0x0B};
    CHECK(framed(max30001, frame) ==
          std::vector{Values{{Channel::ecg, -2}, {Channel::belt, 65536}}});
}

TEST_CASE("protocentral: HealthyPi leaves out an impedance that it marks as not valid",
          "[protocol]")
{
    Octets frame{0x0A, 0xFA, 22, 0, 2};
    Octets payload(22, 0);
    payload[0] = 5;
    payload[4] = 6;
    payload[13] = 7;
    frame.insert(frame.end(), payload.begin(), payload.end());
    frame.insert(frame.end(), {0x00, 0x0B});
    CHECK(framed(healthypi, frame) ==
          std::vector{Values{{Channel::ecg, 5}, {Channel::belt, 6}, {Channel::ppg, 7}}});
    frame[5 + 8] = 1;
    CHECK(framed(healthypi, frame) == std::vector{Values{{Channel::ecg, 5}, {Channel::ppg, 7}}});
}

TEST_CASE("protocentral: a lost start costs one frame, and the board is known from its bytes",
          "[protocol]")
{
    Octets bytes = repeated(ads_frame, 10);
    bytes.erase(bytes.begin() + 45);
    CHECK(framed(ads1292r, bytes).size() == 9);
    const auto guess = guess_format(std::vector<Chunk>{{at(0s), bytes}}, std::nullopt);
    REQUIRE(guess);
    CHECK(guess->driver->format == "ads1292r");
}

TEST_CASE("protocentral: what is played is what is read", "[protocol]")
{
    const Values played{{Channel::ecg, 1234}, {Channel::belt, 567}};
    for (const Driver* driver : {&ads1292r, &max30001, &healthypi}) {
        const std::string frame = driver->encode({.values = played});
        const Octets bytes{frame.begin(), frame.end()};
        const auto read = framed(*driver, repeated(bytes, 2));
        REQUIRE(read.size() == 2);
        CHECK(read[1].of(Channel::ecg) == 1234);
        CHECK(read[1].of(Channel::belt) == 567);
    }
    CHECK(ads1292r.encode({.values = {{Channel::ppg, 1.0}}}).empty());
    CHECK_FALSE(healthypi.encode({.values = {{Channel::ppg, 1.0}}}).empty());
}
