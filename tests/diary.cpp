// SPDX-License-Identifier: MIT
#include "library/diary.hpp"

#include "catch.hpp"
#include "practice/learn.hpp"
#include "practice/plan.hpp"
#include "source_tree.hpp"
#include "temporary_folder.hpp"

using namespace eupnea;
using namespace eupnea::literals;
using Catch::Matchers::Contains;

namespace {

constexpr std::int64_t day_ms = 24 * 3600 * 1000;

JournalEntry entry(std::int64_t when, std::string text)
{
    JournalEntry entry;
    entry.written_unix_ms = when;
    entry.text = std::move(text);
    return entry;
}

std::size_t count_of(std::string_view part, std::string_view text)
{
    std::size_t count = 0;
    for (std::size_t at = text.find(part); at != std::string_view::npos;
         at = text.find(part, at + 1))
        ++count;
    return count;
}

} // namespace

TEST_CASE("journal: what is written is there again, found by its words, and can be taken out")
{
    const TemporaryFolder folder;
    const auto path = folder.path("library.db");
    {
        auto diary = Diary::open(path);
        REQUIRE(diary);
        REQUIRE(diary->write(entry(2000, "The sea was loud.")));
        JournalEntry second = entry(1000, "Quiet evening.");
        second.prompt = "What is here just now?";
        REQUIRE(diary->write(second));
    }
    auto diary = Diary::open(path);
    REQUIRE(diary);
    const auto entries = diary->entries();
    REQUIRE(entries);
    REQUIRE(entries->size() == 2);
    CHECK(entries->front().text == "Quiet evening.");
    CHECK(entries->front().prompt == "What is here just now?");
    CHECK_FALSE(entries->front().session);
    CHECK(diary->search("SEA")->size() == 1);
    CHECK(diary->search("here just")->size() == 1);
    CHECK(diary->search("100%")->empty());
    CHECK(diary->remove_entry(1));
    CHECK_FALSE(diary->remove_entry(1));
    CHECK(diary->entries()->size() == 1);
}

TEST_CASE("journal: a library made before there was a journal keeps its sessions and gains one")
{
    const TemporaryFolder folder;
    const auto path = folder.path("library.db");
    {
        auto library = Library::open_for_writing(path);
        REQUIRE(library);
        REQUIRE(library->database().run(
            "INSERT INTO session (begun_unix_ms, device, origin, planned_s, length_s, writer) "
            "VALUES (1000, 'sim', 'simulated', 300, 240, '')"));
    }
    auto diary = Diary::open(path);
    REQUIRE(diary);
    JournalEntry with_session = entry(2000, "Nine minutes.");
    with_session.session = 1;
    REQUIRE(diary->write(with_session));
    CHECK(diary->entries()->front().session == 1);
    CHECK(diary->practised()->front().length == 240s);
    CHECK(Library::open_for_reading(path)->sessions()->size() == 1);
}

TEST_CASE("journal: the Markdown export has a heading for each entry, its prompt and its words")
{
    JournalEntry with_prompt = entry(1000, "Warm hands.");
    with_prompt.prompt = "What does the body say?";
    with_prompt.session = 4;
    const std::vector entries{with_prompt, entry(2000, "Rain.")};
    const auto text =
        markdown(entries, [](std::int64_t when) { return "at " + std::to_string(when); });
    CHECK(text == "# Journal\n\n## at 1000, session 4\n\n*What does the body say?*\n\nWarm hands.\n"
                  "\n## at 2000\n\nRain.\n");
}

TEST_CASE("journal: in the export an entry's words are no heading, no HTML and no command")
{
    CHECK(words_in_markdown("# one\n  - two\nthree - four # five") ==
          "\\# one\n  \\- two\nthree - four # five");
    CHECK(words_in_markdown("<script>&") == "&lt;script>&");
    CHECK(words_in_markdown("a\x1B[2J") == "a\xEF\xBF\xBD[2J");
    const std::vector entries{entry(2000, "## at 3000\n\nnot mine")};
    const auto text = markdown(entries, [](std::int64_t) { return std::string{"then"}; });
    CHECK(text == "# Journal\n\n## then\n\n\\## at 3000\n\nnot mine\n");
}

TEST_CASE("goals: they are kept, adjusted and let go")
{
    const TemporaryFolder folder;
    auto diary = Diary::open(folder.path("library.db"));
    REQUIRE(diary);
    Goal goal;
    goal.text = "Breathe before dinner";
    goal.look_again = "2026-12-24";
    goal = *diary->set(goal);
    goal.times_a_week = 2;
    CHECK(diary->adjust(goal));
    CHECK(diary->goals() == std::vector{goal});
    CHECK(diary->let_go(goal.number));
    CHECK(diary->goals()->empty());
    CHECK_FALSE(diary->adjust(goal));
}

TEST_CASE("goals: progress is what was done, from the day the goal was set, and never a lack")
{
    Goal goal;
    goal.set_unix_ms = 10 * day_ms;
    goal.times_a_week = 2;
    const std::vector<Practised> sessions{{9 * day_ms, 600s},
                                          {11 * day_ms, 600s},
                                          {15 * day_ms, 10s},
                                          {16 * day_ms, 300s},
                                          {17 * day_ms, 720s}};
    const Progress progress = progress_of(goal, sessions, 14 * day_ms);
    CHECK(progress.times == 3);
    CHECK(progress.times_this_week == 2);
    CHECK(progress.total == 1620s);
    CHECK(words_for(goal, progress) ==
          "This week you practised twice. That is what you had in mind. Since you set this goal: 3 "
          "times, 27 minutes together, the longest 12.");
    CHECK(words_for(goal, {}) == "The next breath is a fine place to begin.");
    for (const char* word : {"only", "missed", "streak", "fail", "behind", "not "})
        CHECK(words_for(goal, progress_of(goal, {}, 0)).find(word) == std::string::npos);
}

TEST_CASE("plan: days and times become weekly events from the next such day, in local time")
{
    Plan plan;
    plan.minutes = 12;
    plan.weeks = 6;
    plan.title = "Resonance";
    plan = *at_time_of_day(plan, "19:05");
    plan.days = *parse_days("fri,mon,mon");
    CHECK(plan.days == std::vector{0, 4});
    const std::string text = icalendar(plan, {2026, 11, 25, 2, 1'764'000'000}); // a Wednesday
    CHECK_THAT(text, Contains("BEGIN:VCALENDAR") && Contains("VERSION:2.0"));
    CHECK(count_of("BEGIN:VEVENT", text) == 2);
    CHECK_THAT(text, Contains("DTSTART:20261130T190500\r\n"));
    CHECK_THAT(text, Contains("DTSTART:20261127T190500\r\n"));
    CHECK_THAT(text, Contains("BYDAY=MO") && Contains("BYDAY=FR") && Contains("COUNT=6"));
    CHECK_THAT(text, Contains("DURATION:PT12M") && Contains("SUMMARY:Resonance"));
}

TEST_CASE("plan: what is no day and no time is named")
{
    CHECK_THAT(parse_days("mon,someday").error().sentence, Contains("\"someday\" is no day"));
    CHECK_FALSE(parse_days(""));
    CHECK_FALSE(at_time_of_day({}, "24:00"));
    CHECK_FALSE(at_time_of_day({}, "7 pm"));
    CHECK(at_time_of_day({}, "7:30")->minute == 30);
}

TEST_CASE("learn: thirteen pages, each with a title, its text and its sources")
{
    const auto pages = read_pages(eupnea::source_folder() / "learn");
    REQUIRE(pages.size() == 13);
    CHECK(pages.front().name == "slow-breathing");
    for (const LearnPage& page : pages) {
        INFO(page.name);
        CHECK_FALSE(page.title.empty());
        CHECK(page.title.front() != '#');
        CHECK_THAT(page.text, Contains("\nSources: "));
    }
}
