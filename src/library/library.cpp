// SPDX-License-Identifier: MIT
#include "library/library.hpp"

#include <fcntl.h>
#include <fmt/chrono.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <ctime>

#include "base/event_words.hpp"
#include "base/own_folders.hpp"
#include "library/library_schema.hpp"
#include "library/person_rows.hpp"
#include "library/process_mark.hpp"
#include "library/sealing/library_seal.hpp"
#include "library/sealing/private_columns.hpp"
#include "library/sealing/row_cipher.hpp"

namespace eupnea {

namespace {

std::string select_summaries(const Database& db)
{
    const auto column = [&](std::string_view name) { return private_sql(db, "session", name); };
    return fmt::format(
        "SELECT number, begun_unix_ms, {}, origin, {}, planned_s, length_s, {}, {}, {}, "
        "ended FROM session ",
        column("device"), column("pattern"), column("samples"), column("mean_heart_rate_bpm"),
        column("mean_breath_rate_per_min"));
}

SessionSummary summary_in(const Statement& row)
{
    return {row.integer(0),       row.integer(1),
            row.text(2),          value_of<Origin>(row.text(3)).value_or(Origin::live),
            row.text(4),          Seconds{row.real(5)},
            Seconds{row.real(6)}, row.integer(7),
            row.maybe_real(8),    row.maybe_real(9),
            row.text(10)};
}

/// Health is private: nobody else may even look into the folder.
void make_private_place(const std::filesystem::path& path)
{
    std::error_code ignored;
    const auto folder = path.parent_path();
    if (!folder.empty() && !std::filesystem::exists(folder, ignored)) {
        std::filesystem::create_directories(folder.parent_path(), ignored);
        mkdir(folder.c_str(), 0700);
    }
    const int file = open(path.c_str(), O_CREAT | O_RDWR | O_CLOEXEC | O_EXCL, 0600);
    if (file >= 0) close(file);
}

/// Of a regular file: the version of the library in it, 0 for an empty one. Changes nothing.
Result<int, SqlError> version_in(const std::filesystem::path& path)
{
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(path, ignored))
        return fail(SqlError{SQLITE_NOTADB, "it is not a regular file"});
    if (std::filesystem::file_size(path, ignored) == 0) return 0;
    const auto db = Database::open(path, SQLITE_OPEN_READONLY);
    if (!db) return fail(db.error());
    return version_of(*db);
}

/// What a crash left half written is rolled back only by somebody who may write.
bool is_to_be_rolled_back(const SqlError& error, const std::filesystem::path& path)
{
    std::error_code ignored;
    return error.code == SQLITE_READONLY &&
           std::filesystem::exists(std::filesystem::path{path} += "-journal", ignored);
}

UserMessage no_session(std::int64_t number)
{
    return {
        fmt::format("There is no session {}. The command \"eupnea sessions\" lists them.", number)};
}

} // namespace

std::filesystem::path default_library_path() { return data_folder() / "library.db"; }

std::string pattern_text(const Pattern& pattern)
{
    const Seconds inhale = pattern.inhale + pattern.top_up_rest + pattern.top_up;
    return fmt::format("{:g}-{:g}-{:g}-{:g}", inhale.count(), pattern.hold_full.count(),
                       pattern.exhale.count(), pattern.hold_empty.count());
}

std::string local_time_text(std::int64_t unix_ms)
{
    const std::time_t seconds = unix_ms / 1000;
    std::tm local{};
    localtime_r(&seconds, &local);
    return fmt::format("{:%Y-%m-%d %H:%M}", local);
}

std::string local_date_text(std::int64_t unix_ms) { return local_time_text(unix_ms).substr(0, 10); }

bool is_no_library(const SqlError& error)
{
    constexpr std::array codes{SQLITE_NOTADB, SQLITE_CORRUPT, SQLITE_MISMATCH, SQLITE_TOOBIG,
                               SQLITE_ERROR}; // the last: a table or a column is not there
    return std::ranges::find(codes, error.code) != codes.end();
}

UserMessage complaint_of(const SqlError& error, const std::filesystem::path& path)
{
    if (error.code == SQLITE_MISMATCH)
        return {fmt::format("{} cannot be used: {}.", path.string(), error.text)};
    if (is_no_library(error))
        return {fmt::format("{} is not a library of Eupnea, or is damaged. Name another with "
                            "--library FILE.",
                            path.string())};
    switch (error.code) {
    case SQLITE_AUTH:
        return {error.text}; // about its seal
    case SQLITE_FULL:
        return {fmt::format("The disk is full: {} cannot grow. Make room.", path.string())};
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
        return {fmt::format("The library {} cannot be written. Make it writable or name another "
                            "with --library FILE.",
                            path.string())};
    case SQLITE_BUSY:
        return {"Another program is using the library. Try again in a moment."};
    default:
        return {fmt::format("The library {} failed: {}.", path.string(), error.text)};
    }
}

Result<Library, SqlError> Library::open_for_writing(const std::filesystem::path& path, HeldKey key)
{
    std::error_code ignored;
    if (std::filesystem::exists(path, ignored)) {
        const auto version = version_in(path);
        if (!version && !is_to_be_rolled_back(version.error(), path)) return fail(version.error());
    } else {
        make_private_place(path);
    }
    auto db = Database::open(path, SQLITE_OPEN_READWRITE);
    if (!db) return fail(db.error());
    if (const auto version = version_of(*db); !version) return fail(version.error());
    chmod(path.c_str(), 0600);
    // A journal that is deleted after each commit leaves one file, which can be copied as it is;
    // whatever is deleted is overwritten.
    const auto set = db->run("PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL; "
                             "PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON;");
    if (!set) return fail(set.error());
    const auto schema = settle_schema(*db, [&](Database& fresh) -> Result<void, SqlError> {
        return key ? begin_sealed(fresh, path, key) : Result<void, SqlError>{};
    });
    if (!schema) return fail(schema.error());
    auto opened_with = open_seal(*db, path, std::move(key));
    if (!opened_with) return fail(opened_with.error());
    // What cannot be swept now, because somebody reads the file, is swept by the next writer.
    [[maybe_unused]] const auto swept = sweep(*db, path);
    if (const auto done = destroy_marked_keys(*db); !done) return fail(done.error());
    return Library{path, std::move(*db), std::move(*opened_with)};
}

Result<Library> Library::open_for_reading(const std::filesystem::path& path)
{
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored))
        return fail(UserMessage{fmt::format("There is no library at {} yet; it begins with the "
                                            "first session.",
                                            path.string())});
    if (!std::filesystem::is_regular_file(path, ignored))
        return fail(complaint_of({SQLITE_NOTADB, "it is not a regular file"}, path));
    // Not read-only: what a crash left half written has to be rolled back before it can be read.
    auto db = Database::open(path, SQLITE_OPEN_READWRITE);
    if (!db) return fail(UserMessage{fmt::format("The library {} cannot be read.", path.string())});
    const auto version = version_of(*db);
    if (!version) return fail(complaint_of(version.error(), path));
    if (*version == 0) return fail(complaint_of({SQLITE_NOTADB, "it is empty"}, path));
    auto opened_with = open_seal(*db, path, nullptr);
    if (!opened_with) return fail(complaint_of(opened_with.error(), path));
    return Library{path, std::move(*db), std::move(*opened_with)};
}

std::string Library::unreadable() const
{
    if (!db_.cipher() || db_.cipher()->unreadable().empty()) return {};
    const auto& places = db_.cipher()->unreadable();
    return fmt::format("{} {} of this library cannot be read: damaged, in another's place, or of a "
                       "person whose key was destroyed (first: {}). The rest is shown.",
                       places.size(), places.size() == 1 ? "part" : "parts", *places.begin());
}

Result<void> check_library(const std::filesystem::path& path)
{
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored)) return {};
    const auto version = version_in(path);
    if (version || !is_no_library(version.error())) return {};
    return fail(complaint_of(version.error(), path));
}

Result<std::vector<SessionSummary>> Library::summaries(Statement select) const
{
    std::vector<SessionSummary> sessions;
    for (;;) {
        const auto row = select.step();
        if (!row) return fail(complaint_of(row.error(), path_));
        if (!*row) return sessions;
        sessions.push_back(summary_in(select));
    }
}

Result<std::vector<SessionSummary>> Library::sessions(std::string_view person) const
{
    const std::string where = person.empty() ? "" : fmt::format("WHERE {} ", of_person);
    Statement select{
        db_, fmt::format("{}{}ORDER BY begun_unix_ms, number", select_summaries(db_), where)};
    if (!person.empty()) select.bind(person);
    return summaries(std::move(select));
}

Result<SessionSummary> Library::session(std::int64_t number) const
{
    Statement select{db_, fmt::format("{}WHERE number = ?", select_summaries(db_))};
    select.bind(number);
    auto found = summaries(std::move(select));
    if (!found) return fail(found.error());
    if (found->empty()) return fail(no_session(number));
    return found->front();
}

Result<void> Library::remove(std::int64_t number)
{
    Statement writer{db_, "SELECT writer FROM session WHERE number = ? AND ended = ''"};
    const auto open_one = writer.bind(number).step();
    if (!open_one) return fail(complaint_of(open_one.error(), path_));
    if (*open_one && is_running(writer.text(0)))
        return fail(
            UserMessage{fmt::format("Session {} is still going on. End it first, then it can "
                                    "be deleted.",
                                    number)});
    Statement statement{db_, "DELETE FROM session WHERE number = ?"};
    const auto removed = statement.bind(number).run();
    if (!removed) return fail(complaint_of(removed.error(), path_));
    if (sqlite3_changes(db_.handle()) == 0) return fail(no_session(number));
    return {};
}

Result<std::vector<std::string>> Library::recover()
{
    std::vector<std::string> sentences;
    std::vector<std::int64_t> lost;
    Statement open_ones{db_, "SELECT number, begun_unix_ms, writer FROM session WHERE ended = ''"};
    for (;;) {
        const auto row = open_ones.step();
        if (!row) return fail(complaint_of(row.error(), path_));
        if (!*row) break;
        if (is_running(open_ones.text(2))) continue;
        lost.push_back(open_ones.integer(0));
        sentences.push_back(
            fmt::format("A session of {} was recovered.", local_time_text(open_ones.integer(1))));
    }
    for (const std::int64_t number : lost) {
        Statement close{db_, "UPDATE session SET ended = 'recovered' WHERE number = ?"};
        const auto closed = close.bind(number).run();
        if (!closed) return fail(complaint_of(closed.error(), path_));
    }
    return sentences;
}

std::vector<std::string> recover_sessions(const std::filesystem::path& path)
{
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored)) return {};
    auto library = Library::open_for_writing(path);
    if (!library) return {};
    return library->recover().value_or(std::vector<std::string>{});
}

} // namespace eupnea
