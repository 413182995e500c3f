// SPDX-License-Identifier: MIT
// What a pointer does on the screens of the guided practices and of the pages: a hint that is clicked
// is its key.
#include "catch.hpp"
#include "practice/journal.hpp"
#include "ui_guided_window.hpp"
#include "ui_room.hpp"

using namespace eupnea;

namespace {

Sheet asking_first(std::string_view practice)
{
    return Sheet{{},
                 {.device = Word{"sim"}, .practice = std::string{practice}, .check_in = true},
                 full_resources()};
}

} // namespace

TEST_CASE("clicks: every item of the menu opens its page, and its Esc hint leads back")
{
    for (const ui::MenuItem& item : ui::menu) {
        INFO(item.name);
        Room room{' '};
        room.click(item.name);
        CHECK_FALSE(room.shows("not a medical device"));
        room.click("Esc back");
        CHECK(room.shows("not a medical device"));
    }
}

TEST_CASE("clicks: two keys that share a hint have each their half of it")
{
    Room room{'p'};
    const auto practices = full_resources().practices;
    room.click("\u2193");
    CHECK(room.shows(practices[1].purpose.substr(0, 24)));
    room.click("\u2191");
    CHECK(room.shows(practices[0].purpose.substr(0, 24)));
}

TEST_CASE("clicks: a practice is chosen, made longer, and begun without questions")
{
    Room room{'p'};
    room.click("Slowing down");
    room.click("questions before and after");
    CHECK(room.shows("no questions"));
    room.click("sound: off");
    CHECK(room.shows("sound: soft"));
    room.click("light or dark");
    CHECK(Sheet::painted(ui::day.text) > 0);
    room.click("+");
    room.click("Begin");
    const auto begun = room.sheet.commands<BeginPractice>();
    REQUIRE(begun.size() == 1);
    CHECK(begun[0].practice.name == "slowing-down");
    CHECK(begun[0].length == begun[0].practice.length() + Seconds{60});
}

TEST_CASE("clicks: the questions before a practice are answered, passed over, and left")
{
    Sheet sheet = asking_first("arrive");
    const Session session;
    const auto click = [&](std::string_view words) {
        sheet.click(session, at(0s), words);
        sheet.draw(session, at(0s));
        sheet.draw(session, at(0s));
    };
    sheet.draw(session, at(0s));
    click("7");
    click("next");
    CHECK(sheet.shows("How does the body feel"));
    click("next");
    CHECK_FALSE(sheet.shows("How does the body feel"));
    click("straight to the practice");
    const auto given = sheet.commands<GiveAnswer>();
    REQUIRE(given.size() == 1);
    CHECK(given[0].number == 7);
    CHECK(sheet.commands<BeginPractice>().size() == 1);

    Sheet left = asking_first("arrive");
    left.draw(session, at(0s));
    left.click(session, at(0s), "back");
    left.draw(session, at(0s));
    left.draw(session, at(0s));
    CHECK(left.shows("Practices"));
    CHECK(left.commands<BeginPractice>().empty());
}

TEST_CASE("clicks: under way, pause, ground and end are clicked; with closed eyes, too")
{
    Guided guided{"kind-words", Seconds{130}};
    guided.click("pause");
    CHECK(guided.sheet.commands<PausePacer>().size() == 1);
    guided.click("go on");
    CHECK(guided.sheet.commands<PausePacer>().size() == 2);
    guided.go_to(Seconds{300}); // the eyes are closed
    CHECK_FALSE(guided.shows("numbers"));
    guided.press(ui::Key::home); // whatever is touched wakes the screen
    guided.click("ground");
    CHECK(guided.sheet.commands<MoveToPractice>().size() == 1);
    guided.click("end");
    CHECK(guided.sheet.commands<EndSession>().size() == 1);
}

TEST_CASE(
    "clicks: a letter's line is kept, its writer goes to Ground, and the letter is kept after")
{
    Guided guided{"letter", Seconds{200}};
    guided.write("Dear you");
    guided.click("keep the line");
    REQUIRE(guided.sheet.commands<AddWords>().size() == 1);
    guided.click("ground");
    CHECK(guided.sheet.commands<MoveToPractice>().size() == 1);
    guided.end();
    guided.click("keep the letter in the journal");
    REQUIRE(guided.kept.entries.size() == 1);
    CHECK(guided.kept.entries[0].text == "Dear you");
    guided.click("practise again");
    CHECK(guided.shows("Begin"));
}

TEST_CASE("clicks: the questions afterwards are answered and passed over")
{
    Guided guided{"arrive", Seconds{130}, true};
    guided.end();
    guided.click("3");
    guided.click("next");
    guided.click("skip the rest");
    REQUIRE(guided.sheet.commands<GiveAnswer>().size() == 1);
    CHECK(guided.sheet.commands<GiveAnswer>()[0].number == 3);
    CHECK(guided.shows("You stayed two minutes."));
    guided.click("close");
    CHECK(guided.sheet.closing());
}

TEST_CASE(
    "clicks: a journal entry is written to a question, found, taken out, and all are exported")
{
    Kept kept;
    kept.entries = {{1, 0, {}, "", "the first one"}};
    Room room{'j', &kept};
    room.click("write");
    room.click(journal_prompts[0].substr(0, 12));
    room.click("begin to write");
    room.write("Rain");
    room.click("keep it");
    REQUIRE(kept.entries.size() == 2);
    CHECK(kept.entries[1].prompt == journal_prompts[0]);
    room.click("export");
    CHECK(kept.exports == 1);
    room.click("find words");
    room.write("Rain");
    room.click("done");
    CHECK_FALSE(room.shows("the first one"));
    room.click("take out");
    room.click("let it stay");
    CHECK(kept.entries.size() == 2);
    room.click("take out");
    room.click("take it out for good");
    REQUIRE(kept.entries.size() == 1);
    CHECK(kept.entries[0].text == "the first one");
}

TEST_CASE("clicks: a goal is set, adjusted and let go, and days become a plan")
{
    Kept kept;
    Room room{'g', &kept};
    room.click("a new goal");
    room.write("Breathe");
    room.click("keep it");
    REQUIRE(kept.goals.size() == 1);
    room.click("A adjust");
    room.write(" out");
    room.click("keep it");
    REQUIRE(kept.goals.size() == 1);
    CHECK(kept.goals[0].text == "Breathe out");
    room.click("let it go");
    room.click("let it go");
    CHECK(kept.goals.empty());

    room.click("for the calendar");
    room.click("Tue");
    room.click("Mon");
    room.press(ui::Key::enter);
    REQUIRE(kept.plans.size() == 1);
    CHECK(kept.plans[0].days == std::vector<int>{1, 2, 4});
}

TEST_CASE("clicks: a page to read is opened")
{
    Room room{'r'};
    const auto pages = full_resources().pages;
    room.click(pages[3].title);
    CHECK(room.shows(pages[3].text.substr(0, 20)));
}
