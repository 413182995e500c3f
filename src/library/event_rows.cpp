// SPDX-License-Identifier: MIT
#include "library/event_rows.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "library/event_page.hpp"
#include "library/sealing/private_columns.hpp"

namespace eupnea {

namespace {

constexpr const char* put_event =
    "INSERT INTO event (session, position, samples_before, time_s, kind, body) "
    "VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (session, position) DO NOTHING";

constexpr const char* put_page =
    "INSERT INTO sealed_events (session, page, kind, body) VALUES (?1, ?2, ?3, "
    "sealed(?4, 'sealed_events.body', (SELECT person FROM session WHERE number = ?1), ?1, ?2))";

Result<std::int64_t, SqlError> pages_of(const Database& db, std::int64_t session)
{
    Statement select{db, "SELECT coalesce(max(page) + 1, 0) FROM sealed_events WHERE session = ?"};
    const auto row = select.bind(session).step();
    if (!row) return fail(row.error());
    return select.integer(0);
}

/// The newest page that can be read tells it.
Result<std::int64_t, SqlError> events_of_pages(const Database& db, std::int64_t session)
{
    Statement select{db, fmt::format("SELECT {} FROM sealed_events WHERE session = ? "
                                     "ORDER BY page DESC",
                                     opened_sql("sealed_events", "body"))};
    select.bind(session);
    for (;;) {
        const auto row = select.step();
        if (!row) return fail(row.error());
        if (!*row) return 0;
        const auto events = decode_page(select.bytes(0));
        if (events && !events->empty()) return events->back().position + 1;
    }
}

} // namespace

std::span<const EventRow> events_from(std::int64_t position, std::span<const EventRow> events)
{
    const auto first = std::ranges::lower_bound(events, position, {}, &EventRow::position);
    return events.subspan(static_cast<std::size_t>(first - events.begin()));
}

Result<void, SqlError> write_events(Database& db, std::int64_t session,
                                    std::span<const EventRow> events)
{
    return db.cipher() ? write_event_pages(db, session, events)
                       : write_event_rows(db, session, events);
}

Result<std::int64_t, SqlError> events_of_session(const Database& db, std::int64_t session)
{
    if (db.cipher()) return events_of_pages(db, session);
    Statement select{db, "SELECT coalesce(max(position) + 1, 0) FROM event WHERE session = ?"};
    const auto row = select.bind(session).step();
    if (!row) return fail(row.error());
    return select.integer(0);
}

Result<std::vector<EventRow>, SqlError> rows_of_events(const Database& db, std::int64_t session)
{
    std::vector<EventRow> events;
    Statement select{db, "SELECT position, samples_before, time_s, kind, body FROM event "
                         "WHERE session = ? ORDER BY position"};
    select.bind(session);
    for (;;) {
        const auto row = select.step();
        if (!row) return fail(row.error());
        if (!*row) return events;
        events.push_back(
            {select.integer(0), select.integer(1), select.real(2), select.text(3), select.text(4)});
    }
}

Result<std::vector<EventRow>, SqlError> events_in_pages(const Database& db, std::int64_t session)
{
    std::vector<EventRow> events;
    Statement select{db, fmt::format("SELECT {} FROM sealed_events WHERE session = ? ORDER BY page",
                                     opened_sql("sealed_events", "body"))};
    select.bind(session);
    for (;;) {
        const auto row = select.step();
        if (!row) return fail(row.error());
        if (!*row) return events;
        auto page = decode_page(select.bytes(0));
        if (page) std::ranges::move(*page, std::back_inserter(events));
    }
}

Result<void, SqlError> write_event_rows(Database& db, std::int64_t session,
                                        std::span<const EventRow> events)
{
    for (const EventRow& event : events) {
        const auto done = Statement{db, put_event}
                              .bind(session)
                              .bind(event.position)
                              .bind(event.samples_before)
                              .bind(event.time_s)
                              .bind(std::string_view{event.kind})
                              .bind(std::string_view{event.body})
                              .run();
        if (!done) return done;
    }
    return {};
}

Result<void, SqlError> write_event_pages(Database& db, std::int64_t session,
                                         std::span<const EventRow> events)
{
    auto number = pages_of(db, session);
    if (!number) return fail(number.error());
    while (!events.empty()) {
        const auto page = next_page(events);
        const auto body = encode_page(page);
        const auto done = Statement{db, put_page}
                              .bind(session)
                              .bind((*number)++)
                              .bind(kind_of_page(page))
                              .bind(std::span<const std::uint8_t>{body})
                              .run();
        if (!done) return done;
        events = events.subspan(page.size());
    }
    return {};
}

} // namespace eupnea
