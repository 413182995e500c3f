// SPDX-License-Identifier: MIT
#include "files/formats/wfdb_samples.hpp"

#include <cmath>
#include <limits>

#include "files/binary_file.hpp"

namespace eupnea {

namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

/// Two's complement with its lowest number for no value.
double value_of(std::uint32_t raw, int bits)
{
    const std::int32_t value = signed_bits(raw, bits);
    const auto lowest = -(std::int64_t{1} << (bits - 1));
    return value == lowest ? none : static_cast<double>(value);
}

} // namespace

WfdbPacking wfdb_packing(int format)
{
    switch (format) {
    case 80:
        return {1, 1};
    case 16:
    case 61:
    case 160:
        return {1, 2};
    case 24:
        return {1, 3};
    case 32:
        return {1, 4};
    case 212:
        return {2, 3};
    case 310:
    case 311:
        return {3, 4};
    default:
        return {};
    }
}

void unpack_wfdb(int format, std::span<const std::uint8_t> bytes, std::vector<double>& samples)
{
    const std::size_t step = wfdb_packing(format).bytes;
    if (step == 0) return;
    for (std::size_t i = 0; i + step <= bytes.size(); i += step) {
        const auto group = bytes.subspan(i, step);
        switch (format) {
        case 16:
            samples.push_back(value_of(u16_at(group, 0), 16));
            break;
        case 61:
            samples.push_back(value_of(static_cast<std::uint32_t>(group[0] << 8 | group[1]), 16));
            break;
        case 24:
            samples.push_back(value_of(static_cast<std::uint32_t>(i24_at(group, 0)), 24));
            break;
        case 32:
            samples.push_back(value_of(u32_at(group, 0), 32));
            break;
        case 80:
            samples.push_back(group[0] == 0 ? none : group[0] - 128.0);
            break;
        case 160:
            samples.push_back(u16_at(group, 0) == 0 ? none : u16_at(group, 0) - 32768.0);
            break;
        case 212:
            samples.push_back(value_of(u16_at(group, 0) & 0xFFF, 12));
            samples.push_back(
                value_of((static_cast<std::uint32_t>(group[1]) & 0xF0) << 4 | group[2], 12));
            break;
        case 310: {
            const std::uint32_t a = u16_at(group, 0), b = u16_at(group, 2);
            samples.push_back(value_of(a >> 1 & 0x3FF, 10));
            samples.push_back(value_of(b >> 1 & 0x3FF, 10));
            samples.push_back(value_of((a >> 11 & 0x1F) | (b >> 11 & 0x1F) << 5, 10));
            break;
        }
        default: { // 311
            const std::uint32_t word = u32_at(group, 0);
            for (const int shift : {0, 10, 20})
                samples.push_back(value_of(word >> shift & 0x3FF, 10));
        }
        }
    }
}

} // namespace eupnea
