// SPDX-License-Identifier: MIT
// The rows of one session, as the recorder writes them into a database.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "base/event.hpp"
#include "library/event_rows.hpp"

namespace eupnea {

/// What a session is known by and how it began.
struct SessionHead {
    std::string identity; ///< of this session and no other, in any library
    std::string writer;   ///< own_process_mark()
    SessionStart start;
    std::string person{}; ///< identity; empty: whose library it is
};

struct SessionFigures {
    std::string pattern;
    Seconds length{};
    std::int64_t samples = 0;
    std::optional<double> heart_rate_bpm;
    std::optional<double> breath_rate_per_min;
    bool ended = false;
};

/// Which row is the session's, and how much of the session stands there.
struct SessionPlace {
    std::int64_t number = 0;
    std::int64_t samples = 0;
    std::int64_t events = 0;
};

/// Samples in one row; the newest row grows up to it.
inline constexpr std::int64_t chunk_samples = 4096;

/// Nothing where the database does not know the session.
Result<std::optional<SessionPlace>, SqlError> find_session(const Database& db,
                                                           std::string_view identity);
Result<SessionPlace, SqlError> insert_session(Database& db, const SessionHead& head);

/// @param first   number of the first sample in the session: a multiple of chunk_samples
/// @param there   chunks that end before this sample are in the database already
Result<void, SqlError> write_samples(Database& db, std::int64_t session, std::int64_t first,
                                     std::span<const Sample> samples, std::int64_t there);
Result<void, SqlError> write_figures(Database& db, std::int64_t session,
                                     const SessionFigures& figures);

/// All samples and events of a session from one database into another, in place of what is there.
Result<void, SqlError> copy_session(const Database& from, std::int64_t session, Database& to,
                                    std::int64_t to_session);

} // namespace eupnea
