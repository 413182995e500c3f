// SPDX-License-Identifier: MIT
// A library that is taken away, put in another's place or closed to us while a session is recorded into it.
#include "catch.hpp"
#include "library_room.hpp"

using namespace eupnea;
using namespace eupnea::literals;
using Catch::Matchers::Contains;

namespace {

const SessionStart ours = begun_at(1'763'000'000'000, "ours");
const SessionStart theirs = begun_at(1'762'000'000'000, "theirs");

/// Long enough for several rows of samples; something happens to the library after a third of it.
constexpr int length = 240;

template <class Happens>
std::vector<std::string> recorded_while(const std::filesystem::path& path, Happens&& happens)
{
    Recorder recorder{path};
    recorder.on(ours);
    auto notices = record_seconds(recorder, 0, length / 3);
    happens();
    for (const auto& notice : record_seconds(recorder, length / 3, length))
        notices.push_back(notice);
    recorder.on(SessionEnd{at(Seconds{length})});
    if (const auto notice = recorder.commit()) notices.emplace_back(notice->text.view());
    return notices;
}

void make_library_of_theirs(const std::filesystem::path& path)
{
    Recorder recorder{path};
    for (const Event& event : session_of(theirs, 3)) recorder.on(event);
    REQUIRE_FALSE(recorder.commit());
}

/// One sentence, and both sessions whole.
void expect_ours_beside_theirs(const std::filesystem::path& path,
                               const std::vector<std::string>& notices)
{
    REQUIRE(notices.size() == 1);
    CHECK_THAT(notices.front(), Contains("moved, deleted or replaced") && Contains("whole"));
    CHECK(all_of(path, 1) == session_of(theirs, 3));
    CHECK(all_of(path, 2) == session_of(ours, length));
}

} // namespace

TEST_CASE(
    "recorder: a library that is deleted in mid-session is there again, with all of the session")
{
    const TemporaryFolder folder;
    const auto path = folder.path("library.db");
    const auto notices = recorded_while(path, [&] { std::filesystem::remove(path); });
    REQUIRE(notices.size() == 1);
    CHECK_THAT(notices.front(), Contains("moved, deleted or replaced") && Contains("whole"));
    CHECK(all_of(path, 1) == session_of(ours, length));
}

TEST_CASE("recorder: a library renamed over ours keeps its sessions and gets ours whole")
{
    const TemporaryFolder folder;
    const auto path = folder.path("library.db");
    make_library_of_theirs(folder.path("other.db"));
    const auto notices =
        recorded_while(path, [&] { std::filesystem::rename(folder.path("other.db"), path); });
    expect_ours_beside_theirs(path, notices);
}

TEST_CASE("recorder: a library copied into ours keeps its sessions and gets ours whole")
{
    const TemporaryFolder folder;
    const auto path = folder.path("library.db");
    make_library_of_theirs(folder.path("other.db"));
    const auto notices = recorded_while(path, [&] {
        std::filesystem::copy_file(folder.path("other.db"), path,
                                   std::filesystem::copy_options::overwrite_existing);
    });
    expect_ours_beside_theirs(path, notices);
}

TEST_CASE("recorder: an earlier copy of the library, put back in mid-session, gets the rest")
{
    const TemporaryFolder folder;
    const auto path = folder.path("library.db");
    const auto backup = folder.path("backup.db");
    Recorder recorder{path};
    recorder.on(ours);
    record_seconds(recorder, 0, 20);
    std::filesystem::copy_file(path, backup);
    record_seconds(recorder, 20, 160);
    std::filesystem::rename(backup, path);
    const auto notices = record_seconds(recorder, 160, 200);
    CHECK(notices.size() == 1);
    recorder.on(SessionEnd{at(200s)});
    CHECK_FALSE(recorder.commit());
    CHECK(all_of(path, 1) == session_of(ours, 200));
}

TEST_CASE("recorder: where the library is a library no more, the session goes to a file beside it")
{
    const TemporaryFolder folder;
    const auto path = folder.path("library.db");
    const std::string letter(5000, 'x');
    const auto notices = recorded_while(path, [&] { folder.write("library.db", letter); });
    REQUIRE(notices.size() == 1);
    CHECK_THAT(notices.front(), Contains("library.db") && Contains("library-2.db beside it"));
    CHECK(all_of(folder.path("library-2.db"), 1) == session_of(ours, length));
    CHECK(std::filesystem::file_size(path) == letter.size()); // left as it is
}

TEST_CASE("recorder: a session that the library does not take at its end goes beside it")
{
    const TemporaryFolder folder;
    const auto path = folder.path("library.db");
    make_library_of_theirs(path);
    auto other = Database::open(path, SQLITE_OPEN_READWRITE);
    REQUIRE(other);
    REQUIRE(other->run("BEGIN EXCLUSIVE"));
    Recorder recorder{path};
    for (const Event& event : session_of(ours, 5)) recorder.on(event);
    const auto notice = recorder.close();
    REQUIRE(notice);
    CHECK_THAT(std::string{notice->text.view()}, Contains("library-2.db"));
    CHECK_FALSE(recorder.waiting());
    CHECK(all_of(folder.path("library-2.db"), 1) == session_of(ours, 5));
}

TEST_CASE("recorder: what a session could not write when the next began is said with the next")
{
    const TemporaryFolder folder;
    const auto path = folder.path("library.db");
    make_library_of_theirs(path);
    auto other = Database::open(path, SQLITE_OPEN_READWRITE);
    REQUIRE(other);
    REQUIRE(other->run("BEGIN EXCLUSIVE"));
    Recorder recorder{path};
    for (const Event& event : session_of(ours, 5)) recorder.on(event);
    recorder.on(ours); // the next one
    REQUIRE(other->run("ROLLBACK"));
    const auto notice = recorder.commit();
    REQUIRE(notice);
    CHECK_THAT(std::string{notice->text.view()}, Contains("library-2.db"));
}

TEST_CASE("recorder: a session's beginning and end do not wait for their second")
{
    const TemporaryFolder folder;
    Recorder recorder{folder.path("library.db")};
    CHECK_FALSE(recorder.urgent());
    recorder.on(ours);
    CHECK(recorder.urgent());
    REQUIRE_FALSE(recorder.commit());
    CHECK_FALSE(recorder.urgent());
    record_seconds(recorder, 0, 1);
    recorder.on(SessionEnd{at(1s)});
    CHECK(recorder.urgent());
}

TEST_CASE("library: a session that is going on is not deleted under its recorder")
{
    const TemporaryFolder folder;
    const auto path = folder.path("library.db");
    Recorder recorder{path};
    recorder.on(ours);
    record_seconds(recorder, 0, 2);
    auto library = Library::open_for_writing(path);
    REQUIRE(library);
    const auto removed = library->remove(1);
    REQUIRE_FALSE(removed);
    CHECK_THAT(removed.error().sentence, Contains("still going on"));
    recorder.on(SessionEnd{at(2s)});
    REQUIRE_FALSE(recorder.commit());
    CHECK(library->remove(1));
}
