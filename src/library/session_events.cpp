// SPDX-License-Identifier: MIT
#include "library/session_events.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "library/event_json.hpp"
#include "library/event_page.hpp"
#include "library/library_schema.hpp"
#include "library/person_rows.hpp"
#include "library/sealing/private_columns.hpp"

namespace eupnea {

namespace {

/// @param columns  of the session that come before the body
std::string select_bodies(const Database& db, std::string_view columns, std::string_view kind)
{
    if (!db.cipher())
        return fmt::format(
            "SELECT {}, body FROM event JOIN session ON session.number = event.session "
            "WHERE kind = ?2 AND {}",
            columns, rare_kinds);
    // Only a page of a searched kind can be found by it; what is none is in the others.
    return fmt::format("SELECT {}, {} FROM sealed_events "
                       "JOIN session ON session.number = sealed_events.session WHERE {}",
                       columns, opened_sql("sealed_events", "body"),
                       is_searched(kind) ? "kind = ?2 AND kind <> ''" : "kind = ''");
}

/// One, or those of this kind in a page.
std::vector<Event> events_in(const Database& db, const Statement& row, int column,
                             std::string_view kind)
{
    std::vector<Event> events;
    const auto add = [&](const std::string& body) {
        if (auto event = event_of(kind, body)) events.push_back(std::move(*event));
    };
    if (!db.cipher()) {
        add(row.text(column));
        return events;
    }
    const auto page = decode_page(row.bytes(column));
    if (page)
        for (const EventRow& event : *page)
            if (event.kind == kind) add(event.body);
    return events;
}

/// "'mark', 'answer'": names of kinds are ours.
std::string quoted(std::span<const std::string_view> kinds)
{
    std::string list;
    for (const std::string_view kind : kinds)
        list += fmt::format("{}'{}'", list.empty() ? "" : ", ", kind);
    return list;
}

/// Only a page of a searched kind can be found by it; what is none may be in any other.
std::string pages_with(std::span<const std::string_view> kinds)
{
    return std::ranges::all_of(kinds, is_searched)
               ? fmt::format("kind IN ({}) AND kind <> ''", quoted(kinds))
               : "true";
}

void take_from_page(const Statement& row, std::int64_t session,
                    std::span<const std::string_view> kinds, const TakeEvent& take)
{
    const auto page = decode_page(row.bytes(1));
    if (!page) return;
    for (const EventRow& event : *page)
        if (std::ranges::find(kinds, event.kind) != kinds.end())
            if (const auto found = event_of(event.kind, event.body)) take(session, *found);
}

/// Columns: the session, then the kind and the body of one, or the body of a page.
Result<void, SqlError> take_all(const Database& db, Statement& select,
                                std::span<const std::string_view> kinds, const TakeEvent& take)
{
    for (;;) {
        const auto row = select.step();
        if (!row) return fail(row.error());
        if (!*row) return {};
        const std::int64_t session = select.integer(0);
        if (db.cipher())
            take_from_page(select, session, kinds, take);
        else if (const auto event = event_of(select.text(1), select.text(2)))
            take(session, *event);
    }
}

} // namespace

Result<void, SqlError> for_each_event(const Database& db, std::span<const std::string_view> kinds,
                                      const TakeEvent& take)
{
    Statement select{
        db,
        db.cipher()
            ? fmt::format("SELECT session, {} FROM sealed_events WHERE {} ORDER BY session, page",
                          opened_sql("sealed_events", "body"), pages_with(kinds))
            : fmt::format("SELECT session, kind, body FROM event WHERE kind IN ({}) AND {} "
                          "ORDER BY session, position",
                          quoted(kinds), rare_kinds)};
    return take_all(db, select, kinds, take);
}

Result<void, SqlError> for_each_event_of(const Database& db, std::int64_t session,
                                         std::span<const std::string_view> kinds,
                                         const TakeEvent& take)
{
    Statement select{
        db, db.cipher() ? fmt::format("SELECT session, {} FROM sealed_events WHERE session = ? "
                                      "ORDER BY page",
                                      opened_sql("sealed_events", "body"))
                        : fmt::format("SELECT session, kind, body FROM event WHERE session = ? AND "
                                      "kind IN ({}) ORDER BY position",
                                      quoted(kinds))};
    select.bind(session);
    return take_all(db, select, kinds, take);
}

Result<std::vector<SessionEvent>> live_session_events(const Library& library, std::string_view kind,
                                                      std::string_view person, int most)
{
    const Database& db = library.database();
    // A library of an earlier version knows no person.
    const std::string whose = person.empty() ? "" : fmt::format("AND {} ", of_person);
    Statement select{db, fmt::format("{} AND origin = 'live' {}"
                                     "ORDER BY begun_unix_ms DESC, session.number DESC LIMIT ?3",
                                     select_bodies(db, "begun_unix_ms", kind), whose)};
    select.bind(person).bind(kind).bind(static_cast<std::int64_t>(most));
    std::vector<SessionEvent> events;
    for (;;) {
        const auto row = select.step();
        if (!row) return fail(complaint_of(row.error(), library.path()));
        if (!*row) return events;
        for (Event& event : events_in(db, select, 1, kind))
            events.push_back({select.integer(0), std::move(event)});
    }
}

Result<std::optional<Event>, SqlError> first_event(const Database& db, std::int64_t session,
                                                   std::string_view kind)
{
    Statement select{db, fmt::format("{} AND session.number = ?1 ORDER BY {}",
                                     select_bodies(db, "session.number", kind),
                                     db.cipher() ? "page" : "position")};
    select.bind(session).bind(kind);
    for (;;) {
        const auto row = select.step();
        if (!row) return fail(row.error());
        if (!*row) return std::nullopt;
        auto events = events_in(db, select, 1, kind);
        if (!events.empty()) return std::move(events.front());
    }
}

} // namespace eupnea
