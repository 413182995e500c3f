// SPDX-License-Identifier: MIT
// The keys of a library, each sealed by another one, in a file beside it.
#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "library/sealing/passphrase_key.hpp"

namespace eupnea {

/// Not in the library itself: a copy of the library does not hold them, so a key that is destroyed here is gone for
/// every copy.
struct KeyFile {
    std::string library; ///< identity of the library's seal: 32 hexadecimal digits
    PassphraseCost cost;
    ByteVector salt;
    ByteVector by_passphrase; ///< the library key, sealed with the passphrase's
    ByteVector
        by_recovery; ///< the library key, sealed with the recovery key's; empty: there is none
    std::map<std::string, ByteVector>
        people; ///< a person's identity and key, sealed with the library key
};

/// "library.db.keys" beside "library.db".
std::filesystem::path key_file_of(const std::filesystem::path& library);

/// An error for a file that is missing, damaged, or asks for more than can be borne.
Result<KeyFile> read_key_file(const std::filesystem::path& path);

/// The file is the old one or the new one whenever the machine stops; afterwards the old one's bytes are overwritten.
Result<void> write_key_file(const std::filesystem::path& path, const KeyFile& keys);

/// What the sealed keys are bound to.
std::string place_of_library_key(const std::string& library);
std::string place_of_person_key(const std::string& person);

} // namespace eupnea
