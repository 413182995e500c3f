// SPDX-License-Identifier: MIT
#include "library/trend_sessions.hpp"

#include <array>
#include <unordered_map>

#include "library/append_event.hpp"
#include "library/session_events.hpp"
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
    constexpr std::array<std::string_view, 2> kinds{"answer", "session_summed"};
    return for_each_event(library.database(), kinds, [&](std::int64_t number, const Event& event) {
        const auto session = sessions.find(number);
        if (session != sessions.end()) add(*session->second, event);
    });
}

Result<SessionSummed, SqlError> sum_of(const Library& library, std::int64_t number)
{
    constexpr std::array<std::string_view, 5> kinds{"state", "pacer_change", "breath_happened",
                                                    "baseline_found", "session_end"};
    SessionSummer summer;
    const auto read =
        for_each_event_of(library.database(), number, kinds,
                          [&](std::int64_t, const Event& event) { summer.on(event); });
    if (!read) return fail(read.error());
    return summer.sum();
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

Result<std::vector<TrendSession>> trend_sessions(const std::filesystem::path& path,
                                                 std::string_view person)
{
    std::vector<TrendSession> sessions;
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored)) return sessions;
    auto library = Library::open_for_writing(path);
    if (!library) return fail(complaint_of(library.error(), path));
    auto listed = listed_sessions(*library, person);
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
