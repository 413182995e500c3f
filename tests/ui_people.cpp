// SPDX-License-Identifier: MIT
// Several people at one window: found, begun with, changed, and nothing of one before the next.
#include "catch.hpp"
#include "household.hpp"
#include "session/sensor_alone.hpp"
#include "staged_session.hpp"
#include "ui/people_state.hpp"
#include "ui_sheet.hpp"

using namespace eupnea;

namespace {

/// A window over it in which nobody has been chosen.
struct Door {
    Household household;
    Sheet sheet{{}, {.device = Word{"sim"}}, household.resources()};
    Session session;

    Door() { draw(); }
    void draw() { sheet.draw(session, at(0s)); }
    void press(ui::Key key)
    {
        sheet.press(key);
        draw();
        draw();
    }
    void write(std::string_view text)
    {
        for (const char letter : text) {
            sheet.type(letter);
            draw();
        }
        draw();
    }
    bool shows(std::string_view words) const { return sheet.shows(words); }
};

} // namespace

TEST_CASE("people screen: with several it is the first, with name, last day and last practice")
{
    Door door;
    door.draw();
    CHECK(door.shows("People"));
    CHECK(door.shows("Anna"));
    CHECK(door.shows("2026-11-21, arrive"));
    CHECK(door.shows("not yet"));
}

TEST_CASE("people screen: whoever has the library alone never meets it")
{
    Sheet sheet{{}, {.device = Word{"sim"}}, full_resources()};
    const Session session;
    sheet.draw(session, at(0s));
    CHECK_FALSE(sheet.shows("People"));
    CHECK_FALSE(sheet.shows("Who"));
    sheet.type('w');
    sheet.draw(session, at(0s));
    sheet.draw(session, at(0s));
    CHECK_FALSE(sheet.shows("People"));
}

TEST_CASE("people screen: a few letters find somebody, and Enter begins with them")
{
    Door door;
    door.write("ber");
    CHECK(door.shows("Berta"));
    CHECK_FALSE(door.shows("Anna"));
    door.press(ui::Key::enter);
    CHECK(door.household.chosen == std::vector<std::string>{"id-berta"});
    CHECK(door.shows("Begin"));
    CHECK(door.shows("Berta"));
    CHECK(door.sheet.person_changed());
    CHECK_FALSE(door.sheet.person_changed());
}

TEST_CASE("people screen: the arrows choose too, and the person's own sensor is listened to")
{
    Door door;
    door.session.apply(DeviceSeen{at(0s), Word{"/dev/ttyACM0"}, Word{"ECG"}, true});
    door.press(ui::Key::down);
    door.press(ui::Key::up);
    door.press(ui::Key::enter);
    CHECK(door.household.chosen == std::vector<std::string>{"id-anna"});
    CHECK(door.sheet.commands<ChooseDevice>().back().id == Word{"/dev/ttyACM0"});
}

TEST_CASE("people screen: somebody new is added with Tab, renamed and archived, all by keyboard")
{
    Door door;
    door.write("Zoe");
    CHECK(door.shows("Nobody of this name is here"));
    door.press(ui::Key::tab);
    door.press(ui::Key::enter);
    CHECK(door.shows("Zoe"));
    door.write("zoe");
    door.press(ui::Key::right);
    CHECK(door.shows("No session yet."));
    door.write("r");
    door.write("!");
    door.press(ui::Key::enter);
    CHECK(door.household.people.back().name == "Zoe!");
    door.write("ben");
    door.press(ui::Key::right);
    door.write("a");
    CHECK_FALSE(door.shows("Ben"));
}

TEST_CASE("people screen: deleting is asked once, in plain words, with what goes")
{
    Door door;
    door.press(ui::Key::right); // Anna
    door.write("d");
    CHECK(door.shows("12 sessions (3 h 20 min), 5 journal entries and 1 goal."));
    CHECK(door.shows("cannot be brought back"));
    door.press(ui::Key::escape);
    CHECK(door.household.people.size() == 3);
    door.write("d");
    door.write("d");
    CHECK(door.household.people.size() == 2);
    CHECK(door.shows("It is deleted."));
}

TEST_CASE(
    "people: of the one before nothing is left on any screen, and a draft goes to their journal")
{
    Door door;
    door.press(ui::Key::enter); // Anna
    door.household.kept["id-anna"].entries.push_back({1, 0, {}, "", "annas secret"});
    door.write("j");
    CHECK(door.shows("annas secret"));
    door.write("f");
    door.write("sec");
    door.press(ui::Key::enter);
    door.write("w");
    door.press(ui::Key::enter);
    door.write("marmalade on toast");
    door.press(ui::Key::escape);
    door.press(ui::Key::escape);
    door.write("w");
    door.write("ben");
    door.press(ui::Key::enter);

    CHECK(door.household.kept["id-anna"].entries.back().text == "marmalade on toast");
    for (const char* letters : {"", "j", "g", "p", "f"}) {
        door.write(letters);
        CHECK_FALSE(door.shows("annas"));
        CHECK_FALSE(door.shows("Anna"));
        CHECK_FALSE(door.shows("marmalade"));
        door.press(ui::Key::escape);
    }
    door.write("j");
    door.write("w");
    CHECK_FALSE(door.shows("marmalade on toast")); // no draft, no search, no memory of either
}

TEST_CASE("people: the sessions are those of whoever was chosen")
{
    Door door;
    door.press(ui::Key::enter); // Anna
    door.write("s");
    CHECK(door.shows("id-anna belt"));
    door.press(ui::Key::escape);
    door.write("w");
    door.write("ben");
    door.press(ui::Key::enter);
    door.write("s");
    CHECK(door.shows("id-ben belt"));
    CHECK_FALSE(door.shows("id-anna"));
}

TEST_CASE("people: a note that the journal would not take is still Anna's when Ben is there")
{
    Door door;
    door.press(ui::Key::enter); // Anna
    door.household.kept["id-anna"].refusal = UserMessage{"The disk is full."};
    door.write("j");
    door.write("w");
    door.press(ui::Key::enter);
    door.write("keep me");
    door.press(ui::Key::escape);
    door.press(ui::Key::escape);
    door.write("w");
    door.write("ben");
    door.press(ui::Key::enter);
    const auto unwritten = door.sheet.unwritten_notes();
    REQUIRE(unwritten.size() == 1);
    CHECK(unwritten[0].person == "id-anna");
    CHECK(unwritten[0].note.text == "keep me");
    CHECK(door.household.kept["id-ben"].entries.empty());
}

TEST_CASE("session: for somebody else the sensor is left, and nothing that was measured")
{
    Session session;
    session.apply(LinkStatus{at(0s), LinkState::streaming, Origin::live, "a sensor"});
    session.apply(Stream{at(0s), Channel::ecg, {250.0}});
    session.apply(DeviceSeen{at(0s), Word{"/dev/ttyACM0"}, Word{"ECG"}, true});
    session.apply(SessionStart{at(0s), 0, 5s, 60s, Origin::live, "a sensor"});
    session.apply(Sample{Channel::ecg, at(1s), 0.5});
    session.apply(Mark{at(2s), "a word"});
    session.apply(Notice{at(2s), "A session was recovered."});
    session.apply(SessionEnd{at(60s)});
    const Session next = sensor_alone(session);
    CHECK(next.link()->text.view() == "a sensor");
    CHECK(next.has(Channel::ecg));
    CHECK(next.devices().size() == 1);
    CHECK_FALSE(next.start());
    CHECK(next.marks().empty());
    CHECK(next.notices().empty());
    CHECK(next.samples(Channel::ecg).points().empty());
}
