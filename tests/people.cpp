// SPDX-License-Identifier: MIT
// Several people in one library: what is whose.
#include "library/people.hpp"
#include "catch.hpp"
#include "library/diary.hpp"
#include "library/earlier_paces.hpp"
#include "library/usual_baseline.hpp"
#include "library_room.hpp"

using namespace eupnea;

namespace {

Person added(const std::filesystem::path& library, std::string name)
{
    Person person;
    person.name = std::move(name);
    return People::open(library)->add(person).value();
}

BaselineFound resting_at(float bpm) { return {at(120s), {bpm, 14.0f, 6.0f, 40.0f, 900.0f}}; }
PaceFound pace(double rate) { return {at(700s), PaceOutcome::found, rate, rate - 0.2, rate + 0.2}; }

/// A session with a baseline and a pace; its number.
std::int64_t practised(const std::filesystem::path& library, const std::string& identity, float bpm,
                       double rate, std::int64_t unix_ms = 1'763'000'000'000)
{
    Recorder recorder{library, [&] { return identity; }};
    recorder.on(begun_at(unix_ms, "sensor"));
    recorder.on(resting_at(bpm));
    recorder.on(pace(rate));
    recorder.on(SessionEnd{at(720s)});
    CHECK_FALSE(recorder.commit());
    return recorder.session().value();
}

} // namespace

TEST_CASE("people: a fresh library is one person's, who needs no name and is never listed")
{
    const TemporaryFolder folder;
    const auto path = folder.path("library.db");
    CHECK(people_in(path)->empty());
    CHECK(chosen_person(path, "").value().empty());
    practised(path, "", 60.0f, 5.5);
    const auto people = people_in(path).value();
    REQUIRE(people.size() == 1);
    CHECK(people[0].person.name.empty());
    CHECK(people[0].person.identity.size() == 32);
    CHECK(people[0].sessions == 1);
    CHECK(chosen_person(path, "").value().empty());
    CHECK(usual_baseline_in(path)->value().heart_rate_bpm == 60.0f);
}

TEST_CASE("people: sessions, baseline, paces, journal and goals are each person's own")
{
    const TemporaryFolder folder;
    const auto path = folder.path("library.db");
    const Person anna = added(path, "Anna");
    const Person ben = added(path, "Ben");
    practised(path, anna.identity, 60.0f, 5.5);
    practised(path, ben.identity, 70.0f, 6.1);
    auto annas = Diary::open(path, anna.identity).value();
    auto bens = Diary::open(path, ben.identity).value();
    REQUIRE(annas.write({0, 1, {}, "", "the lake"}));
    REQUIRE(annas.set({0, 1, "small steps", 3, 10, ""}));

    CHECK(person_named(people_in(path).value(), "Anna")->device == "sensor"); // used last
    CHECK(usual_baseline_in(path, anna.identity)->value().heart_rate_bpm == 60.0f);
    CHECK(usual_baseline_in(path, ben.identity)->value().heart_rate_bpm == 70.0f);
    CHECK(earlier_paces_in(path, anna.identity)->at(0).found == pace(5.5));
    CHECK(earlier_paces_in(path, ben.identity)->size() == 1);
    CHECK(annas.entries()->size() == 1);
    CHECK(bens.entries()->empty());
    CHECK(bens.search("lake")->empty());
    CHECK(bens.goals()->empty());
    CHECK(annas.practised()->size() == 1);
    CHECK(bens.newest_session() == 2);
    CHECK_FALSE(bens.remove_entry(1)); // not hers to take out
    CHECK_FALSE(bens.let_go(1));
    CHECK(Library::open_for_reading(path)->sessions(ben.identity)->size() == 1);
}

TEST_CASE("people: a session is found under its new person with all that follows from it")
{
    const TemporaryFolder folder;
    const auto path = folder.path("library.db");
    const Person anna = added(path, "Anna");
    const Person ben = added(path, "Ben");
    const auto session = practised(path, anna.identity, 60.0f, 5.5);
    REQUIRE(Diary::open(path, anna.identity)->write({0, 1, session, "", "heavy hands"}));
    const auto before = all_of(path, session);

    REQUIRE(People::open(path)->move_session(session, ben));
    CHECK_FALSE(usual_baseline_in(path, anna.identity).value());
    CHECK(earlier_paces_in(path, anna.identity)->empty());
    CHECK(usual_baseline_in(path, ben.identity)->value().heart_rate_bpm == 60.0f);
    CHECK(earlier_paces_in(path, ben.identity)->size() == 1);
    CHECK(Diary::open(path, ben.identity)->entries()->at(0).text == "heavy hands");
    CHECK(Diary::open(path, anna.identity)->entries()->empty());
    CHECK(all_of(path, session) == before);
    CHECK_FALSE(People::open(path)->move_session(99, ben));
}

TEST_CASE("people: somebody is found by name, number or the beginning of a name")
{
    const TemporaryFolder folder;
    const auto path = folder.path("library.db");
    const Person anna = added(path, "Anna");
    added(path, "Anja");
    const auto people = people_in(path).value();
    CHECK(person_named(people, "Anna")->identity == anna.identity);
    CHECK(person_named(people, std::to_string(anna.number))->identity == anna.identity);
    CHECK(person_named(people, "ann")->identity == anna.identity);
    CHECK_FALSE(person_named(people, "an")); // either
    CHECK_FALSE(person_named(people, ""));
    CHECK_FALSE(People::open(path)->add(anna)); // a name is there once
    CHECK_FALSE(chosen_person(path, ""));       // of several, one has to be named
    CHECK(chosen_person(path, "Anna").value() == anna.identity);
}

TEST_CASE("people: who is archived is not asked about, and keeps everything")
{
    const TemporaryFolder folder;
    const auto path = folder.path("library.db");
    Person anna = added(path, "Anna");
    practised(path, anna.identity, 60.0f, 5.5);
    const auto first = people_in(path)->front().person; // without a name
    anna.archived = true;
    REQUIRE(People::open(path)->change(anna));
    CHECK(chosen_person(path, "").value() == first.identity);
    CHECK(usual_baseline_in(path, anna.identity)->value().heart_rate_bpm == 60.0f);
}

TEST_CASE("recorder: a library that was replaced meanwhile gets the session's person too")
{
    const TemporaryFolder folder;
    const auto path = folder.path("library.db");
    const Person anna = added(path, "Anna");
    Recorder recorder{path, [&] { return anna.identity; }};
    recorder.on(begun_at(1'763'000'000'000, "sensor"));
    record_seconds(recorder, 0, 3);
    std::filesystem::remove(path);
    record_seconds(recorder, 3, 6);
    const auto people = people_in(path).value();
    REQUIRE(people.size() ==
            1); // in the place of the one without a name, of whom nothing was there
    CHECK(people[0].person.identity == anna.identity);
    CHECK(people[0].sessions == 1);
}
