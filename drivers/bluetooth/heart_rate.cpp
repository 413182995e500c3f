// SPDX-License-Identifier: MIT
#include "drivers/bluetooth/heart_rate.hpp"

namespace eupnea {

namespace {

std::uint16_t u16_at(std::span<const std::uint8_t> bytes, std::size_t i)
{
    return static_cast<std::uint16_t>(bytes[i] | (bytes[i + 1] << 8u));
}

} // namespace

/// Data layout, little-endian, one letter per byte; what is in brackets is there when its flag is:
///
///     F H[H] [EE] [RR]...
///
/// - F: flags, bits 000RECSW: W heart rate is 16 bit, S contact detected, C contact can be
///   detected, E energy is there, R intervals are there
/// - H: heart rate, beats per minute, 8 or 16 bit.  E: energy, kJ
/// - R: RR intervals, 1/1024 s, oldest first, to the end
///
/// Source: Bluetooth Heart Rate Service; test vectors of polar-ble-sdk.
Result<HeartRateMeasurement, DecodeError> decode_heart_rate(std::span<const std::uint8_t> value)
{
    if (value.empty()) return fail(DecodeError::length);
    const std::uint8_t flags = value[0];
    const bool wide = flags & 0x01u;
    const bool energy = flags & 0x08u;
    const bool intervals = flags & 0x10u;
    const std::size_t rr_at = (wide ? 3u : 2u) + (energy ? 2u : 0u);
    if (value.size() < rr_at) return fail(DecodeError::length);
    const auto rr = value.subspan(rr_at);
    if (!intervals && !rr.empty()) return fail(DecodeError::length);
    if (rr.size() % 2 != 0 || rr.size() / 2 > HeartRateMeasurement::most_intervals)
        return fail(DecodeError::length);

    HeartRateMeasurement found;
    found.heart_rate_bpm = wide ? u16_at(value, 1) : value[1];
    if (flags & 0x04u) found.contact = (flags & 0x02u) != 0;
    if (energy) found.energy_kj = u16_at(value, rr_at - 2);
    for (std::size_t i = 0; i < rr.size(); i += 2)
        found.rr[found.rr_count++] = Milliseconds{u16_at(rr, i) * 1000.0 / 1024.0};
    return found;
}

} // namespace eupnea
