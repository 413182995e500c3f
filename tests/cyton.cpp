// SPDX-License-Identifier: MIT
#include <vector>

#include "catch.hpp"
#include "drivers/drivers.hpp"
#include "drivers/first_bytes.hpp"

using namespace eupnea;
using namespace eupnea::literals;

namespace {

/// Sample 7: inputs 1, -1, 8388607, -8388608, then 0 four times.
std::vector<std::uint8_t> frame()
{
    std::vector<std::uint8_t> bytes(33, 0);
    const std::uint8_t first[] = {0xA0, 7,    0x00, 0x00, 0x01, 0xFF, 0xFF,
                                  0xFF, 0x7F, 0xFF, 0xFF, 0x80, 0x00, 0x00};
    std::ranges::copy(first, bytes.begin());
    bytes.back() = 0xC0;
    return bytes;
}

} // namespace

TEST_CASE("cyton: eight inputs of 24 bit with sign", "[protocol]")
{
    CHECK(cyton.decode(frame()) ==
          Reading{.sequence = 7, .inputs = {1, -1, 8388607, -8388608, 0, 0, 0, 0}});
}

TEST_CASE("cyton: each damage is refused by its name", "[protocol]")
{
    auto bytes = frame();
    bytes.back() = 0xC7;
    CHECK(cyton.decode(bytes) == fail(DecodeError::magic));
    bytes.front() = 0xA1;
    CHECK(cyton.decode(bytes) == fail(DecodeError::magic));
    bytes.pop_back();
    CHECK(cyton.decode(bytes) == fail(DecodeError::length));
}

TEST_CASE("cyton: known from its first seconds though samples look like its head", "[protocol]")
{
    std::vector<std::uint8_t> bytes;
    for (int i = 0; i < 500; ++i) {
        auto one = frame();
        one[1] = static_cast<std::uint8_t>(i);
        one[15] = 0xA0;
        bytes.insert(bytes.end(), one.begin(), one.end());
    }
    bytes.erase(bytes.begin(), bytes.begin() + 5);
    const auto guess = guess_format(std::vector<Chunk>{{at(0s), bytes}}, std::nullopt);
    REQUIRE(guess);
    CHECK(guess->driver->format == "cyton");
    CHECK(guess->rival == nullptr);
}
