// SPDX-License-Identifier: MIT
#include "library/session_events.hpp"

#include <fmt/format.h>

#include "library/event_json.hpp"
#include "library/library_schema.hpp"
#include "library/person_rows.hpp"

namespace eupnea {

Result<std::vector<SessionEvent>> live_session_events(const Library& library, std::string_view kind,
                                                      std::string_view person, int most)
{
    // A library of an earlier version knows no person.
    const std::string whose = person.empty() ? "" : fmt::format("AND {} ", of_person);
    Statement select{library.database(),
                     fmt::format("SELECT begun_unix_ms, body FROM event "
                                 "JOIN session ON session.number = event.session "
                                 "WHERE kind = ?2 AND {} AND origin = 'live' {}"
                                 "ORDER BY begun_unix_ms DESC, event.session DESC LIMIT ?3",
                                 rare_kinds, whose)};
    select.bind(person).bind(kind).bind(static_cast<std::int64_t>(most));
    std::vector<SessionEvent> events;
    for (;;) {
        const auto row = select.step();
        if (!row) return fail(complaint_of(row.error(), library.path()));
        if (!*row) return events;
        if (auto event = event_of(kind, select.text(1)))
            events.push_back({select.integer(0), std::move(*event)});
    }
}

Result<std::optional<Event>, SqlError> first_event(const Database& db, std::int64_t session,
                                                   std::string_view kind)
{
    Statement select{db, fmt::format("SELECT body FROM event WHERE session = ? AND kind = ? AND {} "
                                     "ORDER BY position LIMIT 1",
                                     rare_kinds)};
    const auto row = select.bind(session).bind(kind).step();
    if (!row) return fail(row.error());
    return *row ? event_of(kind, select.text(0)) : std::nullopt;
}

} // namespace eupnea
