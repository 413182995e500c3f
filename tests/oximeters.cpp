// SPDX-License-Identifier: MIT
#include <string>
#include <vector>

#include "catch.hpp"
#include "drivers/drivers.hpp"
#include "drivers/first_bytes.hpp"

using namespace eupnea;
using namespace eupnea::literals;

namespace {

using Frame = std::vector<std::uint8_t>;

Decoded read(std::string_view line)
{
    return max3010x.decode({reinterpret_cast<const std::uint8_t*>(line.data()), line.size()});
}

Reading pulse(double wave, double contact)
{
    return {.values = {{Channel::contact, contact}, {Channel::ppg, wave}}};
}

} // namespace

TEST_CASE("cms50: the wave of both generations, and whether a finger is in it", "[protocol]")
{
    CHECK(cms50.decode(Frame{0x87, 0x40, 0x08, 0x48, 0x62}) == pulse(64, 1));
    CHECK(cms50.decode(Frame{0x80, 0x00, 0x10, 0x7F, 0x7F}) == pulse(0, 0));
    CHECK(cms50_new.decode(Frame{0x01, 0xE0, 0x85, 0xB3, 0x86, 0xC1, 0xE1, 0xFF, 0xFF}) ==
          pulse(51, 1));
    CHECK(cms50_new.decode(Frame{0x01, 0xE2, 0x80, 0x80, 0x80, 0xFF, 0xFF, 0xFF, 0xFF}) ==
          pulse(0, 0));
}

TEST_CASE("cms50: each damage is refused by its name", "[protocol]")
{
    CHECK(cms50.decode(Frame{0x87, 0x40, 0x08, 0x48}) == fail(DecodeError::length));
    CHECK(cms50.decode(Frame{0x07, 0x40, 0x08, 0x48, 0x62}) == fail(DecodeError::magic));
    CHECK(cms50.decode(Frame{0x87, 0xC0, 0x08, 0x48, 0x62}) == fail(DecodeError::magic));
    CHECK(cms50.decode(Frame{0x87, 0x40, 0x08, 0x48, 0x70}) == fail(DecodeError::range));
    CHECK(cms50_new.decode(Frame{0x01, 0xE0, 0x85}) == fail(DecodeError::length));
    CHECK(cms50_new.decode(Frame{0x01, 0xE4, 0x85, 0xB3, 0x96, 0xC1, 0xE1, 0xFF, 0xFF}) ==
          fail(DecodeError::magic));
    CHECK(cms50_new.decode(Frame{0x01, 0xE0, 0x85, 0x33, 0x96, 0xC1, 0xE1, 0xFF, 0xFF}) ==
          fail(DecodeError::magic));
}

TEST_CASE("cms50: known from its first seconds, joined in the middle of a frame", "[protocol]")
{
    for (const Driver* driver : {&cms50, &cms50_new}) {
        std::string bytes;
        for (int i = 0; i < 120; ++i) bytes += driver->encode(pulse(40 + i % 30, 1));
        bytes.erase(0, 3);
        const auto guess =
            guess_format(std::vector<Chunk>{{at(0s), {bytes.begin(), bytes.end()}}}, std::nullopt);
        REQUIRE(guess);
        CHECK(guess->driver->format == driver->format);
        CHECK(guess->rival == nullptr);
    }
}

TEST_CASE("max3010x: the infrared light is read, with and without a finger", "[protocol]")
{
    const Reading on{.values = {{Channel::ppg, 109433}, {Channel::contact, 1}}};
    const Reading off{.values = {{Channel::ppg, 1052}, {Channel::contact, 0}}};
    CHECK(read("IR=109433, BPM=71.43, Avg BPM=70") == on);
    CHECK(read("IR=1052, BPM=0.00, Avg BPM=0 No finger?") == off);
    CHECK(read("red=97654, ir=109433, HR=71, HRvalid=1, SPO2=98, SPO2Valid=1") == on);
}

TEST_CASE("max3010x: each damage is refused by its name", "[protocol]")
{
    CHECK(read("IR=") == fail(DecodeError::length));
    CHECK(read("BPM=71.43, IR=109433") == fail(DecodeError::magic));
    CHECK(read("IR=109433, BPM=") == fail(DecodeError::parse));
    CHECK(read("red=5, HR=71") == fail(DecodeError::parse));
    CHECK(read("IR=300000, BPM=71.43") == fail(DecodeError::range));
}
