// SPDX-License-Identifier: MIT
#include "library/diary.hpp"

#include <fmt/format.h>

#include "library/deletion.hpp"
#include "library/person_rows.hpp"
#include "library/sealing/private_columns.hpp"

namespace eupnea {

namespace {

std::string select_entries(const Database& db)
{
    return fmt::format(
        "SELECT number, written_unix_ms, session, {} AS prompt, {} AS text FROM journal "
        "WHERE {}",
        private_sql(db, "journal", "prompt"), private_sql(db, "journal", "text"), of_person);
}

} // namespace

Result<Diary> Diary::open(const std::filesystem::path& path, std::string person)
{
    auto library = Library::open_for_writing(path);
    if (!library) return fail(complaint_of(library.error(), path));
    return Diary{path, std::move(*library), std::move(person)};
}

Result<JournalEntry> Diary::write(JournalEntry entry)
{
    Database& db = library_.database();
    const auto done = in_transaction(db, [&]() -> Result<void, SqlError> {
        const auto person = place_of_person(db, person_);
        if (!person) return fail(person.error());
        const auto number = next_number(db, "journal");
        if (!number) return fail(number.error());
        entry.number = *number;
        Statement insert{db,
                         "INSERT INTO journal (number, person, written_unix_ms, session, prompt, "
                         "text) VALUES (?1, ?2, ?3, ?4, sealed(?5, 'journal.prompt', ?2, ?1), "
                         "sealed(?6, 'journal.text', ?2, ?1))"};
        insert.bind(*number).bind(*person).bind(entry.written_unix_ms);
        if (entry.session)
            insert.bind(*entry.session);
        else
            insert.bind_null();
        return insert.bind(std::string_view{entry.prompt}).bind(std::string_view{entry.text}).run();
    });
    if (!done) return fail(complaint(done.error()));
    return entry;
}

Result<std::vector<JournalEntry>> Diary::entries_of(Statement& select)
{
    std::vector<JournalEntry> entries;
    for (;;) {
        const auto row = select.step();
        if (!row) return fail(complaint(row.error()));
        if (!*row) return entries;
        JournalEntry entry{
            select.integer(0), select.integer(1), {}, select.text(3), select.text(4)};
        if (!select.is_null(2)) entry.session = select.integer(2);
        entries.push_back(std::move(entry));
    }
}

Result<std::vector<JournalEntry>> Diary::entries()
{
    Statement select{library_.database(), fmt::format("{} ORDER BY written_unix_ms, number",
                                                      select_entries(library_.database()))};
    select.bind(std::string_view{person_});
    return entries_of(select);
}

Result<std::vector<JournalEntry>> Diary::search(std::string_view words)
{
    Statement select{library_.database(),
                     fmt::format("SELECT * FROM ({}) WHERE "
                                 "instr(lower(text || ' ' || prompt), lower(?2)) > 0 "
                                 "ORDER BY written_unix_ms, number",
                                 select_entries(library_.database()))};
    select.bind(std::string_view{person_}).bind(words);
    return entries_of(select);
}

Result<void> Diary::changed_one(Result<void, SqlError> done, std::string_view missing)
{
    if (!done) return fail(complaint(done.error()));
    if (sqlite3_changes(library_.database().handle()) == 0)
        return fail(UserMessage{std::string{missing}});
    return {};
}

Result<void> Diary::leave_nothing()
{
    const auto gone = leave_nothing_behind(library_.database());
    if (!gone) return fail(complaint(gone.error()));
    return {};
}

Result<void> Diary::remove_entry(std::int64_t number)
{
    Statement remove{library_.database(),
                     fmt::format("DELETE FROM journal WHERE {} AND number = ?", of_person)};
    return changed_one(remove.bind(std::string_view{person_}).bind(number).run(),
                       "There is no journal entry of this number.")
        .and_then([this] { return leave_nothing(); });
}

Result<Goal> Diary::set(Goal goal)
{
    Database& db = library_.database();
    const auto done = in_transaction(db, [&]() -> Result<void, SqlError> {
        const auto person = place_of_person(db, person_);
        if (!person) return fail(person.error());
        const auto number = next_number(db, "goal");
        if (!number) return fail(number.error());
        goal.number = *number;
        Statement insert{
            db, "INSERT INTO goal (number, person, set_unix_ms, text, times_a_week, minutes, "
                "look_again) VALUES (?1, ?2, ?3, sealed(?4, 'goal.text', ?2, ?1), "
                "sealed(?5, 'goal.times_a_week', ?2, ?1), "
                "sealed(?6, 'goal.minutes', ?2, ?1), "
                "sealed(?7, 'goal.look_again', ?2, ?1))"};
        return insert.bind(*number)
            .bind(*person)
            .bind(goal.set_unix_ms)
            .bind(std::string_view{goal.text})
            .bind(static_cast<std::int64_t>(goal.times_a_week))
            .bind(static_cast<std::int64_t>(goal.minutes))
            .bind(std::string_view{goal.look_again})
            .run();
    });
    if (!done) return fail(complaint(done.error()));
    return goal;
}

Result<std::vector<Goal>> Diary::goals()
{
    const auto column = [&](std::string_view name) {
        return private_sql(library_.database(), "goal", name);
    };
    Statement select{library_.database(),
                     fmt::format("SELECT number, set_unix_ms, {}, {}, {}, {} FROM goal "
                                 "WHERE {} ORDER BY set_unix_ms, number",
                                 column("text"), column("times_a_week"), column("minutes"),
                                 column("look_again"), of_person)};
    select.bind(std::string_view{person_});
    std::vector<Goal> goals;
    for (;;) {
        const auto row = select.step();
        if (!row) return fail(complaint(row.error()));
        if (!*row) return goals;
        goals.push_back({select.integer(0), select.integer(1), select.text(2),
                         static_cast<int>(select.integer(3)), static_cast<int>(select.integer(4)),
                         select.text(5)});
    }
}

Result<void> Diary::adjust(const Goal& goal)
{
    Statement update{library_.database(),
                     fmt::format("UPDATE goal SET text = sealed(?2, 'goal.text', person, number), "
                                 "times_a_week = sealed(?3, 'goal.times_a_week', person, number), "
                                 "minutes = sealed(?4, 'goal.minutes', person, number), "
                                 "look_again = sealed(?5, 'goal.look_again', person, number) "
                                 "WHERE {} AND number = ?6",
                                 of_person)};
    return changed_one(update.bind(std::string_view{person_})
                           .bind(std::string_view{goal.text})
                           .bind(static_cast<std::int64_t>(goal.times_a_week))
                           .bind(static_cast<std::int64_t>(goal.minutes))
                           .bind(std::string_view{goal.look_again})
                           .bind(goal.number)
                           .run(),
                       "There is no goal of this number.");
}

Result<void> Diary::let_go(std::int64_t number)
{
    Statement remove{library_.database(),
                     fmt::format("DELETE FROM goal WHERE {} AND number = ?", of_person)};
    return changed_one(remove.bind(std::string_view{person_}).bind(number).run(),
                       "There is no goal of this number.")
        .and_then([this] { return leave_nothing(); });
}

std::optional<std::int64_t> Diary::newest_session() const
{
    const auto sessions = library_.sessions(person_);
    if (!sessions || sessions->empty()) return std::nullopt;
    return sessions->back().number;
}

Result<std::vector<Practised>> Diary::practised() const
{
    const auto sessions = library_.sessions(person_);
    if (!sessions) return fail(sessions.error());
    std::vector<Practised> done;
    for (const SessionSummary& session : *sessions)
        done.push_back({session.begun_unix_ms, session.length});
    return done;
}

} // namespace eupnea
