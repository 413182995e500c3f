// SPDX-License-Identifier: MIT
#include "drivers/bluetooth/heart_rate.hpp"

#include <cmath>
#include <vector>

#include "catch.hpp"

using namespace eupnea;

namespace {

auto decode(std::vector<std::uint8_t> value) { return decode_heart_rate(value); }

} // namespace

TEST_CASE("BLE heart rate: 8 and 16 bit", "[protocol]")
{
    CHECK(decode({0x00, 0xFF})->heart_rate_bpm == 255);
    CHECK(decode({0x01, 0x80, 0x80})->heart_rate_bpm == 32896);
}

TEST_CASE("BLE heart rate: contact is yes, no, or not known", "[protocol]")
{
    CHECK(decode({0x06, 0x00})->contact == true);
    CHECK(decode({0x04, 0x00})->contact == false);
    CHECK(decode({0x02, 0x00})->contact == std::nullopt);
}

TEST_CASE("BLE heart rate: energy is there only with its flag", "[protocol]")
{
    CHECK(decode({0x09, 0x00, 0x00, 0xFF, 0xFF})->energy_kj == 65535);
    CHECK(decode({0x08, 0x00, 0x7F, 0x80})->energy_kj == 32895);
    CHECK(decode({0x00, 0x00})->energy_kj == std::nullopt);
}

TEST_CASE("BLE heart rate: intervals in 1/1024 s, the oldest first", "[protocol]")
{
    const auto one = decode({0x10, 0x00, 0xFF, 0xFF});
    REQUIRE(one->rr_count == 1);
    CHECK(std::round(one->rr[0].count()) == 63999);
    const auto two = decode({0x11, 0x00, 0x00, 0xFF, 0xFF, 0x7F, 0x80});
    REQUIRE(two->rr_count == 2);
    CHECK(std::round(two->rr[0].count()) == 63999);
    CHECK(std::round(two->rr[1].count()) == 32124);
}

TEST_CASE("BLE heart rate: what is too short, odd or too long is refused", "[protocol]")
{
    CHECK(decode({}) == fail(DecodeError::length));
    CHECK(decode({0x01, 0x80}) == fail(DecodeError::length));
    CHECK(decode({0x10, 0x00, 0xFF}) == fail(DecodeError::length));
    CHECK(decode({0x00, 0x00, 0xFF, 0xFF}) == fail(DecodeError::length));
    CHECK(decode(std::vector<std::uint8_t>(22, 0x10)) == fail(DecodeError::length));
}
