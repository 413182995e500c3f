// SPDX-License-Identifier: MIT
// What becomes of a session after it is over: events behind those that were recorded.
#pragma once

#include <cstdint>

#include "base/event.hpp"
#include "library/sqlite.hpp"

namespace eupnea {

/// Behind the session's last event. Part of a transaction.
Result<void, SqlError> append_event(Database& db, std::int64_t session, const Event& event);

} // namespace eupnea
