// SPDX-License-Identifier: MIT
// Everything of one person, from one library into another.
#pragma once

#include "library/library.hpp"
#include "library/person_rows.hpp"

namespace eupnea {

/// What was new to the library that received it.
struct Received {
    std::int64_t sessions = 0;
    std::int64_t journal_entries = 0;
    std::int64_t goals = 0;
};

/// Adds what `to` does not have: sessions by their identity, entries and goals by their time and words; what it has
/// stays as it is. The person is known by their identity; their name and the rest are taken over where `to` does not
/// know them. Part of a transaction of `to`.
Result<Received, SqlError> copy_person(const Database& from, const Person& person, Database& to);

} // namespace eupnea
