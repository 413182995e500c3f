// SPDX-License-Identifier: MIT
// A library under a passphrase: what is read with it, and what is left to be read without.
#include "sealed_room.hpp"

#include <set>

#include "base/event_words.hpp"
#include "library/access_log.hpp"
#include "library/earlier_paces.hpp"
#include "library/kept_edits.hpp"
#include "library/usual_baseline.hpp"

using namespace eupnea;
using Catch::Matchers::Contains;

namespace {

const SessionStart start = begun_at(1'763'000'000'000, "unmistakable-device");

/// Several chunks of samples, a pace, a baseline, a mark and an answer.
std::vector<Event> long_session(int seconds)
{
    auto events = session_of(start, seconds);
    const auto end = events.back();
    events.pop_back();
    events.push_back(Mark{at(Seconds{1.0 * seconds}), "unmistakable mark"});
    events.push_back(
        BaselineFound{at(Seconds{1.0 * seconds}), {61.0f, 14.0f, 6.0f, 40.0f, 900.0f}});
    events.push_back(PaceFound{at(Seconds{1.0 * seconds}), PaceOutcome::found, 5.5, 5.0, 6.0});
    events.push_back(end);
    return events;
}

/// Somebody's whole library, with something unmistakable in every private place.
std::filesystem::path lived_in(const TemporaryFolder& folder)
{
    const auto path = folder.path("library.db");
    const auto session = recorded(path, long_session(240));
    auto diary = Diary::open(path);
    REQUIRE(diary);
    JournalEntry entry;
    entry.text = "unmistakable journal";
    entry.prompt = "unmistakable prompt";
    entry.session = session;
    REQUIRE(diary->write(entry));
    Goal goal;
    goal.text = "unmistakable goal";
    goal.times_a_week = 4;
    REQUIRE(diary->set(goal));
    REQUIRE(keep_edit(path, session,
                      Edited{.time = at(3s),
                             .until = at(3s),
                             .edit = EditKind::mark,
                             .interval = 3,
                             .parts = 0,
                             .offset = 0ms,
                             .beat_class = BeatClass::ectopic,
                             .reason = {},
                             .made_unix_ms = 0,
                             .by = {}}));
    Person person;
    person.name = "unmistakable name";
    person.note = "unmistakable note";
    REQUIRE(People::open(path)->add(person));
    return path;
}

/// Every value of every table, as text.
std::multiset<std::string> contents(const std::filesystem::path& path)
{
    std::multiset<std::string> rows;
    auto db = Database::open(path, SQLITE_OPEN_READONLY);
    for (const std::string table :
         {"person", "session", "samples", "event", "journal", "goal", "interval_edit"}) {
        Statement select{*db, "SELECT * FROM " + table};
        while (select.step().value()) {
            std::string row = table;
            for (int column = 0; column < select.columns(); ++column)
                row += "|" + select.text(column);
            rows.insert(row);
        }
    }
    return rows;
}

std::vector<std::string> notes_of(const std::filesystem::path& path, std::size_t& events)
{
    auto reader = SessionReader::open(path, 1, SessionPart::all);
    REQUIRE(reader);
    for (events = 0; reader->next();) ++events;
    return reader->notes();
}

/// Without the edits, which are kept behind a session's end.
std::vector<Event> measured_of(const std::filesystem::path& path, std::int64_t session)
{
    auto events = all_of(path, session);
    std::erase_if(events, [](const Event& event) { return std::holds_alternative<Edited>(event); });
    return events;
}

} // namespace

TEST_CASE("sealed: a session that is recorded under a seal comes back bit for bit", "[sealed]")
{
    const TemporaryFolder folder;
    const auto path = folder.path("library.db");
    seal(path);
    const Unlocked unlocked{key_from_passphrase(path)};
    recorded(path, long_session(240));
    CHECK(measured_of(path, 1) == long_session(240));
    CHECK(Library::open_for_reading(path)->session(1)->device == "unmistakable-device");
    CHECK(Library::open_for_reading(path)->session(1)->heart_rate_bpm.has_value());
    CHECK(bytes_in(folder.path("")).find("unmistakable") == std::string::npos);
}

TEST_CASE("sealed: sealing in place leaves nothing readable in the file or beside it", "[sealed]")
{
    const TemporaryFolder folder;
    const auto path = lived_in(folder);
    const std::string before = bytes_in(folder.path(""));
    const auto events = all_of(path, 1);
    for (const char* words : {"unmistakable name", "unmistakable note", "unmistakable journal",
                              "unmistakable prompt", "unmistakable goal", "unmistakable mark",
                              "unmistakable-device", "ibi_ms", "heart_rate_bpm\":"})
        CHECK(before.find(words) != std::string::npos);
    seal(path);
    const std::string after = bytes_in(folder.path(""));
    CHECK(after.find("unmistakable") == std::string::npos);
    CHECK(after.find("ibi_ms") == std::string::npos);
    CHECK(after.find("heart_rate_bpm\":") == std::string::npos);
    // A chunk of samples begins with its length and zlib's first bytes.
    CHECK(after.find(std::string{"\0\x10\0\0\x78\x01", 6}) == std::string::npos);
    CHECK_FALSE(std::filesystem::exists(folder.path("library.db-journal")));

    const Unlocked unlocked{key_from_passphrase(path)};
    CHECK(all_of(path, 1) == events);
    auto diary = Diary::open(path);
    CHECK(diary->search("UNMISTAKABLE J")->size() == 1);
    CHECK(diary->search("nowhere")->empty());
    CHECK(diary->goals()->front().times_a_week == 4);
    CHECK(people_in(path)->back().person.name == "unmistakable name");
    CHECK(edited_session(path, 1)->record.edits().size() == 1);
}

TEST_CASE("sealed: a seal that is taken off leaves everything as it was", "[sealed]")
{
    const TemporaryFolder folder;
    const auto path = lived_in(folder);
    const auto before = contents(path);
    seal(path);
    CHECK(contents(path) != before);
    const Unlocked unlocked{key_from_passphrase(path)};
    REQUIRE(unseal_library(path));
    CHECK(contents(path) == before);
    // And on again, with the keys that copies of it need.
    REQUIRE(seal_library(path, key_from_passphrase(path), 1));
    CHECK(measured_of(path, 1) == long_session(240));
}

TEST_CASE("sealed: without the passphrase it stays closed, and says what opens it", "[sealed]")
{
    const TemporaryFolder folder;
    const auto path = lived_in(folder);
    seal(path);
    const auto closed = Library::open_for_reading(path);
    REQUIRE_FALSE(closed);
    CHECK_THAT(closed.error().sentence, Contains("is sealed") && Contains("passphrase"));
    CHECK_FALSE(Diary::open(path));
    const Unlocked other{fresh_key()};
    CHECK_FALSE(Library::open_for_reading(path));
}

TEST_CASE("sealed: a missing key file, or another library's, is named", "[sealed]")
{
    const TemporaryFolder folder;
    const auto path = lived_in(folder);
    seal(path);
    const Unlocked unlocked{key_from_passphrase(path)};
    std::filesystem::rename(key_file_of(path), folder.path("elsewhere"));
    CHECK_THAT(Library::open_for_reading(path).error().sentence, Contains("is not there"));
    REQUIRE(write_key_file(key_file_of(path), fresh_key()->file));
    CHECK_THAT(Library::open_for_reading(path).error().sentence, Contains("another library"));
}

TEST_CASE("sealed: a library that is cut off says that it is damaged", "[sealed]")
{
    const TemporaryFolder folder;
    const auto path = lived_in(folder);
    seal(path);
    const Unlocked unlocked{key_from_passphrase(path)};
    std::filesystem::resize_file(path, std::filesystem::file_size(path) / 2);
    const auto opened = Library::open_for_reading(path);
    const auto sentence = opened ? opened->sessions().error().sentence : opened.error().sentence;
    CHECK_THAT(sentence, Contains("damaged"));
}

TEST_CASE("sealed: swapped rows are refused, and the rest is read", "[sealed]")
{
    const TemporaryFolder folder;
    const auto path = lived_in(folder);
    seal(path);
    const Unlocked unlocked{key_from_passphrase(path)};
    std::size_t all = 0;
    CHECK(notes_of(path, all).empty());
    SECTION("two chunks of samples")
    {
        change(path, "UPDATE samples SET first = -1 WHERE first = 0;"
                     "UPDATE samples SET first = 0 WHERE first = 4096;"
                     "UPDATE samples SET first = 4096 WHERE first = -1;");
        std::size_t left = 0;
        CHECK_THAT(notes_of(path, left).at(0), Contains("a chunk of samples is damaged"));
        CHECK(left + 2 * 4096 == all);
    }
    SECTION("a page of events in another's place")
    {
        change(path,
               "UPDATE sealed_events SET body = (SELECT body FROM sealed_events WHERE page = 5) "
               "WHERE page = 4");
        std::size_t left = 0;
        CHECK_THAT(notes_of(path, left).at(0), Contains("not in its place"));
        CHECK(left < all);
        CHECK(left + 10 > all);
    }
    SECTION("a name in the place of a note")
    {
        change(path, "UPDATE person SET note = name");
        const auto library = Library::open_for_reading(path);
        CHECK(people_in(path)->back().person.name == "unmistakable name");
        CHECK(people_in(path)->back().person.note.empty());
    }
}

TEST_CASE("sealed: one flipped bit costs the row that it is in, and says so", "[sealed]")
{
    const TemporaryFolder folder;
    const auto path = lived_in(folder);
    seal(path);
    const Unlocked unlocked{key_from_passphrase(path)};
    auto db = Database::open(path, SQLITE_OPEN_READWRITE);
    Statement select{*db, "SELECT text FROM journal"};
    REQUIRE(select.step().value());
    std::vector<std::uint8_t> body{select.bytes(0).begin(), select.bytes(0).end()};
    REQUIRE(select.run());
    body[body.size() / 2] ^= 1;
    REQUIRE(Statement{*db, "UPDATE journal SET text = ?"}
                .bind(std::span<const std::uint8_t>{body})
                .run());
    auto diary = Diary::open(path);
    const auto entries = diary->entries();
    REQUIRE(entries->size() == 1);
    CHECK(entries->front().text.empty());
    CHECK(entries->front().prompt == "unmistakable prompt");
    CHECK_THAT(diary->unreadable(), Contains("1 part") && Contains("journal.text 1"));
}

TEST_CASE("sealed: something readable that is slipped in is not believed", "[sealed]")
{
    const TemporaryFolder folder;
    const auto path = lived_in(folder);
    seal(path);
    const Unlocked unlocked{key_from_passphrase(path)};
    change(path, "UPDATE journal SET text = 'forged'");
    CHECK(Diary::open(path)->entries()->front().text.empty());
}

TEST_CASE("sealed: baselines and paces are found as before", "[sealed]")
{
    const TemporaryFolder folder;
    const auto path = lived_in(folder);
    const auto baseline = usual_baseline_in(path);
    REQUIRE(baseline->has_value());
    seal(path);
    const Unlocked unlocked{key_from_passphrase(path)};
    CHECK(*usual_baseline_in(path) == *baseline);
    CHECK(earlier_paces_in(path)->size() == 1);
}

TEST_CASE("sealed: a program that locks itself still writes its running session to the end",
          "[sealed]")
{
    const TemporaryFolder folder;
    const auto path = folder.path("library.db");
    seal(path);
    hold(key_from_passphrase(path));
    Recorder recorder{path};
    recorder.on(start);
    REQUIRE(record_seconds(recorder, 0, 100).empty());
    hold(nullptr);
    CHECK_FALSE(Library::open_for_reading(path));
    REQUIRE(record_seconds(recorder, 100, 240).empty());
    recorder.on(SessionEnd{at(Seconds{240})});
    REQUIRE_FALSE(recorder.commit());
    const Unlocked unlocked{key_from_passphrase(path)};
    CHECK(all_of(path, 1) == session_of(start, 240));
}

TEST_CASE("sealed: a library that is deleted in mid-session comes back whole, and sealed",
          "[sealed]")
{
    const TemporaryFolder folder;
    const auto path = folder.path("library.db");
    seal(path);
    const Unlocked unlocked{key_from_passphrase(path)};
    Recorder recorder{path};
    recorder.on(start);
    record_seconds(recorder, 0, 100);
    std::filesystem::remove(path);
    record_seconds(recorder, 100, 240);
    recorder.on(SessionEnd{at(Seconds{240})});
    REQUIRE_FALSE(recorder.commit());
    CHECK(all_of(path, 1) == session_of(start, 240));
    const std::string raw = bytes_in(folder.path(""));
    CHECK(raw.find("unmistakable") == std::string::npos);
    CHECK(raw.find("ibi_ms") == std::string::npos);
}

TEST_CASE("sealed: a library that another program seals takes no readable row afterwards",
          "[sealed]")
{
    const TemporaryFolder folder;
    const auto path = folder.path("library.db");
    Recorder recorder{path};
    for (const Event& event : session_of(start, 3)) recorder.on(event);
    REQUIRE_FALSE(recorder.commit());
    seal(path);
    const Unlocked unlocked{key_from_passphrase(path)};
    for (const Event& event : long_session(10)) recorder.on(event);
    REQUIRE_FALSE(recorder.commit());
    CHECK(all_of(path, 2) == long_session(10));
    CHECK(bytes_of(path).find("unmistakable") == std::string::npos);
}

TEST_CASE("sealed: the seal waits until no session goes on", "[sealed]")
{
    const TemporaryFolder folder;
    const auto path = folder.path("library.db");
    Recorder recorder{path};
    recorder.on(start);
    record_seconds(recorder, 0, 3);
    const auto sealed = seal_library(path, fresh_key(), 1);
    REQUIRE_FALSE(sealed);
    CHECK_THAT(sealed.error().sentence, Contains("A session is going on"));
}

TEST_CASE("sealed: a session that moves is sealed for the other person", "[sealed]")
{
    const TemporaryFolder folder;
    const auto path = lived_in(folder);
    seal(path);
    const Unlocked unlocked{key_from_passphrase(path)};
    const Person to = people_in(path)->back().person;
    REQUIRE(People::open(path)->move_session(1, to));
    CHECK(measured_of(path, 1) == long_session(240));
    CHECK(edited_session(path, 1)->record.edits().size() == 1);
    CHECK(Diary::open(path, to.identity)->entries()->front().text == "unmistakable journal");
}

TEST_CASE("sealed: what was done is kept in a log without a word of what it said", "[sealed]")
{
    const TemporaryFolder folder;
    const auto path = lived_in(folder);
    seal(path);
    const Unlocked unlocked{key_from_passphrase(path)};
    auto library = Library::open_for_writing(path);
    REQUIRE(keep_access(library->database(), {7, "anna", Access::moved, 2, 1}));
    const auto log = access_log(library->database());
    REQUIRE(log->size() == 1);
    CHECK(log->front().who == "anna");
    CHECK(log->front().what == Access::moved);
    CHECK(log->front().person == 2);
}
