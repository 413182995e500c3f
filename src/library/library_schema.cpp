// SPDX-License-Identifier: MIT
#include "library/library_schema.hpp"

#include <fmt/format.h>

#include <array>

namespace eupnea {

namespace {

constexpr int library_application_id = 0x4575706E; // "Eupn"

/// Step n leads from version n to version n + 1. A step that was released is never changed.
constexpr std::array<const char*, 4> migrations{
    R"sql(
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
)sql",
    // A library of version 1 has journal, goal and interval_edit only once it has needed them.
    R"sql(
ALTER TABLE session ADD COLUMN identity TEXT NOT NULL DEFAULT '';
UPDATE session SET identity = lower(hex(randomblob(16)));
CREATE UNIQUE INDEX session_identity ON session(identity);
ALTER TABLE samples RENAME TO samples_of_version_1;
CREATE TABLE samples (
    session INTEGER NOT NULL REFERENCES session(number) ON DELETE CASCADE,
    first   INTEGER NOT NULL,
    body    BLOB    NOT NULL,
    UNIQUE (session, first)
) STRICT;
INSERT INTO samples (session, first, body)
    SELECT session, first, body FROM samples_of_version_1 ORDER BY session, first;
DROP TABLE samples_of_version_1;
CREATE INDEX event_kind ON event(kind, session)
    WHERE kind NOT IN ('beat', 'beat_verdict', 'breath_turn', 'breath', 'state');
CREATE TABLE IF NOT EXISTS journal (
    number          INTEGER PRIMARY KEY AUTOINCREMENT,
    written_unix_ms INTEGER NOT NULL,
    session         INTEGER REFERENCES session(number) ON DELETE SET NULL,
    prompt          TEXT    NOT NULL DEFAULT '',
    text            TEXT    NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS goal (
    number       INTEGER PRIMARY KEY AUTOINCREMENT,
    set_unix_ms  INTEGER NOT NULL,
    text         TEXT    NOT NULL,
    times_a_week INTEGER NOT NULL,
    minutes      INTEGER NOT NULL,
    look_again   TEXT    NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE IF NOT EXISTS interval_edit (
    session  INTEGER NOT NULL REFERENCES session(number) ON DELETE CASCADE,
    step     INTEGER NOT NULL,
    kind     TEXT    NOT NULL,
    interval INTEGER NOT NULL,
    parts    INTEGER NOT NULL,
    class    TEXT    NOT NULL,
    PRIMARY KEY (session, step)
) STRICT, WITHOUT ROWID;
)sql",
    // What is there, and what comes while nobody was named, is one person's without a name.
    R"sql(
CREATE TABLE person (
    number    INTEGER PRIMARY KEY AUTOINCREMENT,
    identity  TEXT    NOT NULL UNIQUE,
    archived  INTEGER NOT NULL DEFAULT 0,
    name      TEXT    NOT NULL DEFAULT '',
    born_year INTEGER,
    language  TEXT    NOT NULL DEFAULT '',
    note      TEXT    NOT NULL DEFAULT '',
    device    TEXT    NOT NULL DEFAULT '',
    inputs    TEXT    NOT NULL DEFAULT '',
    plan      TEXT    NOT NULL DEFAULT ''
) STRICT;
INSERT INTO person (identity) VALUES (lower(hex(randomblob(16))));
ALTER TABLE session ADD COLUMN person INTEGER REFERENCES person(number) ON DELETE CASCADE;
ALTER TABLE journal ADD COLUMN person INTEGER REFERENCES person(number) ON DELETE CASCADE;
ALTER TABLE goal ADD COLUMN person INTEGER REFERENCES person(number) ON DELETE CASCADE;
UPDATE session SET person = (SELECT number FROM person);
UPDATE journal SET person = (SELECT number FROM person);
UPDATE goal SET person = (SELECT number FROM person);
CREATE INDEX session_person ON session(person);
)sql",
    // A sealed value is a BLOB, which only a column of any type can take. What is there stays as it is, so the
    // definitions alone change: https://sqlite.org/lang_altertable.html, section 7.
    R"sql(
PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET sql = replace(replace(replace(sql, ' TEXT ', ' ANY '), ' REAL', ' ANY '),
                                       'INTEGER NOT NULL DEFAULT 0', 'ANY NOT NULL DEFAULT 0')
    WHERE type = 'table' AND name = 'session';
UPDATE sqlite_schema SET sql = replace(replace(sql, ' TEXT ', ' ANY '), 'born_year INTEGER', 'born_year ANY')
    WHERE type = 'table' AND name = 'person';
UPDATE sqlite_schema SET sql = replace(sql, ' TEXT ', ' ANY ')
    WHERE type = 'table' AND name = 'journal';
UPDATE sqlite_schema SET sql = replace(replace(sql, ' TEXT ', ' ANY '), ' INTEGER NOT NULL', ' ANY NOT NULL')
    WHERE type = 'table' AND name = 'goal';
PRAGMA writable_schema = RESET;
ALTER TABLE interval_edit RENAME TO interval_edit_of_version_3;
CREATE TABLE interval_edit (
    session  INTEGER NOT NULL REFERENCES session(number) ON DELETE CASCADE,
    step     INTEGER NOT NULL,
    kind     ANY     NOT NULL,
    interval ANY     NOT NULL,
    parts    ANY     NOT NULL,
    class    ANY     NOT NULL,
    PRIMARY KEY (session, step)
) STRICT, WITHOUT ROWID;
INSERT INTO interval_edit SELECT session, step, kind, interval, parts, class FROM interval_edit_of_version_3;
DROP TABLE interval_edit_of_version_3;
CREATE TABLE sealed_events (
    session INTEGER NOT NULL REFERENCES session(number) ON DELETE CASCADE,
    page    INTEGER NOT NULL,
    kind    TEXT    NOT NULL,
    body    BLOB    NOT NULL,
    UNIQUE (session, page)
) STRICT;
CREATE INDEX sealed_event_kind ON sealed_events(kind, session) WHERE kind <> '';
CREATE TABLE seal (
    identity      TEXT    NOT NULL,
    since_unix_ms INTEGER NOT NULL,
    swept         INTEGER NOT NULL
) STRICT;
CREATE TABLE key_to_destroy (
    identity TEXT NOT NULL UNIQUE
) STRICT;
CREATE TABLE access_log (
    number  INTEGER PRIMARY KEY AUTOINCREMENT,
    unix_ms INTEGER NOT NULL,
    who     TEXT    NOT NULL,
    what    TEXT    NOT NULL,
    person  INTEGER,
    session INTEGER
) STRICT;
)sql"};

constexpr int newest_version = static_cast<int>(migrations.size());

Result<std::int64_t, SqlError> number_of(const Database& db, std::string_view query)
{
    Statement statement{db, query};
    const auto row = statement.step();
    if (!row) return fail(row.error());
    return *row ? statement.integer(0) : 0;
}

/// A view or a virtual table of one of our names could make any query mean, or take, anything.
Result<bool, SqlError> tables_are_tables(const Database& db)
{
    const auto ours =
        number_of(db, "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND rootpage > 0 "
                      "AND name IN ('session', 'samples', 'event')");
    if (!ours) return fail(ours.error());
    const auto others = number_of(
        db, "SELECT count(*) FROM sqlite_master WHERE (type <> 'table' OR rootpage = 0) AND "
            "name IN ('session', 'samples', 'event', 'journal', 'goal', 'interval_edit', 'person', "
            "'sealed_events', 'seal', 'key_to_destroy', 'access_log')");
    if (!others) return fail(others.error());
    return *ours == 3 && *others == 0;
}

SqlError not_ours(std::int64_t version)
{
    if (version > newest_version)
        return {SQLITE_MISMATCH, "it was made by a newer version of Eupnea"};
    return {SQLITE_NOTADB, "it is not a library of Eupnea"};
}

/// Another program may have taken the same steps a moment ago.
Result<void, SqlError> migrate(Database& db)
{
    const auto version = version_of(db);
    if (!version) return fail(version.error());
    for (int step = *version; step < newest_version; ++step) {
        const auto done = db.run(migrations[static_cast<std::size_t>(step)]);
        if (!done) return done;
    }
    return db.run(fmt::format("PRAGMA application_id = {}; PRAGMA user_version = {};",
                              library_application_id, newest_version)
                      .c_str());
}

} // namespace

int library_version() { return newest_version; }

Result<int, SqlError> version_of(const Database& db)
{
    const auto version = number_of(db, "PRAGMA user_version");
    if (!version) return fail(version.error());
    const auto id = number_of(db, "PRAGMA application_id");
    if (!id) return fail(id.error());
    if (*id == library_application_id && *version >= 1 && *version <= newest_version) {
        const auto whole = tables_are_tables(db);
        if (!whole) return fail(whole.error());
        if (!*whole) return fail(SqlError{SQLITE_CORRUPT, "its tables are not those of Eupnea"});
        return static_cast<int>(*version);
    }
    const auto changes = number_of(db, "PRAGMA schema_version");
    if (!changes) return fail(changes.error());
    if (*version != 0 || *id != 0 || *changes != 0)
        return fail(not_ours(*id == library_application_id ? *version : 0));
    return 0;
}

Result<void, SqlError> settle_schema(Database& db, const WhenNew& when_new)
{
    const auto version = version_of(db);
    if (!version) return fail(version.error());
    if (*version == newest_version) return {};
    return in_transaction(db, [&] {
        const bool is_new = *version == 0 && when_new;
        return migrate(db).and_then([&]() -> Result<void, SqlError> {
            return is_new ? when_new(db) : Result<void, SqlError>{};
        });
    });
}

} // namespace eupnea
