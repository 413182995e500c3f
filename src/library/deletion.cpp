// SPDX-License-Identifier: MIT
#include "library/deletion.hpp"

#include <fmt/format.h>

#include <cmath>

#include "library/process_mark.hpp"
#include "library/sealing/library_seal.hpp"

namespace eupnea {

namespace {

Result<std::int64_t, SqlError> count(const Database& db, const char* sql, std::int64_t person)
{
    Statement select{db, sql};
    const auto row = select.bind(person).step();
    if (!row) return fail(row.error());
    return *row ? select.integer(0) : 0;
}

Result<bool, SqlError> has_running_session(const Database& db, std::int64_t person)
{
    Statement select{db, "SELECT writer FROM session WHERE person = ? AND ended = ''"};
    select.bind(person);
    for (;;) {
        const auto row = select.step();
        if (!row) return fail(row.error());
        if (!*row) return false;
        if (is_running(select.text(0))) return true;
    }
}

/// Somebody has to be there, if only without a name.
Result<void, SqlError> leave_a_place(Database& db)
{
    const auto place = place_of_person(db, {});
    if (!place) return fail(place.error());
    return {};
}

std::string counted(std::int64_t count, std::string_view one, std::string_view many)
{
    return fmt::format("{} {}", count, count == 1 ? one : many);
}

std::string length_words(Seconds length)
{
    const auto minutes = static_cast<long>(std::lround(length / Seconds{60.0}));
    return minutes < 60 ? fmt::format("{} min", minutes)
                        : fmt::format("{} h {} min", minutes / 60, minutes % 60);
}

} // namespace

Result<Belongings> belongings_of(const Library& library, const Person& person)
{
    const Database& db = library.database();
    const auto complaint = [&](const SqlError& error) {
        return fail(complaint_of(error, library.path()));
    };
    const auto sessions = library.sessions(person.identity);
    if (!sessions) return fail(sessions.error());
    const auto entries = count(db, "SELECT count(*) FROM journal WHERE person = ?", person.number);
    if (!entries) return complaint(entries.error());
    const auto goals = count(db, "SELECT count(*) FROM goal WHERE person = ?", person.number);
    if (!goals) return complaint(goals.error());
    Belongings belongings{static_cast<std::int64_t>(sessions->size()), {}, *entries, *goals};
    for (const SessionSummary& session : *sessions) belongings.practised += session.length;
    return belongings;
}

std::string words_for(const Belongings& belongings)
{
    return fmt::format("{} ({}), {} and {}", counted(belongings.sessions, "session", "sessions"),
                       length_words(belongings.practised),
                       counted(belongings.journal_entries, "journal entry", "journal entries"),
                       counted(belongings.goals, "goal", "goals"));
}

Result<void, SqlError> leave_nothing_behind(Database& db) { return db.run("VACUUM"); }

Result<void> delete_person(Library& library, const Person& person)
{
    Database& db = library.database();
    const auto running = has_running_session(db, person.number);
    if (!running) return fail(complaint_of(running.error(), library.path()));
    if (*running)
        return fail(UserMessage{
            fmt::format("A session of {} is going on. End it first.", shown_name(person))});
    const auto deleted = in_transaction(db, [&] {
        Statement remove{db, "DELETE FROM person WHERE number = ?"};
        return remove.bind(person.number)
            .run()
            .and_then([&] { return leave_a_place(db); })
            .and_then([&] { return mark_key_to_destroy(db, person.identity); });
    });
    const auto gone = deleted.and_then([&] { return destroy_marked_keys(db); }).and_then([&] {
        return leave_nothing_behind(db);
    });
    if (!gone) return fail(complaint_of(gone.error(), library.path()));
    return {};
}

Result<void> delete_session(Library& library, std::int64_t number)
{
    if (const auto removed = library.remove(number); !removed) return removed;
    const auto gone = leave_nothing_behind(library.database());
    if (!gone) return fail(complaint_of(gone.error(), library.path()));
    return {};
}

} // namespace eupnea
