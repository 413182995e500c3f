// SPDX-License-Identifier: MIT
// The tables of the library, as docs/library_format.md explains them.
#pragma once

namespace eupnea {

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

} // namespace eupnea
