// SPDX-License-Identifier: MIT
// The tables of the library, as docs/library_format.md explains them.
#pragma once

#include "library/sqlite.hpp"

namespace eupnea {

/// True for a library of ours, false for an empty file; an error for any other file.
Result<bool, SqlError> has_schema(const Database& db);

/// Makes the tables in an empty file.
Result<void, SqlError> settle_schema(Database& db);

} // namespace eupnea
