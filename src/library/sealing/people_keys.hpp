// SPDX-License-Identifier: MIT
// The key of each person of a library, by the person's identity.
#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "library/sealing/library_key.hpp"

namespace eupnea {

/// Keys are unsealed when they are first needed. A writer holds the library's write lock, so that no two programs
/// write the key file at once.
class PeopleKeys {
public:
    /// An error when the key file is missing, damaged or of another library.
    static Result<PeopleKeys> load(const std::filesystem::path& library, HeldKey key);

    /// Nothing for a person whose key is not there, was destroyed, or is damaged.
    const Secret* find(const std::string& person);

    /// Makes a key for a person who has none; it is in the file when this returns.
    Result<const Secret*> find_or_make(const std::string& person);

    /// Afterwards nothing that was sealed with this key can be opened again, here or in any copy of the library.
    Result<void> destroy(const std::string& person);

private:
    PeopleKeys(std::filesystem::path path, HeldKey key, KeyFile file)
        : path_(std::move(path)), key_(std::move(key)), file_(std::move(file))
    {}
    Result<void> read_again();

    std::filesystem::path path_; ///< of the key file
    HeldKey key_;
    KeyFile file_;
    std::map<std::string, Secret> opened_;
};

} // namespace eupnea
