// SPDX-License-Identifier: MIT
#include "drivers/framing.hpp"

#include <string>
#include <vector>

#include "catch.hpp"

using namespace eupnea;

namespace {

std::span<const std::uint8_t> bytes_of(std::string_view text)
{
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

/// What comes out when the text arrives in pieces of this size.
std::vector<std::string> framed(std::string_view text, std::size_t piece)
{
    Framer framer{lines};
    std::vector<std::string> frames;
    for (std::size_t i = 0; i < text.size(); i += piece)
        framer(bytes_of(text.substr(i, piece)), [&](std::span<const std::uint8_t> frame) {
            frames.emplace_back(frame.begin(), frame.end());
            return true;
        });
    return frames;
}

/// A toy of a binary device: 0xA0, a byte, 0xC0.
Cut three_bytes(std::span<const std::uint8_t> waiting)
{
    const auto start = std::ranges::find(waiting, 0xA0);
    const auto skip = static_cast<std::size_t>(start - waiting.begin());
    if (waiting.size() - skip < 3) return {.skip = skip};
    return {.skip = skip, .length = 3, .whole = true, .resync = true};
}

} // namespace

TEST_CASE("framing: lines are the same however the bytes arrive")
{
    const std::vector<std::string> expected{"512", "513", "5"};
    for (std::size_t piece = 1; piece < 20; ++piece)
        CHECK(framed("512\r\n513\n\n\r\n5\nhalf", piece) == expected);
    for (std::size_t piece = 1; piece < 20; ++piece) // as some terminals and some sketches end them
        CHECK(framed("512\r\r\n513\r5\r\r\nhalf", piece) == expected);
}

TEST_CASE("framing: an endless line is thrown away and the lines after it are found")
{
    const std::string flood(100'000, 'x');
    const auto frames = framed(flood + "\n1\n2\n", 700);
    REQUIRE(frames.size() >= 2);
    CHECK(frames.back() == "2");
    CHECK(frames[frames.size() - 2] == "1");
    for (const auto& frame : frames) CHECK(frame.size() <= longest_line);
}

TEST_CASE("framing: a refused binary frame is searched for another that began within it")
{
    Framer framer{three_bytes};
    const std::vector<std::uint8_t> bytes{1, 2, 0xA0, 0xA0, 7, 0xC0, 0xA0, 8, 0xC0};
    std::vector<int> found;
    framer(bytes, [&](std::span<const std::uint8_t> frame) {
        if (frame[2] != 0xC0) return false;
        found.push_back(frame[1]);
        return true;
    });
    CHECK(found == std::vector{7, 8});
}
