// SPDX-License-Identifier: MIT
// Events of one kind out of all the sessions of a person.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "base/event.hpp"
#include "library/library.hpp"

namespace eupnea {

struct SessionEvent {
    std::int64_t begun_unix_ms; ///< of its session
    Event event;
};

/// Those of live sessions, the newest session first.
///
/// @param kind    one of the rare kinds (rare_kinds)
/// @param person  identity; empty: everybody's
/// @param most    rows that are looked at; below 0: all
Result<std::vector<SessionEvent>> live_session_events(const Library& library, std::string_view kind,
                                                      std::string_view person, int most = -1);

/// Takes an event of the session of this number.
using TakeEvent = std::function<void(std::int64_t session, const Event& event)>;

/// Those of these kinds, in all sessions, in the order of each.
///
/// @param kinds  rare ones (rare_kinds)
Result<void, SqlError> for_each_event(const Database& db, std::span<const std::string_view> kinds,
                                      const TakeEvent& take);

/// Those of any kinds in one session.
Result<void, SqlError> for_each_event_of(const Database& db, std::int64_t session,
                                         std::span<const std::string_view> kinds,
                                         const TakeEvent& take);

/// The first of this kind, one of the rare ones, in a session.
Result<std::optional<Event>, SqlError> first_event(const Database& db, std::int64_t session,
                                                   std::string_view kind);

} // namespace eupnea
