// SPDX-License-Identifier: MIT
#include <fstream>
#include <iterator>
#include <vector>

#include "catch.hpp"
#include "drivers/drivers.hpp"
#include "drivers/first_bytes.hpp"
#include "recordings.hpp"

using namespace eupnea;
using namespace eupnea::literals;

namespace {

std::vector<std::uint8_t> load(const std::filesystem::path& path)
{
    std::ifstream file{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
}

} // namespace

TEST_CASE("zephyr: each damage is refused by its name", "[protocol]")
{
    const std::vector<std::uint8_t> good{0x02, 0x23, 0x00, 0x00, 0x03};
    CHECK(zephyr.decode(good) == Reading{.clock = no_clock});
    const auto broken = [&](std::size_t i, std::uint8_t byte) {
        auto frame = good;
        frame[i] = byte;
        return zephyr.decode(frame);
    };
    CHECK(broken(2, 1) == fail(DecodeError::length));
    CHECK(broken(0, 3) == fail(DecodeError::magic));
    CHECK(broken(4, 4) == fail(DecodeError::magic));
    CHECK(broken(3, 1) == fail(DecodeError::checksum));
}

TEST_CASE("zephyr: 10-bit samples are unpacked from the least significant bit on", "[protocol]")
{
    // 0, 1023, 512 and 1, ten bits each, by hand
    std::vector<std::uint8_t> frame{0x02, 0x21, 32};
    std::vector<std::uint8_t> payload(32, 0);
    payload[0] = 77;
    const std::uint8_t first[] = {0x00, 0xFC, 0x0F, 0x60, 0x00};
    std::ranges::copy(first, payload.begin() + 9);
    frame.insert(frame.end(), payload.begin(), payload.end());
    std::uint8_t crc = 0;
    for (const std::uint8_t byte : payload) {
        crc ^= byte;
        for (int i = 0; i < 8; ++i)
            crc = static_cast<std::uint8_t>(crc & 1 ? (crc >> 1) ^ 0x8C : crc >> 1);
    }
    frame.push_back(crc);
    frame.push_back(0x03);
    const auto reading = zephyr.decode(frame);
    REQUIRE(reading);
    CHECK(reading->sequence == 77);
    CHECK(reading->values.size() == 18);
    const Value* value = reading->values.begin();
    CHECK(value[0] == Value{Channel::belt, -512});
    CHECK(value[1] == Value{Channel::belt, 511});
    CHECK(value[2] == Value{Channel::belt, 0});
    CHECK(value[3] == Value{Channel::belt, -511});
}

TEST_CASE("zephyr: two minutes of a real strap -> every frame, ECG at 250 Hz and breathing, no gap",
          "[recording]")
{
    NEEDS_RECORDING(path, "zephyr_streams/bh.dat");
    const auto bytes = load(path);
    std::vector<Event> events;
    ChannelStreams tracks{[&](const Event& event) { events.push_back(event); }};
    Receiver receiver{zephyr, {}, tracks};
    const Seconds length = 150s; // by the strap's own time stamps
    const std::size_t piece = 190;
    for (std::size_t i = 0; i < bytes.size(); i += piece) {
        const double share = static_cast<double>(i) / static_cast<double>(bytes.size());
        receiver(std::span{bytes}.subspan(i, std::min(piece, bytes.size() - i)),
                 at(share * length));
    }
    CHECK(receiver.statistics().accepted == 1479);
    for (const auto refused : receiver.statistics().refused) CHECK(refused == 0);

    std::size_t ecg = 0;
    std::size_t belt = 0;
    for (const Event& event : events) {
        CHECK_FALSE(std::holds_alternative<Gap>(event));
        if (const auto* sample = std::get_if<Sample>(&event)) {
            ecg += sample->channel == Channel::ecg;
            belt += sample->channel == Channel::belt;
        }
    }
    CHECK(ecg == 597 * 63);
    CHECK(belt == 149 * 18);
    CHECK(std::get<Stream>(events[0]).rate.per_second == Approx(250.0));
}

TEST_CASE("zephyr: the strap is known from its first seconds", "[recording]")
{
    NEEDS_RECORDING(path, "zephyr_streams/bh.dat");
    auto bytes = load(path);
    bytes.resize(2000);
    bytes.erase(bytes.begin(), bytes.begin() + 100);
    const auto guess = guess_format(std::vector<Chunk>{{at(0s), bytes}}, std::nullopt);
    REQUIRE(guess);
    CHECK(guess->driver->format == "zephyr");
    CHECK(guess->rival == nullptr);
}

TEST_CASE("zephyr: the HxM's beats of a real strap follow each other, none is told twice",
          "[recording]")
{
    NEEDS_RECORDING(path, "zephyr_streams/hxm.dat");
    const auto bytes = load(path);
    std::vector<Sample> intervals;
    std::size_t gaps = 0;
    ChannelStreams tracks{[&](const Event& event) {
        const auto* sample = std::get_if<Sample>(&event);
        if (sample && sample->channel == Channel::rr) intervals.push_back(*sample);
        gaps += std::holds_alternative<Gap>(event);
    }};
    Receiver receiver{zephyr, {}, tracks};
    const std::size_t packet = 60;
    for (std::size_t i = 0; i + packet <= bytes.size(); i += packet)
        receiver(std::span{bytes}.subspan(i, packet),
                 at(10s + static_cast<double>(i / packet) * 1s));
    CHECK(receiver.statistics().accepted == 142);
    for (const auto refused : receiver.statistics().refused) CHECK(refused == 0);
    CHECK(gaps == 0);
    REQUIRE(intervals.size() > 130);
    CHECK(intervals.front().value == 18531 - 17619);
    CHECK(intervals[1].value == 19415 - 18531);
    Timestamp previous = intervals.front().time;
    for (std::size_t i = 30; i + 1 < intervals.size(); ++i) {
        const Seconds step = intervals[i + 1].time - intervals[i].time;
        CHECK(step.count() == Approx(intervals[i + 1].value / 1000).margin(0.05));
        CHECK(intervals[i].time > previous);
        previous = intervals[i].time;
    }
}
