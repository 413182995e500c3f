// SPDX-License-Identifier: MIT
// The person's library: every recorded session, in one private SQLite file.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/event.hpp"
#include "base/result.hpp"
#include "library/sqlite.hpp"

namespace eupnea {

/// $XDG_DATA_HOME/eupnea/library.db, or ~/.local/share/eupnea/library.db.
std::filesystem::path default_library_path();

struct LibraryKey;
using HeldKey = std::shared_ptr<const LibraryKey>;

struct SessionSummary {
    std::int64_t number;
    std::int64_t begun_unix_ms;
    std::string device;
    Origin origin;
    std::string pattern; ///< the first one, "4-0-6-0"; empty without a pacer
    Seconds planned;     ///< 0 when open-ended
    Seconds length;      ///< so far, when it is still going on
    std::int64_t samples;
    std::optional<double> heart_rate_bpm; ///< means over the seconds that had a value
    std::optional<double> breath_rate_per_min;
    std::string ended; ///< "finished", "recovered" after a crash, or empty: still going on
};

/// How a number of seconds of a pattern is written in the library: "4-0-6-0".
std::string pattern_text(const Pattern& pattern);

/// "2026-11-21 22:05", in the person's own time zone.
std::string local_time_text(std::int64_t unix_ms);

/// "2026-11-21".
std::string local_date_text(std::int64_t unix_ms);

/// The file is somebody else's, of a newer version, or damaged: trying again would not help.
bool is_no_library(const SqlError& error);

/// Why the library failed, and what to do.
UserMessage complaint_of(const SqlError& error, const std::filesystem::path& path);

class Library {
public:
    /// Makes the folder (mode 0700) and the file (mode 0600) when there are none, and brings an earlier
    /// version up to date. A file that is not a library is left exactly as it is.
    ///
    /// @param key  of a sealed library; without it the one that the program holds, or is given when it asks. A library
    ///             that is made here is sealed with it
    static Result<Library, SqlError> open_for_writing(const std::filesystem::path& path,
                                                      HeldKey key = nullptr);

    /// Of any version, which stays as it is. A missing file is an error.
    static Result<Library> open_for_reading(const std::filesystem::path& path);

    /// The newest last.
    ///
    /// @param person  identity; empty: everybody's
    Result<std::vector<SessionSummary>> sessions(std::string_view person = {}) const;
    Result<SessionSummary> session(std::int64_t number) const;
    /// Not while the session goes on.
    Result<void> remove(std::int64_t number);

    /// Closes sessions whose program died without ending them; one sentence each.
    Result<std::vector<std::string>> recover();

    Database& database() { return db_; }
    const Database& database() const { return db_; }
    const std::filesystem::path& path() const { return path_; }

    /// Null: the library has no seal.
    const HeldKey& key() const { return key_; }

    /// What of a sealed library could not be read so far, as a sentence; empty: all could.
    std::string unreadable() const;

private:
    Library(std::filesystem::path path, Database db, HeldKey key)
        : path_(std::move(path)), db_(std::move(db)), key_(std::move(key))
    {}
    Result<std::vector<SessionSummary>> summaries(Statement select) const;

    std::filesystem::path path_;
    Database db_;
    HeldKey key_;
};

/// Nothing when `path` names a library or nothing at all; else why it cannot be one.
Result<void> check_library(const std::filesystem::path& path);

/// Recovers what a crash left in the library at `path`, as sentences to tell. Nothing when there is
/// no library, or when it cannot be written.
std::vector<std::string> recover_sessions(const std::filesystem::path& path);

} // namespace eupnea
