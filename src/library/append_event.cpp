// SPDX-License-Identifier: MIT
#include "library/append_event.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "library/event_json.hpp"
#include "library/event_rows.hpp"
#include "library/sealing/private_columns.hpp"
#include "library/session_rows.hpp"

namespace eupnea {

Result<void, SqlError> append_event(Database& db, std::int64_t session, const Event& event)
{
    const auto newest = events_of_session(db, session);
    if (!newest) return fail(newest.error());
    Statement select{db, fmt::format("SELECT {} FROM session WHERE number = ?",
                                     private_sql(db, "session", "samples"))};
    const auto row = select.bind(session).step();
    if (!row) return fail(row.error());
    const std::array rows{EventRow{std::max(*newest, first_later_position),
                                   *row ? select.integer(0) : 0, seconds_of(time_of(event)),
                                   std::string{kind_of(event).name}, json_of(event)}};
    return write_events(db, session, rows);
}

} // namespace eupnea
