// SPDX-License-Identifier: MIT
// What is deleted is not in the file any more, not even between the rows.
#include "library/deletion.hpp"
#include "catch.hpp"
#include "library/diary.hpp"
#include "library_room.hpp"

using namespace eupnea;

namespace {

std::string bytes_of(const std::filesystem::path& file)
{
    std::ifstream in{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
}

bool holds(const std::filesystem::path& file, std::string_view words)
{
    return bytes_of(file).find(words) != std::string::npos;
}

Person added(const std::filesystem::path& library, std::string name)
{
    Person person;
    person.name = std::move(name);
    person.note = "remember the " + person.name;
    return People::open(library)->add(person).value();
}

/// A session that says where it was recorded; its number.
std::int64_t practised(const std::filesystem::path& library, const Person& person,
                       std::string_view device)
{
    Recorder recorder{library, [&] { return person.identity; }};
    for (const Event& event : session_of(begun_at(1'763'000'000'000, device), 240))
        recorder.on(event);
    recorder.on(Answer{at(241s), CheckMoment::after, CheckQuestion::emotions, std::nullopt,
                       Text{std::string{"felt at "} + std::string{device}}});
    CHECK_FALSE(recorder.close());
    return recorder.session().value();
}

/// Two people whose rows lie mixed in the file.
struct Shared {
    TemporaryFolder folder;
    std::filesystem::path path = folder.path("library.db");
    Person anna = added(path, "Annabella");
    Person ben = added(path, "Benedict");

    Shared()
    {
        for (int i = 0; i < 4; ++i) {
            practised(path, anna, "annas-sensor");
            practised(path, ben, "bens-sensor");
            for (int line = 0; line < 40; ++line) {
                REQUIRE(
                    Diary::open(path, anna.identity)
                        ->write({0, line, {}, "", "annas words " + std::string(line * 9, 'a')}));
                REQUIRE(Diary::open(path, ben.identity)
                            ->write({0, line, {}, "", "bens words " + std::string(line * 7, 'b')}));
            }
        }
        REQUIRE(Diary::open(path, anna.identity)->set({0, 1, "annas goal", 3, 10, ""}));
    }
};

} // namespace

TEST_CASE("deletion: of a person not a byte is left in the file, and the others' are as they were")
{
    Shared shared;
    for (const std::string_view words : {"Annabella", "annas-sensor", "annas words", "annas goal"})
        REQUIRE(holds(shared.path, words));
    const auto bens = Library::open_for_reading(shared.path)->sessions(shared.ben.identity).value();
    std::vector<std::vector<Event>> before;
    for (const SessionSummary& session : bens)
        before.push_back(all_of(shared.path, session.number));

    auto library = Library::open_for_writing(shared.path).value();
    const auto goes = belongings_of(library, shared.anna).value();
    CHECK(words_for(goes) == "4 sessions (16 min), 160 journal entries and 1 goal");
    REQUIRE(delete_person(library, shared.anna));

    for (const char* words : {"Annabella", "annas", "aaaaaaaa", shared.anna.identity.c_str()})
        CHECK_FALSE(holds(shared.path, words));
    for (std::size_t i = 0; i < bens.size(); ++i)
        CHECK(all_of(shared.path, bens[i].number) == before[i]);
    CHECK(Diary::open(shared.path, shared.ben.identity)->entries()->size() == 160);
    CHECK_FALSE(std::filesystem::exists(shared.path.string() + "-journal"));
}

TEST_CASE("deletion: of a session, an entry and a goal not a byte is left in the file")
{
    const TemporaryFolder folder;
    const auto path = folder.path("library.db");
    const auto session = practised(path, {}, "that-sensor");
    practised(path, {}, "other-sensor");
    auto diary = Diary::open(path).value();
    REQUIRE(diary.write({0, 1, session, "", "words about it"}));
    REQUIRE(diary.write({0, 2, {}, "", "words to forget"}));
    REQUIRE(diary.set({0, 1, "a goal to forget", 3, 10, ""}));

    auto library = Library::open_for_writing(path).value();
    REQUIRE(delete_session(library, session));
    CHECK_FALSE(holds(path, "that-sensor"));
    CHECK(holds(path, "other-sensor"));
    CHECK(holds(path, "words about it")); // what was written stays the person's
    REQUIRE(diary.remove_entry(2));
    CHECK_FALSE(holds(path, "words to forget"));
    REQUIRE(diary.let_go(1));
    CHECK_FALSE(holds(path, "a goal to forget"));
}

TEST_CASE("deletion: not while a session goes on, and who was alone leaves an empty place")
{
    const TemporaryFolder folder;
    const auto path = folder.path("library.db");
    Recorder recorder{path};
    recorder.on(begun_at(1'763'000'000'000, "sensor"));
    record_seconds(recorder, 0, 2);
    const Person only = people_in(path)->front().person;
    auto library = Library::open_for_writing(path).value();
    const auto refused = delete_person(library, only);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().sentence.find("is going on") != std::string::npos);

    recorder.on(SessionEnd{at(2s)});
    CHECK_FALSE(recorder.close());
    REQUIRE(delete_person(library, only));
    const auto people = people_in(path).value();
    REQUIRE(people.size() == 1);
    CHECK(people[0].person.identity != only.identity);
    CHECK(people[0].sessions == 0);
}
