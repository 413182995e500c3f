// SPDX-License-Identifier: MIT
// Libraries that somebody else made: bounded by what the format can hold, and named when they are refused.
#include <sys/stat.h>

#include "catch.hpp"
#include "library/earlier_paces.hpp"
#include "library/event_json.hpp"
#include "library/sample_codec.hpp"
#include "library/usual_baseline.hpp"
#include "library_room.hpp"

using namespace eupnea;
using namespace eupnea::literals;
using Catch::Matchers::Contains;

namespace {

/// One session of three seconds, and then what somebody did to the file.
std::filesystem::path library_with(const TemporaryFolder& folder, const std::string& sql)
{
    const auto path = folder.path("library.db");
    {
        Recorder recorder{path};
        for (const Event& event : session_of(begun_at(1'763'000'000'000, "sensor"), 3))
            recorder.on(event);
        REQUIRE_FALSE(recorder.commit());
    }
    sqlite3* db = nullptr;
    REQUIRE(sqlite3_open(path.c_str(), &db) == SQLITE_OK);
    char* error = nullptr;
    sqlite3_exec(db, sql.c_str(), nullptr, nullptr, &error);
    if (error) FAIL(error);
    sqlite3_close(db);
    return path;
}

/// Everything that can still be read of session 1, and the sentences about the rest.
std::pair<std::size_t, std::vector<std::string>> read_of(const std::filesystem::path& path)
{
    auto reader = SessionReader::open(path, 1, SessionPart::all);
    REQUIRE(reader);
    std::size_t count = 0;
    while (reader->next()) ++count;
    return {count, reader->notes()};
}

constexpr const char* put_event = "INSERT INTO event VALUES (1, ";

} // namespace

TEST_CASE("hostile library: a place at the end of all numbers is damage, not a loop")
{
    const TemporaryFolder folder;
    const std::string last = "9223372036854775807";
    const auto path =
        library_with(folder, std::string{put_event} + last + ", " + last + ", 0, 'mark', '{}');" +
                                 "INSERT INTO samples (session, first, body) SELECT 1, " + last +
                                 ", body FROM samples LIMIT 1;");
    const auto [count, notes] = read_of(path);
    CHECK(count >= 180);
    REQUIRE(notes.size() == 2);
    CHECK_THAT(notes[0], Contains("chunk of samples has an impossible position"));
    CHECK_THAT(notes[1], Contains("event has an impossible position"));
}

TEST_CASE("hostile library: a chunk that claims millions of samples is damage, not memory")
{
    const std::vector<Sample> too_many((1 << 16) + 1, Sample{Channel::ecg, at(0s), 1.0});
    CHECK_FALSE(decode_samples(encode(too_many)));
    auto body = encode(std::vector<Sample>{{Channel::ecg, at(0s), 1.0}});
    for (const auto& [byte, value] : {std::pair{0, 0x00}, {1, 0x00}, {2, 0xFF}, {3, 0x00}})
        body[static_cast<std::size_t>(byte)] = static_cast<std::uint8_t>(value);
    CHECK_FALSE(decode_samples(body));
    const std::vector<Sample> most(1 << 16, Sample{Channel::ecg, at(0s), 1.0});
    CHECK(decode_samples(encode(most))); // as much as a recorder ever wrote
}

TEST_CASE("hostile library: an event of megabytes is left out, and its kind named")
{
    const TemporaryFolder folder;
    const auto path = library_with(
        folder,
        std::string{put_event} +
            "1000, 0, 0, 'mark', '{\"text\":\"' || replace(hex(zeroblob(1000000)), '0', 'x') "
            "|| '\"}');");
    const auto [count, notes] = read_of(path);
    CHECK(count >= 180);
    REQUIRE(notes.size() == 1);
    CHECK_THAT(notes[0], Contains("\"mark\" is unknown or damaged"));
}

TEST_CASE("hostile library: a row longer than any of ours is not read into memory")
{
    const TemporaryFolder folder;
    const auto path = library_with(folder, std::string{put_event} +
                                               "1000, 0, 0, 'mark', hex(zeroblob(20000000)));");
    const auto [count, notes] = read_of(path);
    CHECK(count >= 180);
    REQUIRE(notes.size() == 1);
    CHECK_THAT(notes.front(), Contains("too big"));
}

TEST_CASE("event: values that no session can have make it unknown")
{
    CHECK_FALSE(event_of("mark", R"({"time_s":1e300})"));
    CHECK_FALSE(event_of("gap", R"({"from_s":0,"until_s":-1e12})"));
    CHECK_FALSE(event_of("stream", R"({"rate":1e308})"));
    CHECK_FALSE(event_of("stream", R"({"rate":-5})"));
    CHECK_FALSE(event_of("beat", R"({"number":1e300,"ibi_ms":1e300})"));
    CHECK_FALSE(event_of("beat", R"({"number":99999999999})"));
    CHECK_FALSE(event_of("answer", R"({"number":-1})"));
    CHECK_FALSE(event_of("pacer_change", R"({"pattern":{"inhale_s":0,"exhale_s":0}})"));
    CHECK(event_of("pacer_change", R"({"pattern":{"inhale_s":4,"exhale_s":6},"running":true})"));
    CHECK(event_of("mark", R"({"time_s":1e6,"text":"here"})"));
}

TEST_CASE("hostile library: samples at impossible times are damage")
{
    const TemporaryFolder folder;
    const auto path = library_with(folder, "");
    {
        const auto library = Library::open_for_writing(path);
        REQUIRE(library);
        const auto body = encode(std::vector<Sample>{{Channel::ecg, at(Seconds{1e300}), 1.0}});
        Statement put{library->database(), "INSERT INTO samples (session, first, body) "
                                           "VALUES (1, 180, ?)"};
        REQUIRE(put.bind(std::span<const std::uint8_t>{body}).run());
    }
    const auto [count, notes] = read_of(path);
    REQUIRE(notes.size() == 1);
    CHECK_THAT(notes[0], Contains("chunk of samples is damaged"));
}

TEST_CASE("hostile library: views named like our tables are refused, and triggers do nothing")
{
    const TemporaryFolder folder;
    const std::string endless =
        "WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n) SELECT i FROM n";
    {
        const auto path = library_with(
            folder, "ALTER TABLE session RENAME TO hidden; CREATE VIEW session AS " + endless);
        const auto opened = Library::open_for_reading(path);
        REQUIRE_FALSE(opened);
        CHECK_THAT(opened.error().sentence, Contains("is damaged"));
        CHECK_FALSE(Library::open_for_writing(path));
        std::filesystem::remove(path);
    }
    const auto path = library_with(
        folder, "CREATE TRIGGER t AFTER UPDATE ON session BEGIN DELETE FROM event; END;"
                "CREATE TRIGGER u AFTER INSERT ON session BEGIN DELETE FROM event; END;");
    Recorder recorder{path};
    for (const Event& event : session_of(begun_at(1'763'000'000'000, "sensor"), 3))
        recorder.on(event);
    REQUIRE_FALSE(recorder.commit());
    CHECK(all_of(path, 1) == session_of(begun_at(1'763'000'000'000, "sensor"), 3));
    CHECK(all_of(path, 2) == all_of(path, 1));
}

TEST_CASE("hostile library: damage does not look like a person without a past")
{
    const TemporaryFolder folder;
    const auto path = library_with(folder, "");
    {
        std::fstream file{path, std::ios::in | std::ios::out | std::ios::binary};
        file.seekp(4096);
        file << std::string(std::filesystem::file_size(path) - 4096, '\xA5');
    }
    const auto paces = earlier_paces_in(path);
    REQUIRE_FALSE(paces);
    CHECK_THAT(paces.error().sentence, Contains("is damaged"));
    CHECK_FALSE(usual_baseline_in(path));
    CHECK(earlier_paces_in(folder.path("none.db"))->empty());
}

TEST_CASE("library: a file that is none of ours is refused before anything is done to it")
{
    const TemporaryFolder folder;
    const auto letter = folder.write("letter.txt", std::string(3000, 'x'));
    REQUIRE(chmod(letter.c_str(), 0644) == 0);
    const auto foreign = folder.path("photos.db");
    sqlite3* db = nullptr;
    REQUIRE(sqlite3_open(foreign.c_str(), &db) == SQLITE_OK);
    sqlite3_exec(db, "CREATE TABLE photo (name TEXT)", nullptr, nullptr, nullptr);
    sqlite3_close(db);
    REQUIRE(chmod(foreign.c_str(), 0640) == 0);
    const auto pipe = folder.path("pipe");
    REQUIRE(mkfifo(pipe.c_str(), 0622) == 0);
    REQUIRE(chmod(pipe.c_str(), 0622) == 0);
    for (const auto& [path, mode] : {std::pair{letter, 0644u}, {foreign, 0640u}, {pipe, 0622u}}) {
        INFO(path);
        CHECK_FALSE(Library::open_for_writing(path));
        const auto checked = check_library(path);
        REQUIRE_FALSE(checked);
        CHECK_THAT(checked.error().sentence, Contains(path.filename().string()));
        struct stat status {};
        REQUIRE(stat(path.c_str(), &status) == 0);
        CHECK((status.st_mode & 0777) == mode);
    }
    CHECK(check_library(folder.path("none.db")));
    CHECK_FALSE(check_library(folder.path("")));
    CHECK_FALSE(std::filesystem::exists(folder.path("none.db")));
}
