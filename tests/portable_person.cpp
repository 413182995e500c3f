// SPDX-License-Identifier: MIT
// A person leaves one library with everything and arrives in another; backups.
#include "library/portable_person.hpp"
#include "app/person_folder.hpp"
#include "catch.hpp"
#include "library/backup.hpp"
#include "library/diary.hpp"
#include "library/kept_edits.hpp"
#include "library/people.hpp"
#include "library_room.hpp"

using namespace eupnea;

namespace {

constexpr PassphraseCost quick{1, 8 << 20};

struct Leaving {
    TemporaryFolder folder;
    std::filesystem::path here = folder.path("here.db");
    std::filesystem::path there = folder.path("there.db");
    std::filesystem::path file = folder.path("anna.eupnea");
    Person anna;

    Leaving()
    {
        anna.name = "Anna <&> \"A\"";
        anna.born_year = 1980;
        anna.note = "of two minds";
        anna = People::open(here)->add(anna).value();
        Recorder recorder{here, [&] { return anna.identity; }};
        for (const std::int64_t day : {1, 2})
            for (const Event& event :
                 session_of(begun_at(1'763'000'000'000 + day * 86'400'000, "sensor"), 90))
                recorder.on(event);
        CHECK_FALSE(recorder.close());
        REQUIRE(keep_edit(here, 1,
                          Edited{.time = at(3s),
                                 .until = at(3s),
                                 .edit = EditKind::mark,
                                 .interval = 3,
                                 .parts = 1,
                                 .offset = 0ms,
                                 .beat_class = BeatClass::ectopic,
                                 .reason = {},
                                 .made_unix_ms = 0,
                                 .by = {}}));
        REQUIRE(Diary::open(here, anna.identity)->write({0, 5, 2, "How?", "as <b>it</b> was"}));
        REQUIRE(Diary::open(here, anna.identity)->set({0, 6, "small steps", 2, 5, "2026-12-24"}));
    }
    Result<void> leave(std::string_view passphrase = "a few words")
    {
        const auto library = Library::open_for_reading(here);
        REQUIRE(library);
        return export_person(*library, anna, file, Passphrase{std::string{passphrase}}, quick);
    }
    Result<Imported> arrive(std::string_view passphrase = "a few words")
    {
        auto library = Library::open_for_writing(there);
        REQUIRE(library);
        return import_person(*library, file, Passphrase{std::string{passphrase}});
    }
};

std::string text_of(const std::filesystem::path& file)
{
    std::ifstream in{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
}

} // namespace

TEST_CASE("export and import: everything of a person arrives, bit for bit")
{
    Leaving leaving;
    REQUIRE(leaving.leave());
    const auto imported = leaving.arrive();
    REQUIRE(imported);
    CHECK(imported->received.sessions == 2);
    const auto people = people_in(leaving.there).value();
    REQUIRE(people.size() == 1); // in the empty place of a fresh library
    Person arrived = people[0].person;
    CHECK(arrived.identity == leaving.anna.identity);
    CHECK(arrived.name == leaving.anna.name);
    CHECK(arrived.born_year == 1980);
    CHECK(arrived.note == "of two minds");
    for (const std::int64_t number : {1, 2})
        CHECK(all_of(leaving.there, number) == all_of(leaving.here, number));
    CHECK(edited_session(leaving.there, 1)->record.edits().size() ==
          edited_session(leaving.here, 1)->record.edits().size());
    auto here = Diary::open(leaving.here, arrived.identity).value();
    auto there = Diary::open(leaving.there, arrived.identity).value();
    CHECK(there.entries().value() == here.entries().value());
    CHECK(there.goals().value() == here.goals().value());
}

TEST_CASE("import: what is there already is never doubled, and what is new is added")
{
    Leaving leaving;
    REQUIRE(leaving.leave());
    REQUIRE(leaving.arrive());
    REQUIRE(Diary::open(leaving.here, leaving.anna.identity)->write({0, 9, {}, "", "later"}));
    REQUIRE(leaving.leave());
    const auto again = leaving.arrive();
    REQUIRE(again);
    CHECK(again->received.sessions == 0);
    CHECK(again->received.goals == 0);
    CHECK(again->received.journal_entries == 1);
    CHECK(Library::open_for_reading(leaving.there)->sessions()->size() == 2);
    CHECK(Diary::open(leaving.there, leaving.anna.identity)->entries()->size() == 2);
}

TEST_CASE("import: somebody of the same name stays somebody else")
{
    Leaving leaving;
    Person other;
    other.name = leaving.anna.name;
    other.note = "another one";
    REQUIRE(People::open(leaving.there)->add(other));
    REQUIRE(leaving.leave());
    REQUIRE(leaving.arrive());
    const auto people = people_in(leaving.there).value();
    CHECK(person_named(people, leaving.anna.name)->note == "another one");
    CHECK(person_named(people, leaving.anna.name + " (2)")->identity == leaving.anna.identity);
}

TEST_CASE("import: a wrong passphrase, a changed bit and a missing end each have a sentence")
{
    Leaving leaving;
    REQUIRE(leaving.leave());
    const std::string whole = text_of(leaving.file);
    CHECK(whole.find("SQLite") == std::string::npos);
    CHECK(whole.find("sensor") == std::string::npos);
    const auto sentence = [&](std::string_view bytes, std::string_view passphrase) {
        std::ofstream{leaving.file, std::ios::binary | std::ios::trunc} << bytes;
        const auto refused = leaving.arrive(passphrase);
        REQUIRE_FALSE(refused);
        return refused.error().sentence;
    };
    using Catch::Matchers::Contains;
    CHECK_THAT(sentence(whole, "other words"), Contains("does not open with this passphrase"));
    std::string changed = whole;
    changed[whole.size() - 100] ^= 1;
    CHECK_THAT(sentence(changed, "a few words"), Contains("damaged"));
    CHECK_THAT(sentence(whole.substr(0, whole.size() - 1), "a few words"), Contains("damaged"));
    CHECK_THAT(sentence(whole + "x", "a few words"), Contains("damaged"));
    CHECK_THAT(sentence("hello", "a few words"), Contains("no file that Eupnea exported"));
    CHECK(Library::open_for_reading(leaving.there)->sessions()->empty());
}

TEST_CASE("person folder: what anybody can open, with the person's words as words")
{
    Leaving leaving;
    const auto folder = leaving.folder.path("anna");
    app::write_person_folder(leaving.here, leaving.anna, folder);
    const std::string page = text_of(folder / app::contents_page);
    CHECK(page.find("Anna &lt;&amp;&gt; &quot;A&quot;") != std::string::npos);
    CHECK(page.find("<&>") == std::string::npos);
    CHECK(text_of(folder / "journal.md").find("it") != std::string::npos);
    CHECK(text_of(folder / "goals.csv").find("\"small steps\",2,5") != std::string::npos);
    CHECK(text_of(folder / "person.json").find("\"born_year\": 1980") != std::string::npos);
    std::size_t sessions = 0;
    for (const auto& place : std::filesystem::directory_iterator{folder / "sessions"}) {
        ++sessions;
        for (const char* name : {"samples.csv", "beats.csv", "trace.csv", "events.json"})
            CHECK(text_of(place.path() / name).size() > 100);
    }
    CHECK(sessions == 2);
    CHECK_THROWS(app::write_person_folder(leaving.here, leaving.anna, folder)); // it is not empty
}

TEST_CASE("backup: taken while a session is written, it opens and has what was there")
{
    Leaving leaving;
    Recorder recorder{leaving.here};
    recorder.on(begun_at(1'764'000'000'000, "another"));
    record_seconds(recorder, 0, 3);
    const auto file = leaving.folder.path("backup.db");
    const auto backup = back_up(leaving.here, file);
    REQUIRE(backup);
    CHECK(backup->sessions == 3);
    CHECK(record_seconds(recorder, 3, 6).empty()); // the session went on
    CHECK(all_of(file, 1) == all_of(leaving.here, 1));
    CHECK(all_of(file, 3).size() < all_of(leaving.here, 3).size());
    CHECK((std::filesystem::status(file).permissions() & std::filesystem::perms::others_read) ==
          std::filesystem::perms::none);
    CHECK_FALSE(back_up(leaving.here, file)); // nothing is written over
}
