// SPDX-License-Identifier: MIT
#include <random>
#include <vector>

#include "catch.hpp"
#include "drivers/drivers.hpp"
#include "drivers/first_bytes.hpp"

using namespace eupnea;
using namespace eupnea::literals;

namespace {

using Frame = std::vector<std::uint8_t>;

std::string frame_of(const Driver& driver, std::uint32_t sequence, const Inputs& inputs)
{
    return driver.encode({.sequence = sequence, .inputs = inputs});
}

Inputs steady() { return {512, 300, 1023, 1, 33, 63}; }

/// What is accepted of these bytes, as sequence numbers.
std::vector<std::uint32_t> read(const Driver& driver, const std::string& bytes)
{
    std::vector<std::uint32_t> numbers;
    Framer{driver.framing}({reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()},
                           [&](Bytes frame) {
                               const auto reading = driver.decode(frame);
                               if (reading) numbers.push_back(*reading->sequence);
                               return reading.has_value();
                           });
    return numbers;
}

} // namespace

TEST_CASE("bitalino: frames of one, two and six inputs, worked out by hand", "[protocol]")
{
    CHECK(bitalino_1.decode(Frame{0x00, 0x98, 0x5F}) == Reading{.sequence = 5, .inputs = {512}});
    CHECK(bitalino_2.decode(Frame{0x2C, 0x01, 0x98, 0x55}) ==
          Reading{.sequence = 5, .inputs = {512, 300}});
    CHECK(bitalino.decode(Frame{0x7F, 0x18, 0xC0, 0xFF, 0x2C, 0x01, 0x98, 0x57}) ==
          Reading{.sequence = 5, .inputs = {512, 300, 1023, 1, 33, 63}});
}

TEST_CASE("bitalino: each damage is refused by its name", "[protocol]")
{
    CHECK(bitalino_1.decode(Frame{0x00, 0x98}) == fail(DecodeError::length));
    CHECK(bitalino_2.decode(Frame{0x00, 0x98, 0x5F}) == fail(DecodeError::length));
    for (std::size_t bit = 0; bit < 24; ++bit) {
        Frame frame{0x00, 0x98, 0x5F};
        frame[bit / 8] = static_cast<std::uint8_t>(frame[bit / 8] ^ (1u << bit % 8));
        CHECK(bitalino_1.decode(frame) == fail(DecodeError::checksum));
    }
}

TEST_CASE(
    "bitalino: joined in the middle of a frame, and behind a damaged one, it is in step again",
    "[protocol]")
{
    std::string bytes;
    for (std::uint32_t i = 0; i < 100; ++i) bytes += frame_of(bitalino, i, steady());
    const auto joined = read(bitalino, bytes.substr(3));
    CHECK(joined.size() == 99);
    bytes[8 * 50 + 2] ^= 0x10;
    const auto damaged = read(bitalino, bytes);
    CHECK(damaged.size() >= 98); // the damaged one, and the one before it that no whole one follows
    CHECK(damaged.back() == 99 % 16);
}

TEST_CASE("bitalino: the number of inputs is known from the first seconds, at every rate",
          "[protocol]")
{
    std::mt19937 random{16};
    for (const Driver* driver : {&bitalino, &bitalino_4, &bitalino_3, &bitalino_2, &bitalino_1}) {
        for (const double rate : {1.0, 10.0, 100.0, 1000.0}) {
            CAPTURE(driver->format, rate);
            std::vector<Chunk> chunks;
            const int frames = static_cast<int>(rate < 10 ? 6 * rate : 2 * rate);
            for (int i = 0; i < frames; ++i) {
                const double level = 512 + static_cast<double>(random() % 40);
                const auto frame = frame_of(*driver, static_cast<std::uint32_t>(i), {level});
                chunks.push_back({at(Seconds{i / rate}), {frame.begin(), frame.end()}});
            }
            const auto guess = guess_format(chunks, std::nullopt);
            REQUIRE(guess);
            CHECK(guess->driver->format == driver->format);
            const auto rates = measure_rates(*driver, chunks);
            REQUIRE(rates);
            CHECK((*rates)[0].per_second == rate);
        }
    }
}

TEST_CASE("bitalino: the sensors are where the person says they are")
{
    std::vector<Event> events;
    ChannelStreams tracks{[&](const Event& event) { events.push_back(event); }};
    Receiver receiver{bitalino, {1000_sps}, tracks};
    receiver.wire_as(*parse_wiring("belt,-,ppg"));
    const auto frame = frame_of(bitalino, 0, steady());
    receiver({reinterpret_cast<const std::uint8_t*>(frame.data()), frame.size()}, at(1s));
    std::vector<Sample> samples;
    for (const Event& event : events)
        if (const auto* sample = std::get_if<Sample>(&event)) samples.push_back(*sample);
    REQUIRE(samples.size() == 2);
    CHECK(samples[0].channel == Channel::ppg);
    CHECK(samples[0].value == 1023);
    CHECK(samples[1].channel == Channel::belt);
    CHECK(samples[1].value == 512);
}
