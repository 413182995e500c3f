// SPDX-License-Identifier: MIT
// Recordings of other programs become sessions of their own time.
#include "app/import_recording.hpp"

#include <ctime>

#include "app/local_time.hpp"
#include "catch.hpp"
#include "library/kept_edits.hpp"
#include "library/session_list.hpp"
#include "library/session_reader.hpp"
#include "made_recordings.hpp"

using namespace eupnea;

namespace {

std::string intervals_text()
{
    std::string text;
    for (const int interval : made_intervals(80)) text += fmt::format("{}\n", interval);
    return text;
}

const auto silent = [](double) {};

} // namespace

TEST_CASE("import: intervals of another program are a session with its time, origin and beats")
{
    const TemporaryFolder folder;
    const auto library = folder.path("library.db");
    const auto file = folder.write("morning.txt", intervals_text());
    const auto imported =
        app::import_recording(library, {file, {}, app::unix_ms_in("2024-05-06 07:30")}, silent);
    REQUIRE(imported);
    CHECK(imported->beats == 80);
    CHECK_FALSE(imported->time_is_the_files);
    const auto sessions = listed_sessions_in(library);
    REQUIRE(sessions->size() == 1);
    CHECK(sessions->front().begun == "2024-05-06 07:30");
    CHECK(sessions->front().origin == Origin::imported);
    CHECK(sessions->front().device == "morning.txt");
    CHECK_FALSE(sessions->front().going_on);
    const auto edited = edited_session(library, imported->number);
    REQUIRE(edited);
    const auto& beats = edited->record.measured_beats();
    REQUIRE(beats.size() == 80);
    const auto intervals = made_intervals(80);
    for (std::size_t i = 1; i < 80; ++i) CHECK(beats[i].ibi->count() == Approx(intervals[i]));
}

TEST_CASE("import: the same file a second time is the session that it is already")
{
    const TemporaryFolder folder;
    const auto library = folder.path("library.db");
    const auto file = folder.write("morning.txt", intervals_text());
    const auto first = app::import_recording(library, {file, {}, {}}, silent);
    const auto second = app::import_recording(library, {file, {}, {}}, silent);
    REQUIRE(first);
    REQUIRE(second);
    CHECK(first->time_is_the_files);
    CHECK_FALSE(first->was_there);
    CHECK(second->was_there);
    CHECK(second->number == first->number);
    CHECK(listed_sessions_in(library)->size() == 1);
}

TEST_CASE("import: a table that states its days is of that day")
{
    const TemporaryFolder folder;
    std::string text = "time,rr\n";
    double seconds = 0.0;
    for (const int interval : made_intervals(60)) {
        seconds += interval / 1000.0;
        text += fmt::format("2023-02-03 10:{:02}:{:06.3f},{}\n", static_cast<int>(seconds / 60.0),
                            std::fmod(seconds, 60.0), interval);
    }
    const auto file = RecordingFile::open(folder.write("dated.csv", text));
    REQUIRE(file);
    REQUIRE(file->recorded_at());
    CHECK_FALSE(file->recorded_at()->zoned);
    const std::time_t moment = static_cast<std::time_t>(file->recorded_at()->unix_s);
    std::tm utc{};
    gmtime_r(&moment, &utc);
    CHECK(utc.tm_year == 123);
    CHECK(utc.tm_mon == 1);
    CHECK(utc.tm_mday == 3);
    CHECK(utc.tm_hour == 10);
}

TEST_CASE("import: what is no recording is refused with a sentence, and the library stays as it is")
{
    const TemporaryFolder folder;
    const auto library = folder.path("library.db");
    const auto imported =
        app::import_recording(library, {folder.write("words.txt", "Dear diary\n"), {}, {}}, silent);
    REQUIRE_FALSE(imported);
    CHECK_FALSE(imported.error().sentence.empty());
    CHECK_FALSE(std::filesystem::exists(library));
}

TEST_CASE("local time: a day and a time are read as they are written here")
{
    const auto moment = app::unix_ms_in("2026-11-21 22:05");
    REQUIRE(moment);
    CHECK(local_time_text(*moment) == "2026-11-21 22:05");
    CHECK(app::unix_ms_in("2026-11-21T22:05:30") == *moment + 30'000);
    for (const char* wrong : {"", "yesterday", "2026-11-21", "2026-02-30 10:00", "2026-11-21 22:61",
                              "2026-11-21 22:05 and more"})
        CHECK_FALSE(app::unix_ms_in(wrong));
}
