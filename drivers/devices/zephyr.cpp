// SPDX-License-Identifier: MIT
// Zephyr's chest straps on a serial (Bluetooth SPP) link: BioHarness with ECG and breathing, HxM.
#include <algorithm>

#include "drivers/drivers.hpp"

namespace eupnea {

namespace {

constexpr std::uint8_t start_of_text = 0x02;
constexpr std::size_t overhead = 5;     ///< start, id, length, CRC, end
constexpr std::size_t waveform_at = 9;  ///< in a payload, behind number, date and time
constexpr double waveform_zero = 512.0; ///< of a 10-bit converter

enum Packet : std::uint8_t { breathing = 0x21, ecg = 0x22, hxm = 0x26 };
enum Clock : std::uint8_t { ecg_clock = 0, breathing_clock = 1, hxm_clock = 2 };

/// CRC-8, polynomial 0x8C reflected, from 0.
std::uint8_t crc8(std::span<const std::uint8_t> bytes)
{
    unsigned crc = 0;
    for (const std::uint8_t byte : bytes) {
        crc ^= byte;
        for (int bit = 0; bit < 8; ++bit) crc = (crc & 1u) ? (crc >> 1u) ^ 0x8Cu : crc >> 1u;
    }
    return static_cast<std::uint8_t>(crc);
}

Cut cut(std::span<const std::uint8_t> waiting)
{
    const auto start = std::ranges::find(waiting, start_of_text);
    const auto skip = static_cast<std::size_t>(start - waiting.begin());
    if (waiting.size() < skip + 3) return {.skip = skip};
    const std::size_t length = waiting[skip + 2] + overhead;
    if (waiting.size() < skip + length) return {.skip = skip};
    return {.skip = skip, .length = length, .whole = true, .resync = true};
}

/// `count` samples of 10 bits, least significant bit first, one behind the other.
void unpack(std::span<const std::uint8_t> packed, std::size_t count, Channel channel,
            Values& values)
{
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t bit = 10 * i;
        const unsigned pair = packed[bit / 8] | (packed[bit / 8 + 1] << 8u);
        values.push_back({channel, ((pair >> (bit % 8)) & 0x3FFu) - waveform_zero});
    }
}

/// The HxM's payload, once a second: F firmware, H hardware, V battery in percent, R heart rate, N
/// number of the newest beat, T the times of fifteen beats in ms, the newest first; then distance,
/// speed and strides:
///
///     FFFF HHHH V R N TT...TT ...
Reading hxm_reading(Bytes payload)
{
    constexpr std::size_t battery_at = 8;
    constexpr std::size_t number_at = 10;
    constexpr std::size_t times_at = 11;
    constexpr std::size_t times = 15;
    const auto time = [&](std::size_t i) {
        return payload[times_at + 2 * i] | payload[times_at + 2 * i + 1] << 8u;
    };
    Reading reading{.clock = hxm_clock, .beat_number = payload[number_at]};
    reading.values = {{Channel::battery, static_cast<double>(payload[battery_at])}};
    for (std::size_t i = times - 1; i-- > 0;) {
        const auto interval = static_cast<std::uint16_t>(time(i) - time(i + 1));
        reading.values.push_back({Channel::rr, static_cast<double>(interval)});
    }
    return reading;
}

/// Data layout, little-endian, one letter per byte:
///
///     02 I L P...P C E        P: S YY M D TTTT W...W
///
/// - I: packet, 21 breathing (18 samples, 1.008 s), 22 ECG (63 samples, 0.252 s), 26 HxM; others
///   are recognised and not used: what they report is found in the waveforms by the host
/// - L: length of P.  C: CRC-8 of P.  E: end, 03 or, behind an answer to a command, 06 or 15
/// - S: sequence number of this kind of packet, 8 bit, wraps
/// - Y, M, D, T: date and milliseconds of the day, to 4 ms, so too coarse to place samples by
/// - W: samples, 10 bit each, packed from the least significant bit on, offset 512
///
/// Source: github.com/jpaalasm/zephyr-bt.
Decoded decode(std::span<const std::uint8_t> frame)
{
    if (frame.size() < overhead || frame.size() != frame[2] + overhead)
        return fail(DecodeError::length);
    const std::uint8_t end = frame.back();
    if (frame[0] != start_of_text || (end != 0x03 && end != 0x06 && end != 0x15))
        return fail(DecodeError::magic);
    const auto payload = frame.subspan(3, frame[2]);
    if (crc8(payload) != frame[frame.size() - 2]) return fail(DecodeError::checksum);

    Reading reading;
    if (frame[1] == ecg && payload.size() == 88) {
        reading.clock = ecg_clock;
        unpack(payload.subspan(waveform_at), 63, Channel::ecg, reading.values);
    } else if (frame[1] == breathing && payload.size() == 32) {
        reading.clock = breathing_clock;
        unpack(payload.subspan(waveform_at), 18, Channel::belt, reading.values);
    } else if (frame[1] == hxm && payload.size() == 55) {
        return payload[8] > 100 ? Decoded{fail(DecodeError::range)} : hxm_reading(payload);
    } else {
        reading.clock = no_clock;
        return reading;
    }
    reading.sequence = payload[0];
    return reading;
}

constexpr std::uint8_t send_ecg[] = {0x02, 0x16, 0x01, 0x01, 0x5E, 0x03};
constexpr std::uint8_t send_breathing[] = {0x02, 0x15, 0x01, 0x01, 0x5E, 0x03};
constexpr Bytes start[] = {send_ecg, send_breathing};
// A sign of life, without which the strap hangs up.
constexpr std::uint8_t keep_alive[] = {0x02, 0x23, 0x00, 0x00, 0x03};

} // namespace

constinit const Driver zephyr{
    .format = "zephyr",
    .name = "Zephyr strap",
    .framing = cut,
    .decode = decode,
    .clocks = {Clocking{.frame_rate = {1 / 0.252}, .sequence_modulus = 256},
               Clocking{.frame_rate = {1 / 1.008}, .sequence_modulus = 256},
               Clocking{.frame_rate = {1.0}}},
    .start = start,
    .keep_alive = keep_alive,
};

} // namespace eupnea
