// SPDX-License-Identifier: MIT
// From the words of a person to a key.
#pragma once

#include <string>

#include "base/result.hpp"
#include "library/sealing/secret.hpp"

namespace eupnea {

/// What one try costs, for us and for somebody who guesses.
struct PassphraseCost {
    std::uint64_t passes = 3;
    std::uint64_t memory_bytes = 256 << 20; ///< libsodium's "moderate": under a second

    /// What a file may ask for: it could be anybody's.
    bool is_bearable() const;
};

inline constexpr std::size_t salt_size = 16;

ByteVector new_salt();

/// Argon2id (RFC 9106) with one lane. An error where the memory cannot be had.
Result<Secret> key_of(const Passphrase& passphrase, const ByteVector& salt,
                      const PassphraseCost& cost);

/// 26 letters and digits of RFC 4648's base32, in groups, 130 random bits: nobody guesses it.
Passphrase new_recovery_key();

/// BLAKE2b-256 of the letters and digits in capitals; blanks and dashes count for nothing.
Secret key_of_recovery(const Passphrase& recovery_key);

} // namespace eupnea
