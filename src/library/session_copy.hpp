// SPDX-License-Identifier: MIT
// The running session once more, in a temporary file that has no name.
#pragma once

#include <span>

#include "library/session_rows.hpp"

namespace eupnea {

/// From it a session can be written whole into a library that does not know it, or knows less of it.
/// SQLite removes the file's name as soon as it is made ($SQLITE_TMPDIR, $TMPDIR or /var/tmp), so nothing is
/// left of it when the program ends, in whatever way.
class SessionCopy {
public:
    ///
    /// @param sealed  with a key that nobody else knows and that goes with the program
    static Result<SessionCopy, SqlError> make(const SessionHead& head, bool sealed);

    /// Adds what it does not have yet. After an error the copy is of no use.
    Result<void, SqlError> add(std::int64_t first, std::span<const Sample> samples,
                               std::span<const EventRow> events);
    Result<void, SqlError> write_into(Database& library, std::int64_t session) const;

private:
    explicit SessionCopy(Database db) : db_(std::move(db)) {}

    Database db_;
    SessionPlace place_;
};

} // namespace eupnea
