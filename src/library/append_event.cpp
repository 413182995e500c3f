// SPDX-License-Identifier: MIT
#include "library/append_event.hpp"

#include "library/event_json.hpp"
#include "library/session_rows.hpp"

namespace eupnea {

Result<void, SqlError> append_event(const Database& db, std::int64_t session, const Event& event)
{
    Statement insert{db,
                     "INSERT INTO event (session, position, samples_before, time_s, kind, body) "
                     "SELECT ?1, max(coalesce(max(position), -1) + 1, ?5), "
                     "(SELECT samples FROM session WHERE number = ?1), ?2, ?3, ?4 "
                     "FROM event WHERE session = ?1"};
    const std::string body = json_of(event);
    return insert.bind(session)
        .bind(seconds_of(time_of(event)))
        .bind(kind_of(event).name)
        .bind(std::string_view{body})
        .bind(first_later_position)
        .run();
}

} // namespace eupnea
