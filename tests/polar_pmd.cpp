// SPDX-License-Identifier: MIT
#include "drivers/bluetooth/polar_pmd.hpp"

#include <vector>

#include "catch.hpp"

using namespace eupnea;

namespace {

using Octets = std::vector<std::uint8_t>;

const Octets published{0x00, 0x00, 0x94, 0x35, 0x77, 0x00, 0x00, 0x00,
                       0x00, 0x00, 0x02, 0x80, 0xFF, 0x02, 0x80, 0x00};

Octets with(Octets bytes, std::size_t at, std::uint8_t value)
{
    bytes[at] = value;
    return bytes;
}

} // namespace

TEST_CASE("polar pmd: the published ECG vector is -32766 and 32770 uV at 2 s", "[protocol]")
{
    const auto found = decode_pmd_ecg(published);
    REQUIRE(found);
    REQUIRE(found->count == 2);
    CHECK(found->microvolts[0] == -32766);
    CHECK(found->microvolts[1] == 32770);
    CHECK(found->device_ns == 2'000'000'000);
}

TEST_CASE("polar pmd: other measurements, other packings and cut packets are refused by name",
          "[protocol]")
{
    CHECK(decode_pmd_ecg(with(published, 0, 0x02)).error() == DecodeError::magic); // acceleration
    CHECK(decode_pmd_ecg(with(published, 9, 0x80)).error() == DecodeError::magic); // compressed
    CHECK(decode_pmd_ecg(with(published, 0, 0xC0)).has_value()); // the high bits are reserved
    for (const std::size_t size : {0, 9, 10, 15}) {
        CAPTURE(size);
        CHECK(decode_pmd_ecg(std::span{published}.first(size)).error() == DecodeError::length);
    }
    CHECK(decode_pmd_ecg(Octets(10 + 3 * 168)).error() == DecodeError::length);
}

TEST_CASE("polar pmd: the control point's answer tells what was refused", "[protocol]")
{
    CHECK(*decode_pmd_answer(Octets{0xF0, 0x02, 0x00, 0x00, 0x00}) == PmdAnswer{0x02, 0});
    CHECK(*decode_pmd_answer(Octets{0xF0, 0x02, 0x00, 0x0A}) == PmdAnswer{0x02, 10});
    CHECK(decode_pmd_answer(Octets{0x0F, 0x05, 0x00, 0x00}).error() == DecodeError::magic);
    CHECK(decode_pmd_answer(Octets{0xF0}).error() == DecodeError::length);
}
