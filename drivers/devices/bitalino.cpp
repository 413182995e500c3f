// SPDX-License-Identifier: MIT
// BITalino: a board with six inputs that any sensor may be plugged into, over Bluetooth or USB.
#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "drivers/drivers.hpp"

namespace eupnea {

namespace {

/// Of a frame, by the number of its inputs; one of five inputs is one of six whose last is 0.
constexpr std::size_t length_of(std::size_t inputs)
{
    constexpr std::array<std::size_t, 7> lengths{0, 3, 4, 6, 7, 8, 8};
    return lengths[inputs];
}

/// CRC-4, polynomial x^4 + x + 1, over the frame with its last nibble, the CRC itself, as 0.
unsigned crc4(Bytes frame)
{
    constexpr std::array<std::uint8_t, 16> table{0,  3, 6,  5,  12, 15, 10, 9,
                                                 11, 8, 13, 14, 7,  4,  1,  2};
    unsigned crc = 0;
    const auto add = [&](unsigned nibble) { crc = table[crc] ^ nibble; };
    for (const std::uint8_t byte : frame.first(frame.size() - 1)) {
        add(byte >> 4u);
        add(byte & 15u);
    }
    add(frame.back() >> 4u);
    return table[crc];
}

bool is_whole(Bytes frame) { return crc4(frame) == (frame.back() & 15u); }

bool follows(Bytes frame, Bytes before)
{
    return is_whole(frame) && frame.back() >> 4u == ((before.back() >> 4u) + 1u) % 16u;
}

/// Four bits are a weak witness, and two short frames make a long one: a frame that another one
/// follows at once is believed only when that one is whole too and bears the next number.
template <std::size_t inputs>
Cut cut(Bytes waiting)
{
    constexpr std::size_t length = length_of(inputs);
    if (waiting.size() < length) return {};
    const bool alone = waiting.size() >= 2 * length && is_whole(waiting.first(length)) &&
                       !follows(waiting.subspan(length, length), waiting.first(length));
    if (alone) return {.skip = 1};
    return {.length = length, .whole = true, .resync = true};
}

/// Data layout, from the last byte of the frame backwards, one letter per bit:
///
///     SSSSCCCC ddddAAAA AAAAAABB BBBBBBBB DDDDDDDD DDEEEEEE EEEEFFFF FFGGGGGG
///
/// - S: sequence number, wraps at 16.  C: CRC-4.  d: digital inputs and outputs, not used
/// - A, B, D, E: inputs 1 to 4, 10 bit.  F, G: inputs 5 and 6, 6 bit
/// - 1 input: 3 bytes, 2: 4, 3: 6, 4: 7, 5 and 6: 8
///
/// Source: github.com/BITalinoWorld/cpp-api, bitalino.cpp.
template <std::size_t inputs>
Decoded decode(Bytes frame)
{
    constexpr std::size_t length = length_of(inputs);
    if (frame.size() != length) return fail(DecodeError::length);
    if (!is_whole(frame)) return fail(DecodeError::checksum);

    const auto byte = [&](std::size_t from_end) -> unsigned { return frame[length - from_end]; };
    Reading reading{.sequence = byte(1) >> 4u};
    reading.inputs.push_back((byte(2) & 15u) << 6u | byte(3) >> 2u);
    if constexpr (inputs >= 2) reading.inputs.push_back((byte(3) & 3u) << 8u | byte(4));
    if constexpr (inputs >= 3) reading.inputs.push_back(byte(5) << 2u | byte(6) >> 6u);
    if constexpr (inputs >= 4) reading.inputs.push_back((byte(6) & 63u) << 4u | byte(7) >> 4u);
    if constexpr (inputs >= 5) reading.inputs.push_back((byte(7) & 15u) << 2u | byte(8) >> 6u);
    if constexpr (inputs >= 6) reading.inputs.push_back(byte(8) & 63u);
    return reading;
}

template <std::size_t inputs>
std::string encode(const Reading& reading)
{
    if (reading.inputs.size() == 0 || reading.inputs.size() > inputs) return {};
    std::array<unsigned, 6> count{};
    for (std::size_t i = 0; i < reading.inputs.size(); ++i)
        count[i] = static_cast<unsigned>(std::clamp(std::lround(reading.inputs[i]), 0l, 1023l)) >>
                   (i < 4 ? 0u : 4u);
    const std::array<unsigned, 8> backwards{
        reading.sequence.value_or(0) % 16 << 4u,
        count[0] >> 6u,
        (count[0] & 63u) << 2u | count[1] >> 8u,
        count[1] & 255u,
        count[2] >> 2u,
        (count[2] & 3u) << 6u | count[3] >> 4u,
        (count[3] & 15u) << 4u | count[4] >> 2u,
        (count[4] & 3u) << 6u | count[5],
    };
    std::array<std::uint8_t, length_of(inputs)> frame{};
    for (std::size_t i = 0; i < frame.size(); ++i)
        frame[frame.size() - 1 - i] = static_cast<std::uint8_t>(backwards[i]);
    frame.back() = static_cast<std::uint8_t>(frame.back() | crc4(frame));
    return {frame.begin(), frame.end()};
}

constexpr std::uint8_t idle[] = {0x00};
constexpr std::uint8_t at_1000_hz[] = {0xC3};
constexpr std::uint8_t live_all_inputs[] = {0xFD};
constexpr Bytes start[] = {idle, at_1000_hz, live_all_inputs};

/// Input 2 is the ECG of the assembled board. Another program may have started fewer inputs; those
/// then count from the first it asked for.
template <std::size_t inputs>
constexpr Driver declared(std::string_view format)
{
    return {.format = format,
            .name = "BITalino",
            .framing = cut<inputs>,
            .decode = decode<inputs>,
            .encode = encode<inputs>,
            .full_scale = 1023,
            .clocks = {Clocking{.sequence_modulus = 16}},
            .wiring = Wiring{inputs == 1 ? std::optional{Channel::ecg} : std::nullopt,
                             inputs == 1 ? std::nullopt : std::optional{Channel::ecg}},
            .start = inputs == 6 ? std::span<const Bytes>{start} : std::span<const Bytes>{},
            .stop = idle};
}

} // namespace

constinit const Driver bitalino = declared<6>("bitalino");
constinit const Driver bitalino_4 = declared<4>("bitalino-4");
constinit const Driver bitalino_3 = declared<3>("bitalino-3");
constinit const Driver bitalino_2 = declared<2>("bitalino-2");
constinit const Driver bitalino_1 = declared<1>("bitalino-1");

} // namespace eupnea
