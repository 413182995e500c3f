// SPDX-License-Identifier: MIT
// Seals and opens the private columns of an open library.
#pragma once

#include <memory>
#include <set>
#include <string>

#include "library/sealing/people_keys.hpp"
#include "library/sealing/sealed_bytes.hpp"

struct sqlite3;

namespace eupnea {

/// Which key: that of the person who has a number in the library.
class RowCipher {
public:
    RowCipher(sqlite3* db, PeopleKeys keys) : db_(db), keys_(std::move(keys)) {}
    /// One key that is kept nowhere, for whoever it is: of a temporary database.
    explicit RowCipher(Secret key) : only_(std::move(key)) {}

    /// Makes the person's key where there is none yet. Within a transaction that writes.
    Result<ByteVector> seal(std::int64_t person, std::string_view place,
                            std::span<const std::uint8_t> plain);

    /// Nothing where the bytes cannot be read, which is noted.
    std::optional<ByteVector> open(std::int64_t person, std::string_view place,
                                   std::span<const std::uint8_t> sealed);

    /// What stands there is not sealed at all.
    void note_unsealed(std::string_view place) { unreadable_.emplace(place); }

    /// What could not be read so far: "samples 3 4096".
    const std::set<std::string>& unreadable() const { return unreadable_; }

    Result<void> destroy(const std::string& identity) { return keys_->destroy(identity); }

private:
    Result<const Secret*> key_to_seal(std::int64_t person);
    const Secret* key_to_open(std::int64_t person);
    /// Empty for a number that nobody has.
    const std::string& identity_of(std::int64_t person);
    /// Rows of this person are sealed already: then a missing key is lost, and not yet to be made.
    bool has_sealed_rows(std::int64_t person) const;

    sqlite3* db_ = nullptr;
    std::optional<PeopleKeys> keys_;
    std::optional<Secret> only_;
    std::map<std::int64_t, std::string> identities_;
    std::set<std::string> unreadable_;
};

} // namespace eupnea
