// SPDX-License-Identifier: MIT
// The tables of the library, as docs/library_format.md explains them, and the way from each earlier version.
#pragma once

#include <functional>

#include "library/sqlite.hpp"

namespace eupnea {

/// As it stands in user_version of a file that this program has written.
int library_version();

/// Of a library: 1 to library_version(). 0 for an empty file, an error for any other file.
Result<int, SqlError> version_of(const Database& db);

/// What else is to be done, in the same transaction, where the file was empty.
using WhenNew = std::function<Result<void, SqlError>(Database&)>;

/// Makes the tables in an empty file, and brings those of an earlier version up to date.
Result<void, SqlError> settle_schema(Database& db, const WhenNew& when_new = {});

/// The condition of the index event_kind, to be repeated by a query that looks for one of these kinds in
/// all sessions: those that come a few times in a session and not with every beat or breath.
inline constexpr const char* rare_kinds =
    "kind NOT IN ('beat', 'beat_verdict', 'breath_turn', 'breath', 'state')";

} // namespace eupnea
