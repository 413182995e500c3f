// SPDX-License-Identifier: MIT
/// Samples of a WFDB signal file (PhysioNet, signal(5)).
///
///     16   two bytes, low first             61   two bytes, high first
///     24   three bytes, low first           32   four bytes, low first      80  one byte, 128 is zero
///     160  two bytes, low first, 32768 is zero
///     212  two of 12 bits in three bytes    310  three of 10 bits in two words of 16
///     311  three of 10 bits in one word of 32
///
/// The lowest number that a format has is no value.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace eupnea {

/// How many samples stand in how many bytes; no bytes for a format that is not known.
struct WfdbPacking {
    std::size_t samples = 1;
    std::size_t bytes = 0;
};
WfdbPacking wfdb_packing(int format);

/// Whole groups of samples from whole groups of bytes, appended; NaN is no value.
void unpack_wfdb(int format, std::span<const std::uint8_t> bytes, std::vector<double>& samples);

} // namespace eupnea
