// SPDX-License-Identifier: MIT
#include "drivers/bluetooth/polar_pmd.hpp"

namespace eupnea {

namespace {

constexpr std::size_t header = 10;
constexpr std::size_t sample_size = 3;
constexpr std::uint8_t ecg = 0;
constexpr std::uint8_t plain = 0; ///< frame type: 24-bit samples, one behind the other

double signed_24(std::span<const std::uint8_t> bytes)
{
    const std::int32_t value = bytes[0] | (bytes[1] << 8) | (bytes[2] << 16);
    return value - ((value & 0x800000) << 1);
}

} // namespace

/// Data layout, little-endian, one letter per byte:
///
///     M TTTTTTTT F VVV...
///
/// - M: measurement, low 6 bits: 0 ECG.  T: time of the last sample, ns since 2000-01-01
/// - F: how samples are packed: 0 as they are; bit 7 compressed, which no strap does with its ECG
/// - V: sample, 24 bit, signed, uV
///
/// Source: polar-ble-sdk, technical_documentation/online_measurement.pdf, and its test vectors.
Result<PmdEcg, DecodeError> decode_pmd_ecg(std::span<const std::uint8_t> value)
{
    if (value.size() <= header || (value.size() - header) % sample_size != 0)
        return fail(DecodeError::length);
    PmdEcg found;
    found.count = (value.size() - header) / sample_size;
    if (found.count > PmdEcg::most_samples) return fail(DecodeError::length);
    if ((value[0] & 0x3Fu) != ecg || value[9] != plain) return fail(DecodeError::magic);

    for (std::size_t i = 8; i > 0; --i) found.device_ns = (found.device_ns << 8u) | value[i];
    for (std::size_t i = 0; i < found.count; ++i)
        found.microvolts[i] = signed_24(value.subspan(header + i * sample_size, sample_size));
    return found;
}

/// Layout: F0, the command, the measurement, the error, then what the command asked for.
Result<PmdAnswer, DecodeError> decode_pmd_answer(std::span<const std::uint8_t> value)
{
    if (value.size() < 4) return fail(DecodeError::length);
    if (value[0] != 0xF0) return fail(DecodeError::magic);
    return PmdAnswer{value[1], value[3]};
}

} // namespace eupnea
