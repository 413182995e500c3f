// SPDX-License-Identifier: MIT
// A file that leaves: its bytes in one encrypted stream that a passphrase opens.
#pragma once

#include <filesystem>

#include "library/sealing/passphrase_key.hpp"

namespace eupnea {

/// Written whole or not at all; nobody else may read it.
Result<void> write_sealed_file(const std::filesystem::path& file,
                               std::span<const std::uint8_t> bytes, const Passphrase& passphrase,
                               const PassphraseCost& cost);

/// An error for another passphrase, for a changed bit, for a missing end and for another kind of file, each
/// with its sentence.
Result<ByteVector> read_sealed_file(const std::filesystem::path& file,
                                    const Passphrase& passphrase);

} // namespace eupnea
