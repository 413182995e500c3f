// SPDX-License-Identifier: MIT
// ProtoCentral's boards with ECG and breathing on one line: ADS1292R, MAX30001, HealthyPi 5.
#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "drivers/drivers.hpp"

namespace eupnea {

namespace {

constexpr std::uint8_t start[] = {0x0A, 0xFA};
constexpr std::uint8_t end = 0x0B;
constexpr std::size_t head = 5;             ///< start, length, type
constexpr std::size_t longest_payload = 64; ///< no board sends more
constexpr std::uint8_t samples_type = 2;

/// The end is 00 0B on the boards, and 0B alone in their manual: both are taken.
Cut cut(std::span<const std::uint8_t> waiting)
{
    const auto found = std::ranges::search(waiting, start);
    std::size_t skip = static_cast<std::size_t>(found.begin() - waiting.begin());
    if (found.empty() && !waiting.empty() && waiting.back() == start[0]) --skip; // its first half
    if (waiting.size() < skip + head) return {.skip = skip};
    const std::size_t payload = waiting[skip + 2] + 256u * waiting[skip + 3];
    const std::size_t bare = head + payload + 1;
    if (payload > longest_payload) return {.skip = skip + 1};
    if (waiting.size() < skip + bare) return {.skip = skip};
    const std::size_t length = waiting[skip + bare - 1] == end ? bare : bare + 1;
    if (waiting.size() < skip + length) return {.skip = skip};
    return {.skip = skip, .length = length, .whole = true, .resync = true};
}

double int16_at(std::span<const std::uint8_t> bytes, std::size_t i)
{
    return static_cast<std::int16_t>(bytes[i] | (bytes[i + 1] << 8u));
}

double int32_at(std::span<const std::uint8_t> bytes, std::size_t i)
{
    std::uint32_t value = 0;
    for (std::size_t k = 4; k-- > 0;) value = (value << 8u) | bytes[i + k];
    return static_cast<std::int32_t>(value);
}

/// Data layout, little-endian, one letter per byte; L: length of the payload, T: type:
///
///     0A FA LL T payload 00 0B
///
/// payload, type 2: E: ECG, R: breathing by impedance, H: heart rate, B: breaths/min, I: RR ms
///
///     ADS1292R   EE RR HH BB
///     MAX30001   EEEE RRRR HH II
///     HealthyPi  EEEE RRRR S rrrr iiii TT O H B      r, i: red, infrared, S: 1: R is not valid
///
/// Source: ProtoCentral OpenView, lib/boards/decoders. The boards' own heart and breath rates are
/// not used: the host finds them in the waveforms. No checksum, no sequence number.
template <std::size_t payload_size>
Decoded decode(std::span<const std::uint8_t> frame)
{
    if (frame.size() < head + payload_size + 1 || frame[2] + 256u * frame[3] != payload_size)
        return fail(DecodeError::length);
    const bool padded = frame.size() == head + payload_size + 2;
    if (!std::ranges::equal(frame.first(2), start) || frame[4] != samples_type ||
        frame.back() != end || (padded && frame[frame.size() - 2] != 0))
        return fail(DecodeError::magic);

    const auto payload = frame.subspan(head, payload_size);
    Reading reading;
    if constexpr (payload_size == 8) {
        reading.values = {{Channel::ecg, int16_at(payload, 0)},
                          {Channel::belt, int16_at(payload, 2)}};
    } else {
        reading.values = {{Channel::ecg, int32_at(payload, 0)}};
        const bool valid = payload_size != 22 || payload[8] == 0;
        if (valid) reading.values.push_back({Channel::belt, int32_at(payload, 4)});
    }
    if constexpr (payload_size == 22)
        reading.values.push_back({Channel::ppg, int32_at(payload, 13)});
    return reading;
}

template <std::size_t size>
void put(std::string& frame, std::optional<double> count)
{
    auto bits = static_cast<std::uint32_t>(std::lround(count.value_or(0.0)));
    for (std::size_t i = 0; i < size; ++i, bits >>= 8u) frame += static_cast<char>(bits & 0xFFu);
}

template <std::size_t payload_size>
std::string encode(const Reading& reading)
{
    const auto ecg = reading.values.of(Channel::ecg);
    const auto breath = reading.values.of(Channel::belt);
    const auto infrared = reading.values.of(Channel::ppg);
    const bool sends_light = payload_size == 22;
    if (!ecg && !breath && !(infrared && sends_light)) return {};
    constexpr std::size_t width = payload_size == 8 ? 2 : 4;
    std::string frame{start, start + sizeof start};
    put<2>(frame, payload_size);
    put<1>(frame, samples_type);
    put<width>(frame, ecg);
    put<width>(frame, breath);
    if (sends_light) {
        put<1>(frame, breath ? 0.0 : 1.0);
        put<4>(frame, 0.0);
        put<4>(frame, infrared);
    }
    frame.resize(head + payload_size);
    put<1>(frame, 0.0);
    put<1>(frame, end);
    return frame;
}

} // namespace

constinit const Driver ads1292r{
    .format = "ads1292r",
    .name = "ProtoCentral ADS1292R",
    .framing = cut,
    .decode = decode<8>,
    .encode = encode<8>,
    .full_scale = 32'767,
};

constinit const Driver max30001{
    .format = "max30001",
    .name = "ProtoCentral MAX30001",
    .framing = cut,
    .decode = decode<12>,
    .encode = encode<12>,
    .full_scale = 131'071,
};

constinit const Driver healthypi{
    .format = "healthypi",
    .name = "ProtoCentral HealthyPi 5",
    .framing = cut,
    .decode = decode<22>,
    .encode = encode<22>,
    .full_scale = 2'097'151,
};

} // namespace eupnea
