// SPDX-License-Identifier: MIT
// One person's part of a library as a file to take elsewhere, sealed with a passphrase of its own.
#pragma once

#include <filesystem>

#include "library/person_copy.hpp"
#include "library/sealing/passphrase_key.hpp"

namespace eupnea {

/// The file is a library with this person alone, encrypted as a stream (docs/library_format.md).
Result<void> export_person(const Library& library, const Person& person,
                           const std::filesystem::path& file, const Passphrase& passphrase,
                           const PassphraseCost& cost = {});

struct Imported {
    Person person; ///< as the file has them
    Received received;
};

/// Merges the file into the library, all of it or nothing. What is there already is not doubled.
Result<Imported> import_person(Library& library, const std::filesystem::path& file,
                               const Passphrase& passphrase);

} // namespace eupnea
