// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "notebook.hpp"
#include "staged_session.hpp"
#include "ui_sheet.hpp"

using namespace eupnea;

namespace {

/// After a session, with reports that are wished for and written down here.
struct Reporting {
    std::vector<ui::ReportWish> wishes, written;
    Sheet sheet;
    Session session;

    Reporting() : sheet({}, {.device = Word{"sim"}}, resources())
    {
        Stage stage{.length = Seconds{300}};
        stage.ended = true;
        session = StagedSession{stage}.whole();
        draw();
    }
    ui::Resources resources()
    {
        ui::Resources given = full_resources();
        given.notebook.request_report = [this](const ui::ReportWish& wish) {
            wishes.push_back(wish);
            return replied<ui::ReportPage>(
                ui::ReportPage{{2, 2, std::vector<std::uint8_t>(16, 255)}, 3});
        };
        given.notebook.write_report = [this](const ui::ReportWish& wish) {
            written.push_back(wish);
            return replied<std::string>("/home/a/eupnea-session-3.pdf");
        };
        return given;
    }
    void draw() { sheet.draw(session, at(Seconds{301})); }
    void type(char letter)
    {
        sheet.type(letter);
        draw();
        draw();
    }
    void press(ui::Key key)
    {
        sheet.press(key);
        draw();
        draw();
    }
};

} // namespace

TEST_CASE("report screen: P after a session shows its page, Escape leads back")
{
    Reporting after;
    CHECK(after.sheet.shows("a page to take along"));
    after.type('p');
    CHECK(after.sheet.shows("One page to take along"));
    CHECK(after.sheet.shows("Your own words"));
    REQUIRE(after.wishes.size() == 1);
    CHECK_FALSE(after.wishes[0].session);
    CHECK(after.wishes[0].sections.size() == 6);
    after.press(ui::Key::escape);
    CHECK(after.sheet.shows("5 minutes"));
    CHECK_FALSE(after.sheet.closing());
}

TEST_CASE("report screen: a section is chosen or left out by its number, and the page follows")
{
    Reporting after;
    after.type('p');
    after.type('1');
    after.type('8');
    REQUIRE(after.wishes.size() == 3);
    CHECK(after.wishes[1].sections.front() == "practice");
    CHECK(after.wishes[2].sections.back() == "hrv");
    after.press(ui::Key::page_down);
    REQUIRE(after.wishes.size() == 4);
    CHECK(after.wishes[3].page == 1);
    CHECK(after.sheet.shows("Page 2 of 3."));
}

TEST_CASE("report screen: W writes what is seen and names the file")
{
    Reporting after;
    after.type('p');
    after.type('w');
    REQUIRE(after.written.size() == 1);
    CHECK(after.sheet.shows("eupnea-session-3.pdf"));
}
