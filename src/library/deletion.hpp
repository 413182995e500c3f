// SPDX-License-Identifier: MIT
// Deleting for good: rows, and whatever the file still holds of them.
#pragma once

#include <filesystem>

#include "base/units.hpp"
#include "library/people.hpp"

namespace eupnea {

/// What goes with a person.
struct Belongings {
    std::int64_t sessions = 0;
    Seconds practised{0.0};
    std::int64_t journal_entries = 0;
    std::int64_t goals = 0;
};
Result<Belongings> belongings_of(const Library& library, const Person& person);

/// "12 sessions (3 h 20 min), 5 journal entries and 2 goals"
std::string words_for(const Belongings& belongings);

/// The person, and everything of theirs. Not while a session of theirs goes on. Who is alone in the library
/// leaves an empty place behind.
Result<void> delete_person(Library& library, const Person& person);

/// A session with its samples, events and edits; what was written about it stays in the journal.
Result<void> delete_session(Library& library, std::int64_t number);

/// Writes the file anew without what was deleted: overwriting alone leaves copies where rows were moved
/// between pages. Needs room for the library once more.
Result<void, SqlError> leave_nothing_behind(Database& db);

} // namespace eupnea
