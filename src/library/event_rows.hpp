// SPDX-License-Identifier: MIT
// A session's events in the library: a row each, or in sealed pages of many.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "library/sqlite.hpp"

namespace eupnea {

struct EventRow {
    std::int64_t position;
    std::int64_t samples_before;
    double time_s;
    std::string kind;
    std::string body;
    friend bool operator==(const EventRow&, const EventRow&) = default;
};

/// Kinds that are looked for in all sessions. In a sealed library each such event has a page of its own that names its
/// kind; of the others nobody sees which they are, nor how many.
inline constexpr std::array<std::string_view, 6> searched_kinds{
    "answer", "baseline_found", "mark", "pace_found", "session_summed", "step_began"};
inline bool is_searched(std::string_view kind)
{
    return std::ranges::find(searched_kinds, kind) != searched_kinds.end();
}

/// Those whose position is not below `position`.
std::span<const EventRow> events_from(std::int64_t position, std::span<const EventRow> events);

/// Adds them behind those that are there: the caller knows which are (events_of_session). Part of a transaction.
Result<void, SqlError> write_events(Database& db, std::int64_t session,
                                    std::span<const EventRow> events);

/// The position after the newest event's, of those below `below`.
Result<std::int64_t, SqlError>
events_of_session(const Database& db, std::int64_t session,
                  std::int64_t below = std::numeric_limits<std::int64_t>::max());

/// All events of a session, of either way of keeping them. A page that cannot be read is left out.
Result<std::vector<EventRow>, SqlError> rows_of_events(const Database& db, std::int64_t session);
Result<std::vector<EventRow>, SqlError> events_in_pages(const Database& db, std::int64_t session);
Result<void, SqlError> write_event_rows(Database& db, std::int64_t session,
                                        std::span<const EventRow> events);
Result<void, SqlError> write_event_pages(Database& db, std::int64_t session,
                                         std::span<const EventRow> events);

} // namespace eupnea
