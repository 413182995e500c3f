// SPDX-License-Identifier: MIT
// The list of sessions as the library has it.
#include "library/session_list.hpp"

#include "catch.hpp"
#include "library/diary.hpp"
#include "library/recorder.hpp"
#include "temporary_folder.hpp"

using namespace eupnea;

namespace {

void record(const std::filesystem::path& library, std::int64_t unix_ms,
            const std::vector<Event>& events)
{
    Recorder recorder{library};
    recorder.on(SessionStart{at(0s), unix_ms, 0s, 600s, Origin::live, "sensor"});
    for (const Event& event : events) recorder.on(event);
    recorder.on(SessionEnd{at(600s)});
    CHECK_FALSE(recorder.commit());
}

StepBegan step(const char* practice)
{
    return {at(0s), practice, 0, "a step", 600s, Eyes::open, false};
}

} // namespace

TEST_CASE("session list: the newest first, with practices and what was written")
{
    const TemporaryFolder folder;
    const auto library = folder.path("library.db");
    CHECK(listed_sessions_in(library)->empty());
    record(
        library, 2'000'000,
        {step("arrive"), step("arrive"), step("ground"), Mark{at(5s), "a sigh"}, Mark{at(6s), ""}});
    record(library, 1'000'000,
           {Answer{at(0s), CheckMoment::after, CheckQuestion::line, {}, "lighter"}});
    auto diary = Diary::open(library);
    REQUIRE(diary);
    REQUIRE(diary->write({0, 0, 2, "", "It rained."}));
    const auto sessions = listed_sessions_in(library);
    REQUIRE(sessions);
    REQUIRE(sessions->size() == 2);
    CHECK(sessions->front().number == 1);
    CHECK(sessions->front().practices == std::vector<std::string>{"arrive", "ground"});
    CHECK(sessions->front().notes == std::vector<std::string>{"a sigh"});
    CHECK(sessions->front().begun == local_time_text(2'000'000));
    CHECK(sessions->back().notes == std::vector<std::string>{"lighter", "It rained."});
    CHECK(sessions->back().length == 600s);
}
