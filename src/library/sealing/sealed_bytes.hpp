// SPDX-License-Identifier: MIT
// ByteVector that only the key opens, and only in the place for which they were sealed.
#pragma once

#include <optional>
#include <string_view>

#include "library/sealing/secret.hpp"

namespace eupnea {

/// XChaCha20-Poly1305 (IETF) of the bytes, padded to a multiple of 256 (ISO/IEC 7816-4) so that their length tells
/// little: 24 random bytes of nonce, then the ciphertext with its tag.
/// @param place  names the row and what of it; bytes sealed for one place are refused at any other
ByteVector seal_bytes(const Secret& key, std::string_view place,
                      std::span<const std::uint8_t> plain);

/// Nothing when a bit was changed, when the end is missing, or when key or place are others.
std::optional<ByteVector> open_bytes(const Secret& key, std::string_view place,
                                     std::span<const std::uint8_t> sealed);

/// A key, sealed by another one.
ByteVector wrap(const Secret& key, std::string_view place, const Secret& wrapped);
std::optional<Secret> unwrap(const Secret& key, std::string_view place,
                             std::span<const std::uint8_t> sealed);

} // namespace eupnea
