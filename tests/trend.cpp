// SPDX-License-Identifier: MIT
// The line through many sessions.
#include "session/trend.hpp"

#include "catch.hpp"
#include "library/recorder.hpp"
#include "library/session_reader.hpp"
#include "library/trend_sessions.hpp"
#include "session/session_summer.hpp"
#include "temporary_folder.hpp"

using namespace eupnea;
using namespace eupnea::literals;

namespace {

TrendSession session(const char* device, float swing)
{
    TrendSession session;
    session.listed.device = device;
    session.listed.begun = "2026-11-21 22:05";
    session.listed.length = 600s;
    session.summed = SessionSummed{};
    session.summed->heart_share = 0.9f;
    session.summed->breath_share = 0.9f;
    session.summed->guided_swing_bpm = swing;
    return session;
}

State state_at(double second, std::optional<float> breath)
{
    State state{};
    state.time = at(Seconds{second});
    state.heart_rate_bpm = 62.0f;
    state.breath_rate_per_min = breath;
    state.hr_swing_bpm = second < 60.0 ? 4.0f : 12.0f;
    return state;
}

void record(const std::filesystem::path& library, std::int64_t unix_ms)
{
    Recorder recorder{library};
    recorder.on(SessionStart{at(0s), unix_ms, 0s, 120s, Origin::live, "sensor"});
    recorder.on(Answer{at(0s), CheckMoment::before, CheckQuestion::tension, std::uint8_t{7}, ""});
    for (int second = 0; second < 120; ++second) {
        if (second == 60) recorder.on(PacerChange{at(60s), {.inhale = 4s, .exhale = 6s}, true});
        recorder.on(state_at(second, second < 30 ? std::nullopt : std::optional{6.0f}));
    }
    recorder.on(SessionEnd{at(120s)});
    recorder.on(Answer{at(120s), CheckMoment::after, CheckQuestion::comfort, std::uint8_t{8}, ""});
    REQUIRE_FALSE(recorder.commit());
}

} // namespace

TEST_CASE("trend: a dot says what makes it incomparable with the one before")
{
    std::vector<TrendSession> sessions{session("strap", 10.0f), session("strap", 11.0f),
                                       session("finger", 12.0f), session("finger", 13.0f)};
    sessions[3].summed->talk_share = 0.3f;
    sessions[1].summed->heart_share = 0.2f;
    const auto dots = trend_dots(sessions, TrendId::guided_swing);
    REQUIRE(dots.size() == 4);
    CHECK(dots[0].differs.empty());
    CHECK(dots[1].differs == "too little signal");
    CHECK(dots[2].differs == "another sensor");
    CHECK(dots[3].differs == "there was talk");
    CHECK(dots[3].value == Approx(13.0));
    CHECK(trend_dots(sessions, TrendId::comfort).empty());
}

TEST_CASE("trend: another recipe is not compared, and what the person says needs no signal")
{
    std::vector<TrendSession> sessions{session("strap", 10.0f), session("strap", 11.0f)};
    sessions[1].summed->recipe = 9;
    sessions[1].comfort = 7;
    sessions[0].summed.reset();
    CHECK(trend_dots(sessions, TrendId::guided_swing).size() == 1);
    sessions[0] = session("strap", 9.0f);
    CHECK(trend_dots(sessions, TrendId::guided_swing)[1].differs == "another recipe");
    REQUIRE(trend_dots(sessions, TrendId::comfort).size() == 1);
    CHECK(trend_dots(sessions, TrendId::comfort)[0].differs.empty());
    CHECK(trend_dots(sessions, TrendId::comfort)[0].session == 1);
}

TEST_CASE("trend: day of the week and time of day, in minutes practised")
{
    CHECK(weekday_of("2026-11-23 07:00") == 0); // a Monday
    CHECK(weekday_of("2026-11-22 07:00") == 6);
    CHECK_FALSE(weekday_of("2026-02-30 07:00"));
    CHECK_FALSE(weekday_of(""));
    CHECK(hour_of("2026-11-23 07:00") == 7);
    CHECK_FALSE(hour_of("2026-11-23"));
    const std::vector<TrendSession> sessions{session("strap", 1.0f), session("strap", 1.0f)};
    const PractisedTimes times = practised_times(sessions);
    CHECK(times.weekday[5] == Approx(20.0));
    CHECK(times.hour[22] == Approx(20.0));
}

TEST_CASE("trend: answers that come after a session was summed are kept, too")
{
    const TemporaryFolder folder;
    const auto library = folder.path("library.db");
    Recorder recorder{library};
    recorder.on(SessionStart{at(0s), 1'000'000, 0s, 60s, Origin::live, "sensor"});
    recorder.on(state_at(1.0, 6.0f));
    recorder.on(SessionEnd{at(60s)});
    REQUIRE_FALSE(recorder.commit());
    REQUIRE(trend_sessions(library));
    recorder.on(Answer{at(60s), CheckMoment::after, CheckQuestion::comfort, std::uint8_t{8}, ""});
    REQUIRE_FALSE(recorder.commit());
    const auto sessions = trend_sessions(library);
    REQUIRE(sessions);
    CHECK(sessions->front().comfort == 8);
    CHECK(sessions->front().summed);
}

TEST_CASE("trend: a session is summed once, and what it comes to is kept with it")
{
    const TemporaryFolder folder;
    const auto library = folder.path("library.db");
    CHECK(trend_sessions(library)->empty());
    record(library, 2'000'000'000);
    record(library, 1'000'000'000);
    const auto first = trend_sessions(library);
    REQUIRE(first);
    REQUIRE(first->size() == 2);
    CHECK(first->front().listed.number == 2); // the oldest first
    const SessionSummed& summed = *first->front().summed;
    CHECK(summed.recipe == SessionSummer::recipe);
    CHECK(summed.guided_swing_bpm == 12.0f);
    CHECK(summed.guided_breath_rate_per_min == 6.0f);
    CHECK(summed.breath_share == 0.75f);
    CHECK(first->front().tension_before == 7);
    CHECK(first->front().comfort == 8);
    CHECK_FALSE(first->front().tension_after);

    auto reader = SessionReader::open(library, 1, SessionPart::all);
    REQUIRE(reader);
    int sums = 0;
    while (const auto event = reader->next()) sums += std::holds_alternative<SessionSummed>(*event);
    CHECK(sums == 1);
    const auto again = trend_sessions(library);
    REQUIRE(again);
    CHECK(again->front().summed == first->front().summed);
}
