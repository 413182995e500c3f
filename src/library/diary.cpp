// SPDX-License-Identifier: MIT
#include "library/diary.hpp"

namespace eupnea {

Result<Diary> Diary::open(const std::filesystem::path& path)
{
    auto library = Library::open_for_writing(path);
    if (!library) return fail(complaint_of(library.error(), path));
    return Diary{path, std::move(*library)};
}

Result<JournalEntry> Diary::write(JournalEntry entry)
{
    Statement insert{library_.database(),
                     "INSERT INTO journal (written_unix_ms, session, prompt, text) "
                     "VALUES (?, ?, ?, ?)"};
    insert.bind(entry.written_unix_ms);
    if (entry.session)
        insert.bind(*entry.session);
    else
        insert.bind_null();
    const auto done =
        insert.bind(std::string_view{entry.prompt}).bind(std::string_view{entry.text}).run();
    if (!done) return fail(complaint(done.error()));
    entry.number = library_.database().last_row();
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
    Statement select{library_.database(),
                     "SELECT number, written_unix_ms, session, prompt, text FROM journal "
                     "ORDER BY written_unix_ms, number"};
    return entries_of(select);
}

Result<std::vector<JournalEntry>> Diary::search(std::string_view words)
{
    Statement select{library_.database(),
                     "SELECT number, written_unix_ms, session, prompt, text FROM journal "
                     "WHERE instr(lower(text || ' ' || prompt), lower(?)) > 0 "
                     "ORDER BY written_unix_ms, number"};
    select.bind(words);
    return entries_of(select);
}

Result<void> Diary::changed_one(Result<void, SqlError> done, std::string_view missing)
{
    if (!done) return fail(complaint(done.error()));
    if (sqlite3_changes(library_.database().handle()) == 0)
        return fail(UserMessage{std::string{missing}});
    return {};
}

Result<void> Diary::remove_entry(std::int64_t number)
{
    Statement remove{library_.database(), "DELETE FROM journal WHERE number = ?"};
    return changed_one(remove.bind(number).run(), "There is no journal entry of this number.");
}

Result<Goal> Diary::set(Goal goal)
{
    Statement insert{library_.database(),
                     "INSERT INTO goal (set_unix_ms, text, times_a_week, minutes, look_again) "
                     "VALUES (?, ?, ?, ?, ?)"};
    const auto done = insert.bind(goal.set_unix_ms)
                          .bind(std::string_view{goal.text})
                          .bind(static_cast<std::int64_t>(goal.times_a_week))
                          .bind(static_cast<std::int64_t>(goal.minutes))
                          .bind(std::string_view{goal.look_again})
                          .run();
    if (!done) return fail(complaint(done.error()));
    goal.number = library_.database().last_row();
    return goal;
}

Result<std::vector<Goal>> Diary::goals()
{
    Statement select{
        library_.database(),
        "SELECT number, set_unix_ms, text, times_a_week, minutes, look_again FROM goal "
        "ORDER BY number"};
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
                     "UPDATE goal SET text = ?, times_a_week = ?, minutes = ?, look_again = ? "
                     "WHERE number = ?"};
    return changed_one(update.bind(std::string_view{goal.text})
                           .bind(static_cast<std::int64_t>(goal.times_a_week))
                           .bind(static_cast<std::int64_t>(goal.minutes))
                           .bind(std::string_view{goal.look_again})
                           .bind(goal.number)
                           .run(),
                       "There is no goal of this number.");
}

Result<void> Diary::let_go(std::int64_t number)
{
    Statement remove{library_.database(), "DELETE FROM goal WHERE number = ?"};
    return changed_one(remove.bind(number).run(), "There is no goal of this number.");
}

std::optional<std::int64_t> Diary::newest_session() const
{
    const auto sessions = library_.sessions();
    if (!sessions || sessions->empty()) return std::nullopt;
    return sessions->back().number;
}

Result<std::vector<Practised>> Diary::practised() const
{
    const auto sessions = library_.sessions();
    if (!sessions) return fail(sessions.error());
    std::vector<Practised> done;
    for (const SessionSummary& session : *sessions)
        done.push_back({session.begun_unix_ms, session.length});
    return done;
}

} // namespace eupnea
