// SPDX-License-Identifier: MIT
// OpenBCI Cyton: eight inputs of 24 bit at 250 Hz, through its USB dongle.
#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "drivers/drivers.hpp"

namespace eupnea {

namespace {

constexpr std::size_t length = 33;
constexpr std::uint8_t head = 0xA0;
constexpr std::size_t inputs = 8;

bool ends(std::uint8_t byte) { return byte >= 0xC0 && byte <= 0xC6; }

Cut cut(Bytes waiting)
{
    const auto start = std::ranges::find(waiting, head);
    const auto skip = static_cast<std::size_t>(start - waiting.begin());
    if (waiting.size() < skip + length) return {.skip = skip};
    return {.skip = skip, .length = length, .whole = true, .resync = true};
}

/// Data layout, big-endian, one letter per byte:
///
///     A0 N 111 222 333 444 555 666 777 888 XXXXXX E
///
/// - N: sample number, wraps at 256
/// - 1 to 8: inputs, 24 bit with sign, 4.5 V / (2^23 - 1) / gain a count
/// - X: acceleration or what is at the auxiliary pins, by E (C0 to C6); not used
///
/// Source: docs.openbci.com, Cyton data format; BrainFlow, cyton.cpp. No checksum.
Decoded decode(Bytes frame)
{
    if (frame.size() != length) return fail(DecodeError::length);
    if (frame.front() != head || !ends(frame.back())) return fail(DecodeError::magic);
    Reading reading{.sequence = frame[1]};
    for (std::size_t at = 2; at < 2 + 3 * inputs; at += 3) {
        const std::uint32_t count = static_cast<std::uint32_t>(frame[at]) << 24u |
                                    static_cast<std::uint32_t>(frame[at + 1]) << 16u |
                                    static_cast<std::uint32_t>(frame[at + 2]) << 8u;
        reading.inputs.push_back(static_cast<std::int32_t>(count) >> 8);
    }
    return reading;
}

std::string encode(const Reading& reading)
{
    if (reading.inputs.size() == 0) return {};
    std::array<std::uint8_t, length> frame{head};
    frame[1] = static_cast<std::uint8_t>(reading.sequence.value_or(0));
    for (std::size_t i = 0; i < reading.inputs.size(); ++i) {
        const auto count = static_cast<std::uint32_t>(std::lround(reading.inputs[i]));
        for (std::size_t k = 0; k < 3; ++k)
            frame[2 + 3 * i + k] = static_cast<std::uint8_t>(count >> (16u - 8u * k));
    }
    frame.back() = 0xC0;
    return {frame.begin(), frame.end()};
}

constexpr UsbId usb[] = {{0x0403, 0x6015}}; // the dongle's FT231X
constexpr std::uint8_t begin_streaming[] = {'b'};
constexpr std::uint8_t stop_streaming[] = {'s'};
constexpr Bytes start[] = {begin_streaming};

} // namespace

constinit const Driver cyton{
    .format = "cyton",
    .name = "OpenBCI Cyton",
    .usb = usb,
    .framing = cut,
    .decode = decode,
    .encode = encode,
    .clocks = {Clocking{.frame_rate = {250.0}, .sequence_modulus = 256}},
    .wiring = Wiring{Channel::ecg},
    .start = start,
    .stop = stop_streaming,
};

} // namespace eupnea
