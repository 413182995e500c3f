// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "practice/practice_timeline.hpp"
#include "ui/kit/text_field.hpp"
#include "ui_room.hpp"

using namespace eupnea;

TEST_CASE("pages: every letter that Begin shows leads to its page, and Escape leads back")
{
    for (const ui::MenuItem& item : ui::menu) {
        Room room{item.letter};
        INFO(item.name);
        CHECK_FALSE(room.shows("not a medical device"));
        room.press(ui::Key::escape);
        CHECK(room.shows("not a medical device"));
        CHECK(room.shows(item.name));
        CHECK_FALSE(room.sheet.closing());
    }
}

TEST_CASE("pages: a practice is chosen by arrow, its length by plus and minus, and Enter begins it")
{
    Room room{'p'};
    CHECK(room.shows("Arrive"));
    room.press(ui::Key::down);
    const Practice second = full_resources().practices[1];
    CHECK(room.shows(second.purpose.substr(0, 24)));
    room.type('+');
    room.press(ui::Key::enter);
    CHECK(room.sheet.commands<BeginPractice>().empty());
    room.press(ui::Key::tab); // past the questions
    const auto begun = room.sheet.commands<BeginPractice>();
    REQUIRE(begun.size() == 1);
    CHECK(begun[0].practice.name == second.name);
    CHECK(begun[0].length == second.length() + Seconds{60});
    CHECK(begun[0].quiet == quiet_before(PracticeTimeline{second, begun[0].length}));
}

TEST_CASE("pages: a practice is never offered shorter than its author allows")
{
    Room room{'p'};
    for (int i = 0; i < 40; ++i) room.type('-');
    room.type('c'); // no questions
    room.press(ui::Key::enter);
    const auto begun = room.sheet.commands<BeginPractice>();
    REQUIRE(begun.size() == 1);
    CHECK(begun[0].length == full_resources().practices[0].shortest);
}

TEST_CASE("pages: the cautions of a practice stand where it is chosen")
{
    Room room{'p'};
    for (const Practice& practice : full_resources().practices) {
        INFO(practice.name);
        for (const std::string& caution : practice.cautions)
            CHECK(room.shows(caution.substr(0, 20)));
        room.press(ui::Key::down);
    }
}

TEST_CASE("pages: what to be careful with is told before the steps of a practice")
{
    Room room{'p'};
    const Practice first = full_resources().practices[0];
    const std::string& page = room.sheet.draw(room.session, at(0s));
    CHECK(page.find(first.cautions[0].substr(0, 20)) < page.find(first.steps[0].title + "\u00A0"));
    CHECK(room.shows(first.steps[0].title + "\u00A0"));
}

TEST_CASE("pages: a page is read with its sources, and the arrow opens the next one")
{
    Room room{'r'};
    const auto pages = full_resources().pages;
    REQUIRE(pages.size() == 13);
    CHECK(room.shows(pages[0].text.substr(0, 20)));
    CHECK(room.shows("Sources:"));
    room.press(ui::Key::down);
    CHECK(room.shows(pages[1].text.substr(0, 20)));
}

TEST_CASE("pages: in large letters PgDn reads on, and what is chosen next begins at its top")
{
    Sheet sheet{{.text_scale = 1.5f}, {.device = Word{"sim"}}, full_resources()};
    const auto draw_twice = [&] {
        sheet.draw(Session{}, at(0s));
        sheet.draw(Session{}, at(0s));
    };
    const auto press = [&](ui::Key key) {
        sheet.press(key);
        draw_twice();
    };
    sheet.type('r');
    draw_twice();
    const auto pages = full_resources().pages;
    CHECK(sheet.shows(pages[0].text.substr(0, 20)));
    CHECK_FALSE(sheet.shows("Sources:"));
    for (int page = 0; page < 3; ++page) press(ui::Key::page_down);
    CHECK(sheet.shows("Sources:"));
    press(ui::Key::down);
    CHECK(sheet.shows(pages[1].text.substr(0, 20)));
    press(ui::Key::escape);

    sheet.type('p');
    draw_twice();
    for (int practice = 0; practice < 9; ++practice) press(ui::Key::down);
    CHECK(sheet.shows("no real place has to be perfectly safe"));
    CHECK_FALSE(sheet.shows("From: "));
    press(ui::Key::page_down);
    CHECK(sheet.shows("From: "));
}

TEST_CASE("pages: an empty journal and no goals offer only what can be done with them")
{
    Kept kept;
    Room journal{'j', &kept};
    CHECK(journal.shows("write"));
    CHECK_FALSE(journal.shows("export"));
    Room goals{'g', &kept};
    CHECK(goals.shows("a new goal"));
    CHECK(goals.shows("for the calendar"));
    CHECK_FALSE(goals.shows("adjust"));
}

TEST_CASE("journal: a question is chosen, lines are written, and Tab keeps them as typed")
{
    Kept kept;
    Room room{'j', &kept};
    CHECK(room.shows("Nothing is written yet"));
    room.type('w');
    room.press(ui::Key::down);
    room.press(ui::Key::enter);
    room.write("A light Walk");
    room.press(ui::Key::enter);
    room.write("by the lake!");
    CHECK(kept.entries.empty());
    room.press(ui::Key::tab);
    REQUIRE(kept.entries.size() == 1);
    CHECK(kept.entries[0].text == "A light Walk\nby the lake!");
    CHECK(kept.entries[0].prompt == journal_prompts[0]);
    CHECK(room.shows("It is kept."));
    CHECK(room.shows("A light Walk"));
    CHECK(room.shows("2026-11-22"));
}

TEST_CASE("journal: a draft that was left is still there")
{
    Kept kept;
    Room room{'j', &kept};
    room.type('w');
    room.press(ui::Key::enter);
    room.write("unfinished");
    room.press(ui::Key::escape);
    room.press(ui::Key::escape);
    CHECK(room.shows("not a medical device"));
    room.type('j');
    room.type('w');
    CHECK(room.shows("unfinished"));
}

TEST_CASE("journal: letters that are written act on nothing else")
{
    Kept kept;
    Room room{'j', &kept};
    room.type('w');
    room.press(ui::Key::enter);
    room.write("lllxd");
    CHECK(Sheet::painted(ui::night.text) > 0);
    CHECK(room.shows("lllxd"));
    CHECK(kept.exports == 0);
}

TEST_CASE("journal: words find their entries, and Escape shows all again")
{
    Kept kept;
    kept.entries = {{1, 0, {}, "", "the lake was still"}, {2, 0, 7, "", "a long train ride"}};
    Room room{'j', &kept};
    CHECK(room.shows("a long train ride"));
    room.type('f');
    room.write("lake");
    CHECK(room.shows("the lake was still"));
    CHECK_FALSE(room.shows("a long train ride"));
    room.press(ui::Key::escape);
    CHECK(room.shows("a long train ride"));
}

TEST_CASE("journal: an entry is taken out only after a second key, and export says where it went")
{
    Kept kept;
    kept.entries = {{1, 0, {}, "", "first"}, {2, 0, {}, "", "second"}};
    Room room{'j', &kept};
    room.type('x');
    CHECK(kept.exports == 1);
    CHECK(room.shows("journal.md"));
    room.type('d');
    room.press(ui::Key::escape);
    CHECK(kept.entries.size() == 2);
    room.press(ui::Key::down);
    room.type('d');
    room.type('d');
    REQUIRE(kept.entries.size() == 1);
    CHECK(kept.entries[0].text == "first");
}

TEST_CASE("goals: a goal is set by keyboard, shows what was done, is adjusted and let go")
{
    Kept kept;
    Room room{'g', &kept};
    CHECK(room.shows("none is needed"));
    room.type('n');
    room.write("After breakfast");
    room.press(ui::Key::down);
    room.press(ui::Key::right);
    room.press(ui::Key::down);
    room.press(ui::Key::left);
    room.press(ui::Key::enter);
    REQUIRE(kept.goals.size() == 1);
    CHECK(kept.goals[0].text == "After breakfast");
    CHECK(kept.goals[0].times_a_week == 4);
    CHECK(kept.goals[0].minutes == 9);
    CHECK(kept.goals[0].look_again == "in 4 weeks");
    CHECK(room.shows("This week you practised twice."));

    room.type('a');
    room.press(ui::Key::tab);
    room.press(ui::Key::left);
    room.press(ui::Key::enter);
    REQUIRE(kept.goals.size() == 1);
    CHECK(kept.goals[0].times_a_week == 3);

    room.type('x');
    room.press(ui::Key::escape);
    CHECK(kept.goals.size() == 1);
    room.type('x');
    room.type('x');
    CHECK(kept.goals.empty());
}

TEST_CASE("goals: days and times become a plan for the calendar")
{
    Kept kept;
    Room room{'g', &kept};
    room.type('c');
    room.type(' '); // Monday no more
    room.press(ui::Key::down);
    room.press(ui::Key::right);
    room.press(ui::Key::enter);
    REQUIRE(kept.plans.size() == 1);
    CHECK(kept.plans[0].days == std::vector<int>{2, 4});
    CHECK(kept.plans[0].hour == 19);
    CHECK(kept.plans[0].minute == 15);
    CHECK(room.shows("plan.ics"));
}

TEST_CASE("text field: characters of two bytes are one step, and a limit is kept")
{
    ui::TextField field;
    ui::Keys keys;
    keys.write("gr\u00fc\u00df");
    field.take(keys, 100, ui::TextLines::one);
    CHECK(field.text == "gr\u00fc\u00df");
    keys.clear();
    keys.press(ui::Key::left);
    keys.press(ui::Key::backspace);
    keys.write("ue");
    field.take(keys, 100, ui::TextLines::one);
    CHECK(field.text == "grue\u00df");
    keys.clear();
    keys.write("\u00df\u00df");
    field.take(keys, 7, ui::TextLines::one);
    CHECK(field.text.size() == 6);
}
