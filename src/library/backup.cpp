// SPDX-License-Identifier: MIT
#include "library/backup.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include "library/people.hpp"

namespace eupnea {

namespace {

/// In one step: a writer waits for it, and writes what it has kept afterwards.
Result<void, SqlError> copy_pages(const Database& from, Database& to)
{
    sqlite3_backup* backup = sqlite3_backup_init(to.handle(), "main", from.handle(), "main");
    if (!backup) return fail(to.error());
    int code = sqlite3_backup_step(backup, -1);
    for (int tries = 0; tries < 20 && (code == SQLITE_BUSY || code == SQLITE_LOCKED); ++tries) {
        sqlite3_sleep(100);
        code = sqlite3_backup_step(backup, -1);
    }
    sqlite3_backup_finish(backup);
    if (code != SQLITE_DONE) return fail(SqlError{code & 0xFF, sqlite3_errstr(code)});
    return {};
}

Result<void, SqlError> check_pages(const Database& db)
{
    Statement check{db, "PRAGMA integrity_check(1)"};
    const auto row = check.step();
    if (!row) return fail(row.error());
    if (!*row || check.text(0) != "ok") return fail(SqlError{SQLITE_CORRUPT, "it is not whole"});
    return {};
}

/// A sealed copy opens only beside its keys, and those stay where they are.
Result<Backup, SqlError> counted_in(const Database& db)
{
    if (const auto whole = check_pages(db); !whole) return fail(whole.error());
    Statement count{db, "SELECT (SELECT count(*) FROM session), (SELECT count(*) FROM person)"};
    const auto row = count.step();
    if (!row) return fail(row.error());
    return Backup{count.integer(0), count.integer(1)};
}

Result<Backup> opened(const std::filesystem::path& copy)
{
    const auto library = Library::open_for_reading(copy);
    if (!library) return fail(library.error());
    if (const auto whole = check_pages(library->database()); !whole)
        return fail(complaint_of(whole.error(), copy));
    const auto sessions = library->sessions();
    if (!sessions) return fail(sessions.error());
    const auto people = people_in(copy);
    if (!people) return fail(people.error());
    return Backup{static_cast<std::int64_t>(sessions->size()),
                  std::max<std::int64_t>(1, static_cast<std::int64_t>(people->size()))};
}

/// Nobody else may read it from the beginning on.
bool make_private_file(const std::filesystem::path& path)
{
    const int file = open(path.c_str(), O_CREAT | O_WRONLY | O_EXCL | O_CLOEXEC, 0600);
    if (file >= 0) close(file);
    return file >= 0;
}

Result<Backup> copied(const Library& library, const std::filesystem::path& to)
{
    auto copy = Database::open(to, SQLITE_OPEN_READWRITE);
    if (!copy) return fail(complaint_of(copy.error(), to));
    const auto done = copy_pages(library.database(), *copy);
    if (!done) return fail(complaint_of(done.error(), to));
    if (!library.key()) return opened(to);
    const auto counted = counted_in(*copy);
    if (!counted) return fail(complaint_of(counted.error(), to));
    return *counted;
}

} // namespace

Result<Backup> back_up(const std::filesystem::path& path, const std::filesystem::path& to)
{
    const auto library = Library::open_for_reading(path);
    if (!library) return fail(library.error());
    if (!make_private_file(to))
        return fail(UserMessage{fmt::format("{} is there already or cannot be written. Name a new "
                                            "file.",
                                            to.string())});
    auto backup = copied(*library, to);
    std::error_code ignored;
    if (!backup) std::filesystem::remove(to, ignored);
    return backup;
}

} // namespace eupnea
