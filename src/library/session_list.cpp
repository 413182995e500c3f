// SPDX-License-Identifier: MIT
#include "library/session_list.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <unordered_map>

#include "library/sealing/private_columns.hpp"
#include "library/session_events.hpp"

namespace eupnea {

namespace {

ListedSession listed(const SessionSummary& session)
{
    return {.number = session.number,
            .begun_unix_ms = session.begun_unix_ms,
            .begun = local_time_text(session.begun_unix_ms),
            .length = session.length,
            .origin = session.origin,
            .device = session.device,
            .pattern = session.pattern,
            .practices = {},
            .notes = {},
            .heart_rate_bpm = session.heart_rate_bpm,
            .breath_rate_per_min = session.breath_rate_per_min,
            .going_on = session.ended.empty()};
}

/// Sessions by their number, to be completed.
class List {
public:
    explicit List(const std::vector<SessionSummary>& sessions)
    {
        for (const SessionSummary& session : sessions) {
            place_[session.number] = sessions_.size();
            sessions_.push_back(listed(session));
        }
    }

    void on(std::int64_t number, const Event& event)
    {
        if (ListedSession* session = find(number))
            std::visit([&](const auto& e) { add(*session, e); }, event);
    }
    void add_note(std::int64_t number, std::string note)
    {
        ListedSession* session = find(number);
        if (session && !note.empty()) session->notes.push_back(std::move(note));
    }

    std::vector<ListedSession> newest_first() &&
    {
        std::ranges::stable_sort(sessions_, std::ranges::greater{},
                                 [](const ListedSession& session) {
                                     return std::pair{session.begun_unix_ms, session.number};
                                 });
        return std::move(sessions_);
    }

private:
    ListedSession* find(std::int64_t number)
    {
        const auto found = place_.find(number);
        return found == place_.end() ? nullptr : &sessions_[found->second];
    }
    static void add(ListedSession& session, const StepBegan& step)
    {
        const std::string name{step.practice.view()};
        if (std::ranges::find(session.practices, name) == session.practices.end())
            session.practices.push_back(name);
    }
    static void add(ListedSession& session, const Mark& mark)
    {
        if (!mark.text.empty()) session.notes.emplace_back(mark.text.view());
    }
    static void add(ListedSession& session, const Answer& answer)
    {
        if (!answer.words.empty()) session.notes.emplace_back(answer.words.view());
    }
    static void add(ListedSession&, const auto&) {}

    std::vector<ListedSession> sessions_;
    std::unordered_map<std::int64_t, std::size_t> place_;
};

Result<void, SqlError> add_events(const Library& library, List& list)
{
    constexpr std::array<std::string_view, 3> kinds{"step_began", "mark", "answer"};
    return for_each_event(library.database(), kinds,
                          [&](std::int64_t number, const Event& event) { list.on(number, event); });
}

/// A library of version 1 has the table only once it has needed it.
Result<void, SqlError> add_journal(const Library& library, List& list)
{
    const auto there =
        Statement{library.database(), "SELECT 1 FROM sqlite_master WHERE name = 'journal'"}.step();
    if (!there) return fail(there.error());
    if (!*there) return {};
    Statement select{library.database(),
                     fmt::format("SELECT session, {} FROM journal WHERE session IS NOT NULL "
                                 "ORDER BY number",
                                 private_sql(library.database(), "journal", "text"))};
    for (;;) {
        const auto row = select.step();
        if (!row) return fail(row.error());
        if (!*row) return {};
        list.add_note(select.integer(0), select.text(1));
    }
}

} // namespace

Result<std::vector<ListedSession>> listed_sessions(const Library& library, std::string_view person)
{
    const auto sessions = library.sessions(person);
    if (!sessions) return fail(sessions.error());
    List list{*sessions};
    const auto read =
        add_events(library, list).and_then([&] { return add_journal(library, list); });
    if (!read) return fail(complaint_of(read.error(), library.path()));
    return std::move(list).newest_first();
}

Result<std::vector<ListedSession>> listed_sessions_in(const std::filesystem::path& path,
                                                      std::string_view person)
{
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored)) return std::vector<ListedSession>{};
    const auto library = Library::open_for_reading(path);
    if (!library) return fail(library.error());
    return listed_sessions(*library, person);
}

} // namespace eupnea
