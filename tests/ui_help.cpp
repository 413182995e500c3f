// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "measures/glossary.hpp"
#include "notebook.hpp"
#include "staged_session.hpp"
#include "ui_sheet.hpp"

using namespace eupnea;

TEST_CASE("help: the question mark explains the numbers over any screen, and the session goes on")
{
    const Session session = StagedSession{{}}.upto(at(80s));
    for (const Session& any : {Session{}, session}) {
        Sheet sheet;
        sheet.type('?');
        sheet.draw(any, at(80s));
        const Term first = glossary().front();
        CHECK(sheet.shows("What the numbers mean"));
        CHECK(sheet.shows(first.means.substr(0, 20)));
        CHECK(sheet.shows(first.is_not.substr(0, 20)));
        CHECK(sheet.shows("Source:"));
        sheet.press(ui::Key::escape);
        sheet.draw(any, at(80s)); // this Escape was meant for the words
        sheet.draw(any, at(80s));
        CHECK_FALSE(sheet.shows("What the numbers mean"));
        CHECK(sheet.commands<EndSession>().empty());
        CHECK_FALSE(sheet.closing());
    }
}

TEST_CASE("help: before a practice it does not speak of a session")
{
    Sheet sheet{
        {}, {.device = Word{"sim"}, .practice = "arrive", .check_in = true}, full_resources()};
    sheet.type('?');
    sheet.draw(Session{}, at(0s));
    CHECK(sheet.shows("What the numbers mean"));
    CHECK_FALSE(sheet.shows("your session goes on"));
    sheet.type('?');
    sheet.draw(Session{}, at(0s));
    sheet.draw(Session{}, at(0s));
    CHECK(sheet.shows("Tension"));
}

TEST_CASE("help: F1 opens it too, and the arrows lead through every entry")
{
    Sheet sheet;
    sheet.press(ui::Key::f1);
    sheet.draw({}, at(1s));
    for (const Term& term : glossary()) {
        CAPTURE(std::string{term.key});
        sheet.draw({}, at(1s));
        CHECK(sheet.shows(term.means.substr(0, 12)));
        sheet.press(ui::Key::down);
        sheet.draw({}, at(1s));
    }
    sheet.press(ui::Key::f1);
    sheet.draw({}, at(1s));
    sheet.draw({}, at(1s));
    CHECK_FALSE(sheet.shows("What the numbers mean"));
}
