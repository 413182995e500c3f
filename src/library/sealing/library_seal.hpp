// SPDX-License-Identifier: MIT
// Puts a seal on everything that is in a library, and takes it off again.
#pragma once

#include "library/library.hpp"
#include "library/sealing/library_key.hpp"

namespace eupnea {

/// Nothing for a library without a seal, or of a version that knew none.
Result<std::optional<std::string>, SqlError> seal_of(const Database& db);

/// What the file at `path` says; false where there is no library that can be read.
bool is_sealed(const std::filesystem::path& path);

/// An error when another program has put a seal on the library since it was opened, or taken it off. Part of a transaction.
Result<void, SqlError> check_seal(const Database& db);

/// Makes the connection read and write what is sealed. Asks for the key when it is not held.
///
/// @param key  used when it is the library's; else what the program holds is
Result<HeldKey, SqlError> open_seal(Database& db, const std::filesystem::path& library,
                                    HeldKey key);

/// A library that is being made is sealed from its beginning. Part of a transaction.
Result<void, SqlError> begin_sealed(Database& db, const std::filesystem::path& library,
                                    const HeldKey& key);

/// Everything in the library's file, in one transaction: after a crash nothing is sealed or all is. Then what lay
/// there readable is overwritten; if that is cut off, the next program that opens the library goes on with it.
///
/// @param now_unix_ms  kept in the library as the time since when it is sealed
Result<void> seal_library(const std::filesystem::path& path, const HeldKey& key,
                          std::int64_t now_unix_ms);

/// All of it or nothing: where a row cannot be read, everything stays sealed. The key file stays, because copies of the
/// library that were made earlier need it.
Result<void> unseal_library(const std::filesystem::path& path);

/// What sealing left readable in the file and its journal is overwritten, if that was not done yet. Outside of a
/// transaction.
Result<void, SqlError> sweep(Database& db, const std::filesystem::path& library);

/// Seals what belongs to a session anew, with another person's key. Part of a transaction that then gives the session
/// to them; an error where something of it cannot be read.
Result<void, SqlError> reseal_session(Database& db, std::int64_t session, std::int64_t to_person);

/// Part of the transaction that deletes the person's rows. Nothing in a library without a seal.
Result<void, SqlError> mark_key_to_destroy(Database& db, std::string_view identity);

/// Destroys the keys of those who were marked, when that is on the disk. Whoever opens the library for writing does so too,
/// in case that a program came to its end in between.
Result<void, SqlError> destroy_marked_keys(Database& db);

} // namespace eupnea
