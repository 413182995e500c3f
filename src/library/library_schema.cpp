// SPDX-License-Identifier: MIT
#include "library/library_schema.hpp"

#include <fmt/format.h>

namespace eupnea {

namespace {

constexpr int library_application_id = 0x4575706E; // "Eupn"
constexpr int library_version = 1;                 // user_version; a change of the tables raises it

constexpr const char* library_schema = R"sql(
CREATE TABLE session (
    number                   INTEGER PRIMARY KEY AUTOINCREMENT,
    begun_unix_ms            INTEGER NOT NULL,
    device                   TEXT    NOT NULL,
    origin                   TEXT    NOT NULL,
    pattern                  TEXT    NOT NULL DEFAULT '',
    planned_s                REAL    NOT NULL,
    length_s                 REAL    NOT NULL DEFAULT 0,
    samples                  INTEGER NOT NULL DEFAULT 0,
    mean_heart_rate_bpm      REAL,
    mean_breath_rate_per_min REAL,
    ended                    TEXT    NOT NULL DEFAULT '',
    writer                   TEXT    NOT NULL
) STRICT;
CREATE TABLE samples (
    session INTEGER NOT NULL REFERENCES session(number) ON DELETE CASCADE,
    first   INTEGER NOT NULL,
    body    BLOB    NOT NULL,
    PRIMARY KEY (session, first)
) STRICT, WITHOUT ROWID;
CREATE TABLE event (
    session        INTEGER NOT NULL REFERENCES session(number) ON DELETE CASCADE,
    position       INTEGER NOT NULL,
    samples_before INTEGER NOT NULL,
    time_s         REAL    NOT NULL,
    kind           TEXT    NOT NULL,
    body           TEXT    NOT NULL,
    PRIMARY KEY (session, position)
) STRICT, WITHOUT ROWID;
)sql";

Result<std::int64_t, SqlError> pragma(const Database& db, std::string_view name)
{
    Statement statement{db, fmt::format("PRAGMA {}", name)};
    const auto row = statement.step();
    if (!row) return fail(row.error());
    return *row ? statement.integer(0) : 0;
}

SqlError not_ours(std::int64_t version)
{
    if (version > library_version)
        return {SQLITE_MISMATCH, "it was made by a newer version of Eupnea"};
    return {SQLITE_NOTADB, "it is not a library of Eupnea"};
}

/// Another program may be making the same tables at this moment.
Result<void, SqlError> make_schema(Database& db)
{
    const std::string script =
        fmt::format("{} PRAGMA application_id = {}; PRAGMA user_version = {}; COMMIT;",
                    library_schema, library_application_id, library_version);
    if (const auto begun = db.run("BEGIN EXCLUSIVE"); !begun) return begun;
    const auto there = has_schema(db);
    if (there && !*there) {
        if (const auto made = db.run(script.c_str()); made) return {};
    }
    const SqlError error = there ? db.error() : there.error();
    (void)db.run("ROLLBACK");
    if (there && *there) return {};
    return fail(error);
}

} // namespace

Result<bool, SqlError> has_schema(const Database& db)
{
    const auto version = pragma(db, "user_version");
    if (!version) return fail(version.error());
    const auto id = pragma(db, "application_id");
    if (!id) return fail(id.error());
    if (*version == library_version && *id == library_application_id) return true;
    const auto changes = pragma(db, "schema_version");
    if (*version != 0 || *id != 0 || !changes || *changes != 0) return fail(not_ours(*version));
    return false;
}

Result<void, SqlError> settle_schema(Database& db)
{
    const auto there = has_schema(db);
    if (!there) return fail(there.error());
    return *there ? Result<void, SqlError>{} : make_schema(db);
}

} // namespace eupnea
