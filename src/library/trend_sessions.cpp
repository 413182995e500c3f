// SPDX-License-Identifier: MIT
#include "library/trend_sessions.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "library/append_event.hpp"
#include "library/event_json.hpp"
#include "library/library_schema.hpp"
#include "library/session_list.hpp"
#include "session/session_summer.hpp"

namespace eupnea {

namespace {

using ByNumber = std::unordered_map<std::int64_t, TrendSession*>;

void add(TrendSession& session, const Event& event)
{
    if (const auto* summed = std::get_if<SessionSummed>(&event)) session.summed = *summed;
    const auto* answer = std::get_if<Answer>(&event);
    if (!answer || !answer->number) return;
    const bool before = answer->moment == CheckMoment::before;
    if (answer->question == CheckQuestion::tension)
        (before ? session.tension_before : session.tension_after) = *answer->number;
    if (answer->question == CheckQuestion::comfort && !before) session.comfort = *answer->number;
}

Result<void, SqlError> add_answers_and_sums(const Library& library, const ByNumber& sessions)
{
    Statement select{library.database(),
                     fmt::format("SELECT session, kind, body FROM event WHERE kind IN "
                                 "('answer', 'session_summed') AND {} ORDER BY session, position",
                                 rare_kinds)};
    for (;;) {
        const auto row = select.step();
        if (!row) return fail(row.error());
        if (!*row) return {};
        const auto session = sessions.find(select.integer(0));
        if (session == sessions.end()) continue;
        if (const auto event = event_of(select.text(1), select.text(2)))
            add(*session->second, *event);
    }
}

Result<SessionSummed, SqlError> sum_of(const Library& library, std::int64_t number)
{
    Statement select{library.database(),
                     "SELECT kind, body FROM event WHERE session = ? AND kind IN ('state', "
                     "'pacer_change', 'breath_happened', 'baseline_found', 'session_end') "
                     "ORDER BY position"};
    select.bind(number);
    SessionSummer summer;
    for (;;) {
        const auto row = select.step();
        if (!row) return fail(row.error());
        if (!*row) return summer.sum();
        if (const auto event = event_of(select.text(0), select.text(1))) summer.on(*event);
    }
}

/// A library that cannot be written says what they come to all the same.
Result<void, SqlError> complete(Library& library, std::vector<TrendSession>& sessions)
{
    for (TrendSession& session : sessions) {
        const bool known = session.summed && session.summed->recipe == SessionSummer::recipe;
        if (known || session.listed.going_on) continue;
        const auto sum = sum_of(library, session.listed.number);
        if (!sum) return fail(sum.error());
        session.summed = *sum;
        (void)append_event(library.database(), session.listed.number, *sum);
    }
    return {};
}

} // namespace

Result<std::vector<TrendSession>> trend_sessions(const std::filesystem::path& path)
{
    std::vector<TrendSession> sessions;
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored)) return sessions;
    auto library = Library::open_for_writing(path);
    if (!library) return fail(complaint_of(library.error(), path));
    auto listed = listed_sessions(*library);
    if (!listed) return fail(listed.error());
    for (auto session = listed->rbegin(); session != listed->rend(); ++session)
        sessions.push_back({std::move(*session), {}, {}, {}, {}});
    ByNumber by_number;
    for (TrendSession& session : sessions) by_number[session.listed.number] = &session;
    auto done = in_transaction(library->database(), [&] {
        return add_answers_and_sums(*library, by_number).and_then([&] {
            return complete(*library, sessions);
        });
    });
    if (!done) return fail(complaint_of(done.error(), path));
    return sessions;
}

} // namespace eupnea
