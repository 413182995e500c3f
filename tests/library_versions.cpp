// SPDX-License-Identifier: MIT
// Libraries of every earlier version open, and become the newest when they are written to.
#include "catch.hpp"
#include "library/diary.hpp"
#include "library/earlier_paces.hpp"
#include "library/kept_edits.hpp"
#include "library/library_schema.hpp"
#include "library/people.hpp"
#include "library/usual_baseline.hpp"
#include "library_room.hpp"

using namespace eupnea;

namespace {

/// Every table and index, by its name and its text.
std::vector<std::string> schema_of(const std::filesystem::path& path)
{
    const auto db = Database::open(path, SQLITE_OPEN_READONLY);
    REQUIRE(db);
    Statement select{*db, "SELECT type || ' ' || name || ': ' || coalesce(sql, '') "
                          "FROM sqlite_master ORDER BY 1"};
    std::vector<std::string> schema;
    for (auto row = select.step(); row && *row; row = select.step())
        schema.push_back(select.text(0));
    return schema;
}

int version_at(const std::filesystem::path& path)
{
    const auto db = Database::open(path, SQLITE_OPEN_READONLY);
    REQUIRE(db);
    return version_of(*db).value();
}

std::vector<std::vector<Event>> sessions_in(const std::filesystem::path& path)
{
    std::vector<std::vector<Event>> sessions;
    const auto library = Library::open_for_reading(path);
    REQUIRE(library);
    const auto summaries = library->sessions();
    REQUIRE(summaries);
    for (const SessionSummary& summary : *summaries)
        sessions.push_back(all_of(path, summary.number));
    return sessions;
}

void expect_what_a_person_kept(const std::filesystem::path& path)
{
    const auto paces = earlier_paces_in(path);
    REQUIRE(paces);
    REQUIRE(paces->size() == 1);
    CHECK(paces->front().found.rate_per_min == 5.5);
    const auto usual = usual_baseline_in(path);
    REQUIRE(usual);
    CHECK(usual->value().heart_rate_bpm == 62.0f);
    const auto edits = edited_session(path, 1);
    REQUIRE(edits);
    CHECK(edits->edited());
}

/// Whose everything is that was there.
void expect_one_person_without_a_name(const std::filesystem::path& path)
{
    const auto people = people_in(path);
    REQUIRE(people->size() == 1);
    const auto& [person, sessions, last, practice] = people->front();
    CHECK(person.name.empty());
    CHECK(sessions == 3);
    CHECK(usual_baseline_in(path, person.identity)->value().heart_rate_bpm == 62.0f);
    CHECK(earlier_paces_in(path, person.identity)->size() == 1);
    auto diary = Diary::open(path, person.identity);
    CHECK(diary->entries()->size() == 1);
    CHECK(diary->goals()->size() == 1);
}

} // namespace

TEST_CASE("library: every earlier version reads as it is, and is the same when it is the newest")
{
    const TemporaryFolder folder;
    for (int version = 1; version < library_version(); ++version) {
        INFO("version " << version);
        const auto path = restored(folder, "version_" + std::to_string(version) + ".sql");
        const auto before = sessions_in(path);
        REQUIRE(before.size() == 3);
        CHECK(before[0].size() > 240);
        expect_what_a_person_kept(path);
        CHECK(version_at(path) == version); // reading changes nothing

        CHECK(people_in(path)->empty() == (version < 3));

        REQUIRE(Library::open_for_writing(path));
        CHECK(version_at(path) == library_version());
        CHECK(sessions_in(path) == before);
        expect_what_a_person_kept(path);
        auto diary = Diary::open(path);
        REQUIRE(diary);
        CHECK(diary->entries()->front().text == "The street.");
        CHECK(diary->goals()->front().times_a_week == 3);
        expect_one_person_without_a_name(path);

        REQUIRE(Library::open_for_writing(folder.path("fresh.db")));
        CHECK(schema_of(path) == schema_of(folder.path("fresh.db")));
    }
}

TEST_CASE("library: each session of an earlier version gets an identity of its own")
{
    const TemporaryFolder folder;
    const auto path = restored(folder, "version_1.sql");
    const auto library = Library::open_for_writing(path);
    REQUIRE(library);
    Statement count{library->database(), "SELECT count(DISTINCT identity), min(length(identity)) "
                                         "FROM session"};
    REQUIRE(count.step());
    CHECK(count.integer(0) == 3);
    CHECK(count.integer(1) == 32);
}

TEST_CASE("library: the first library of all, without journal, goals and edits, opens too")
{
    const TemporaryFolder folder;
    const auto path = restored(folder, "version_1.sql");
    {
        auto db = Database::open(path, SQLITE_OPEN_READWRITE);
        REQUIRE(db);
        REQUIRE(db->run("DROP TABLE journal; DROP TABLE goal; DROP TABLE interval_edit;"));
    }
    CHECK_FALSE(edited_session(path, 1)->edited());
    auto diary = Diary::open(path);
    REQUIRE(diary);
    CHECK(diary->entries()->empty());
}

TEST_CASE("library: what is looked for in all sessions is found by an index, not by a scan")
{
    const TemporaryFolder folder;
    const auto path = restored(folder, "version_1.sql");
    const auto library = Library::open_for_writing(path);
    REQUIRE(library);
    for (const std::string kind : {"pace_found", "baseline_found"}) {
        Statement plan{library->database(), "EXPLAIN QUERY PLAN SELECT body FROM event "
                                            "JOIN session ON session.number = event.session "
                                            "WHERE kind = '" +
                                                kind + "' AND " + rare_kinds +
                                                " AND origin = 'live' "
                                                "ORDER BY event.session DESC"};
        std::string steps;
        for (auto row = plan.step(); row && *row; row = plan.step()) steps += plan.text(3) + '\n';
        CHECK_THAT(steps, Catch::Matchers::Contains("event_kind"));
        CHECK_THAT(steps, !Catch::Matchers::Contains("SCAN event"));
    }
}

TEST_CASE("library: samples take little more room than their bytes")
{
    const TemporaryFolder folder;
    const auto path = folder.path("library.db");
    Recorder recorder{path};
    recorder.on(begun_at(1'763'000'000'000, "sensor"));
    record_seconds(recorder, 0, 600);
    const auto library = Library::open_for_reading(path);
    REQUIRE(library);
    Statement sizes{library->database(), "SELECT sum(length(body)), count(*) FROM samples"};
    REQUIRE(sizes.step());
    const auto bytes = sizes.integer(0);
    CHECK(sizes.integer(1) == 9); // 36 000 samples
    Statement pages{library->database(), "SELECT sum(length(body)) FROM event"};
    REQUIRE(pages.step());
    const auto file = static_cast<std::int64_t>(std::filesystem::file_size(path));
    CHECK(static_cast<double>(file) <
          1.35 * static_cast<double>(bytes + pages.integer(0)) + 100'000);
}
