// SPDX-License-Identifier: MIT
#include "drivers/wire_encoder.hpp"

#include "catch.hpp"
#include "drivers/drivers.hpp"

using namespace eupnea;
using namespace eupnea::literals;

namespace {

ChannelRanges unit_ranges()
{
    ChannelRanges ranges;
    for (const Channel channel : {Channel::ecg, Channel::ppg, Channel::belt}) {
        ranges.see({channel, at(0s), -1.0});
        ranges.see({channel, at(0s), 1.0});
    }
    return ranges;
}

Reading decoded(std::string line)
{
    line.resize(line.size() - 2);
    return *node.decode({reinterpret_cast<const std::uint8_t*>(line.data()), line.size()});
}

} // namespace

TEST_CASE("wire encoder: the range that was seen takes the middle half of the converter, and it "
          "clips at its ends")
{
    CHECK(counts(-1.0, {-1.0, 1.0}, 1000) == 250.0);
    CHECK(counts(1.0, {-1.0, 1.0}, 1000) == 750.0);
    CHECK(counts(9.0, {-1.0, 1.0}, 1000) == 1000.0);
    CHECK(counts(-9.0, {-1.0, 1.0}, 1000) == 0.0);
    CHECK(counts(7.0, {7.0, 7.0}, 1000) == 500.0);
}

TEST_CASE("wire encoder: the fastest channel sends, the others give the value they have")
{
    WireEncoder encode{node, unit_ranges()};
    CHECK(encode(Stream{at(0s), Channel::belt, 25_sps}).empty());
    CHECK(encode(Stream{at(0s), Channel::ecg, 250_sps}).empty());
    CHECK(encode(Sample{Channel::belt, at(8ms), 1.0}).empty());
    const Reading reading = decoded(encode(Sample{Channel::ecg, at(8ms), -1.0}));
    CHECK(reading.sequence == 2);
    CHECK(reading.device_us == 8000);
    CHECK(reading.values.of(Channel::ecg) == std::round(0.25 * 65535));
    CHECK(reading.values.of(Channel::belt) == std::round(0.75 * 65535));
}

TEST_CASE("wire encoder: what is missing from the recording is missing from the numbers")
{
    WireEncoder encode{node, unit_ranges()};
    encode(Stream{at(0s), Channel::ppg, 100_sps});
    CHECK(decoded(encode(Sample{Channel::ppg, at(1s), 0.0})).sequence == 100);
    CHECK(decoded(encode(Sample{Channel::ppg, at(3.5s), 0.0})).sequence == 350);
}

TEST_CASE("wire encoder: a beat of a strap goes out once, with its own time")
{
    WireEncoder encode{node, unit_ranges()};
    encode(Stream{at(0s), Channel::ecg, 250_sps});
    encode(Sample{Channel::rr, at(0.997s), 800.0});
    CHECK(decoded(encode(Sample{Channel::ecg, at(1s), 0.0})).beat_us == 997'000);
    CHECK_FALSE(decoded(encode(Sample{Channel::ecg, at(1.004s), 0.0})).beat_us);
}

TEST_CASE("wire encoder: a format sends only what it has a place for")
{
    CHECK(carries(node, Channel::ecg));
    CHECK(carries(pulsesensor, Channel::ppg));
    CHECK_FALSE(carries(pulsesensor, Channel::ecg));
    WireEncoder encode{pulsesensor, unit_ranges()};
    encode(Stream{at(0s), Channel::ecg, 250_sps});
    CHECK(encode(Sample{Channel::ecg, at(0s), 0.0}).empty());
    encode(Stream{at(0s), Channel::ppg, 50_sps});
    CHECK(encode(Sample{Channel::ppg, at(0s), 0.0}) == "S512\r\n");
}

TEST_CASE("wire encoder: a device of a rate of its own sends at that rate, whatever is played")
{
    const auto frames_in_a_second = [](const Driver& format, SampleRate played) {
        WireEncoder encode{format, unit_ranges()};
        encode(Stream{at(0s), Channel::ppg, played});
        encode(Stream{at(0s), Channel::ecg, played});
        std::size_t bytes = 0;
        for (int i = 0; i < 10 * played.per_second; ++i) {
            const Timestamp time = at(i * period(played));
            bytes += encode(Sample{Channel::ecg, time, 0.0}).size();
            bytes += encode(Sample{Channel::ppg, time, 0.0}).size();
        }
        return static_cast<double>(bytes) / 10;
    };
    CHECK(frames_in_a_second(cms50, 250_sps) / 5 == Approx(60).margin(0.2));
    CHECK(frames_in_a_second(cyton, 125_sps) / 33 == Approx(250).margin(0.2));
}
