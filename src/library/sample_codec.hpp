// SPDX-License-Identifier: MIT
// Samples as bytes and back: the same doubles in the same order, in a few bytes each.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "base/sample.hpp"

namespace eupnea {

/// Layout, all numbers little-endian (docs/library_format.md):
///
///     NNNN <zlib: C x n | times | values>
///
/// - N: number of samples n, 32 bit, 65 536 at most
/// - C: the channel of each sample, one byte, in the order in which they came
/// - times, values: one 64-bit word for each sample, written as eight planes of n bytes, lowest byte
///   first. A time's word is the second difference of the double's bits within its channel, a
///   value's word the exclusive or of the double's bits with those of the value before it in its
///   channel; before the first of a channel everything is zero.
std::vector<std::uint8_t> encode(std::span<const Sample> samples);

/// Nothing for bytes that encode() did not write.
std::optional<std::vector<Sample>> decode_samples(std::span<const std::uint8_t> bytes);

} // namespace eupnea
