// SPDX-License-Identifier: MIT
#include "library/session_rows.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/event_words.hpp"
#include "library/person_rows.hpp"
#include "library/sample_codec.hpp"
#include "library/sealing/private_columns.hpp"

namespace eupnea {

namespace {

constexpr const char* put_samples =
    "INSERT INTO samples (session, first, body) VALUES (?1, ?2, sealed(?3, 'samples.body', "
    "(SELECT person FROM session WHERE number = ?1), ?1, ?2)) "
    "ON CONFLICT (session, first) DO UPDATE SET body = excluded.body";

Result<void, SqlError> put(Database& db, std::int64_t session, std::int64_t first,
                           std::span<const std::uint8_t> body)
{
    return Statement{db, put_samples}.bind(session).bind(first).bind(body).run();
}

Result<void, SqlError> copy_samples(const Database& from, std::int64_t session, Database& to,
                                    std::int64_t to_session)
{
    Statement select{from,
                     fmt::format("SELECT first, {} FROM samples WHERE session = ? ORDER BY first",
                                 private_sql(from, "samples", "body"))};
    select.bind(session);
    for (;;) {
        const auto row = select.step();
        if (!row) return fail(row.error());
        if (!*row) return {};
        const auto done = put(to, to_session, select.integer(0), select.bytes(1));
        if (!done) return done;
    }
}

/// What is known of the session already stays as it is.
Result<void, SqlError> copy_events(const Database& from, std::int64_t session, Database& to,
                                   std::int64_t to_session)
{
    const auto events =
        from.cipher() ? events_in_pages(from, session) : rows_of_events(from, session);
    if (!events) return fail(events.error());
    const auto there = events_of_session(to, to_session);
    if (!there) return fail(there.error());
    return write_events(to, to_session, events_from(*there, *events));
}

} // namespace

Result<std::optional<SessionPlace>, SqlError> find_session(const Database& db,
                                                           std::string_view identity)
{
    Statement select{db, fmt::format("SELECT number, {} FROM session WHERE identity = ?",
                                     private_sql(db, "session", "samples"))};
    const auto row = select.bind(identity).step();
    if (!row) return fail(row.error());
    if (!*row) return std::nullopt;
    const auto events = events_of_session(db, select.integer(0));
    if (!events) return fail(events.error());
    return SessionPlace{select.integer(0), select.integer(1), *events};
}

Result<SessionPlace, SqlError> insert_session(Database& db, const SessionHead& head)
{
    const auto person = place_of_person(db, head.person);
    if (!person) return fail(person.error());
    const auto number = next_number(db, "session");
    if (!number) return fail(number.error());
    Statement insert{db, "INSERT INTO session (number, person, identity, begun_unix_ms, device, "
                         "origin, planned_s, writer) VALUES (?1, ?2, ?3, ?4, "
                         "sealed(?5, 'session.device', ?2, ?1), ?6, ?7, ?8)"};
    const auto inserted = insert.bind(*number)
                              .bind(*person)
                              .bind(std::string_view{head.identity})
                              .bind(head.start.unix_ms)
                              .bind(head.start.device.view())
                              .bind(word_for(head.start.origin))
                              .bind(head.start.planned.count())
                              .bind(std::string_view{head.writer})
                              .run();
    if (!inserted) return fail(inserted.error());
    const auto figures = write_figures(db, *number, {});
    if (!figures) return fail(figures.error());
    if (head.start.origin == Origin::live) {
        const auto kept = keep_device(db, *person, head.start.device.view());
        if (!kept) return fail(kept.error());
    }
    return SessionPlace{*number, 0, 0};
}

Result<void, SqlError> write_samples(Database& db, std::int64_t session, std::int64_t first,
                                     std::span<const Sample> samples, std::int64_t there)
{
    for (std::size_t from = 0; from < samples.size(); from += chunk_samples) {
        const auto chunk = samples.subspan(
            from, std::min(static_cast<std::size_t>(chunk_samples), samples.size() - from));
        const std::int64_t begin = first + static_cast<std::int64_t>(from);
        if (begin + static_cast<std::int64_t>(chunk.size()) <= there) continue;
        const auto done = put(db, session, begin, encode(chunk));
        if (!done) return done;
    }
    return {};
}

Result<void, SqlError> write_figures(Database& db, std::int64_t session,
                                     const SessionFigures& figures)
{
    Statement update{db, "UPDATE session SET "
                         "pattern = sealed(?, 'session.pattern', person, number), length_s = ?, "
                         "samples = sealed(?, 'session.samples', person, number), "
                         "mean_heart_rate_bpm = "
                         "sealed(?, 'session.mean_heart_rate_bpm', person, number), "
                         "mean_breath_rate_per_min = "
                         "sealed(?, 'session.mean_breath_rate_per_min', person, number), "
                         "ended = ? WHERE number = ?"};
    return update.bind(std::string_view{figures.pattern})
        .bind(figures.length.count())
        .bind(figures.samples)
        .bind(figures.heart_rate_bpm)
        .bind(figures.breath_rate_per_min)
        .bind(std::string_view{figures.ended ? "finished" : ""})
        .bind(session)
        .run();
}

Result<void, SqlError> copy_session(const Database& from, std::int64_t session, Database& to,
                                    std::int64_t to_session)
{
    return copy_samples(from, session, to, to_session).and_then([&] {
        return copy_events(from, session, to, to_session);
    });
}

} // namespace eupnea
