// SPDX-License-Identifier: MIT
#include "library/session_rows.hpp"

#include <fmt/format.h>
#include <sys/random.h>

#include <algorithm>
#include <array>

#include "base/event_words.hpp"
#include "library/sample_codec.hpp"

namespace eupnea {

namespace {

constexpr const char* put_samples =
    "INSERT INTO samples (session, first, body) VALUES (?, ?, ?) "
    "ON CONFLICT (session, first) DO UPDATE SET body = excluded.body";
constexpr const char* put_event =
    "INSERT INTO event (session, position, samples_before, time_s, kind, body) "
    "VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (session, position) DO NOTHING";

Result<void, SqlError> put(Database& db, std::int64_t session, const EventRow& event)
{
    return Statement{db, put_event}
        .bind(session)
        .bind(event.position)
        .bind(event.samples_before)
        .bind(event.time_s)
        .bind(std::string_view{event.kind})
        .bind(std::string_view{event.body})
        .run();
}

Result<void, SqlError> put(Database& db, std::int64_t session, std::int64_t first,
                           std::span<const std::uint8_t> body)
{
    return Statement{db, put_samples}.bind(session).bind(first).bind(body).run();
}

Result<void, SqlError> copy_samples(const Database& from, std::int64_t session, Database& to,
                                    std::int64_t to_session)
{
    Statement select{from, "SELECT first, body FROM samples WHERE session = ? ORDER BY first"};
    select.bind(session);
    for (;;) {
        const auto row = select.step();
        if (!row) return fail(row.error());
        if (!*row) return {};
        const auto done = put(to, to_session, select.integer(0), select.bytes(1));
        if (!done) return done;
    }
}

Result<void, SqlError> copy_events(const Database& from, std::int64_t session, Database& to,
                                   std::int64_t to_session)
{
    Statement select{from, "SELECT position, samples_before, time_s, kind, body FROM event "
                           "WHERE session = ? ORDER BY position"};
    select.bind(session);
    for (;;) {
        const auto row = select.step();
        if (!row) return fail(row.error());
        if (!*row) return {};
        const auto done = put(to, to_session,
                              EventRow{select.integer(0), select.integer(1), select.real(2),
                                       select.text(3), select.text(4)});
        if (!done) return done;
    }
}

} // namespace

std::string new_identity()
{
    std::array<std::uint8_t, 16> bytes{};
    if (getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size()))
        sqlite3_randomness(static_cast<int>(bytes.size()), bytes.data());
    std::string text;
    for (const std::uint8_t byte : bytes) text += fmt::format("{:02x}", byte);
    return text;
}

Result<std::optional<SessionPlace>, SqlError> find_session(const Database& db,
                                                           std::string_view identity)
{
    Statement select{db, fmt::format("SELECT number, samples, (SELECT max(position) FROM event "
                                     "WHERE session = number AND position < {}) "
                                     "FROM session WHERE identity = ?",
                                     first_later_position)};
    const auto row = select.bind(identity).step();
    if (!row) return fail(row.error());
    if (!*row) return std::nullopt;
    return SessionPlace{select.integer(0), select.integer(1),
                        select.is_null(2) ? 0 : select.integer(2) + 1};
}

Result<SessionPlace, SqlError> insert_session(Database& db, const SessionHead& head)
{
    Statement insert{db, "INSERT INTO session (identity, begun_unix_ms, device, origin, planned_s, "
                         "writer) VALUES (?, ?, ?, ?, ?, ?)"};
    const auto inserted = insert.bind(std::string_view{head.identity})
                              .bind(head.start.unix_ms)
                              .bind(head.start.device.view())
                              .bind(word_for(head.start.origin))
                              .bind(head.start.planned.count())
                              .bind(std::string_view{head.writer})
                              .run();
    if (!inserted) return fail(inserted.error());
    return SessionPlace{db.last_row(), 0, 0};
}

std::span<const EventRow> events_from(std::int64_t position, std::span<const EventRow> events)
{
    const auto first = std::ranges::lower_bound(events, position, {}, &EventRow::position);
    return events.subspan(static_cast<std::size_t>(first - events.begin()));
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

Result<void, SqlError> write_events(Database& db, std::int64_t session,
                                    std::span<const EventRow> events)
{
    for (const EventRow& event : events)
        if (const auto done = put(db, session, event); !done) return done;
    return {};
}

Result<void, SqlError> write_figures(Database& db, std::int64_t session,
                                     const SessionFigures& figures)
{
    Statement update{db, "UPDATE session SET pattern = ?, length_s = ?, samples = ?, "
                         "mean_heart_rate_bpm = ?, mean_breath_rate_per_min = ?, ended = ? "
                         "WHERE number = ?"};
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
