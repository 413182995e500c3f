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
    const bool searched = std::ranges::find(searched_kinds, kind) != searched_kinds.end();
    return fmt::format("SELECT {}, {} FROM sealed_events "
                       "JOIN session ON session.number = sealed_events.session WHERE {}",
                       columns, opened_sql("sealed_events", "body"),
                       searched ? "kind = ?2 AND kind <> ''" : "kind = ''");
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

} // namespace

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
