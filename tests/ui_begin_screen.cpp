// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "staged_session.hpp"
#include "ui_sheet.hpp"

using namespace eupnea;

namespace {

constexpr Timestamp shown = at(Seconds{19});

Session before(Stage stage = {})
{
    stage.begun = false;
    stage.length = Seconds{20};
    return StagedSession{stage}.upto(shown);
}

Session empty_room() { return Session{}; }

} // namespace

TEST_CASE("begin screen: Enter begins the chosen practice for the chosen time")
{
    Sheet sheet;
    const Session session = before();
    sheet.draw(session, shown);
    CHECK(sheet.shows("10 min"));
    sheet.press(ui::Key::right);
    sheet.draw(session, shown);
    sheet.type('+');
    sheet.draw(session, shown);
    CHECK(sheet.shows("11 min"));
    sheet.press(ui::Key::enter);
    sheet.draw(session, shown);

    const auto begun = sheet.commands<BeginSession>();
    REQUIRE(begun.size() == 1);
    CHECK(begun[0].pattern == Pattern{.inhale = Seconds{5}, .exhale = Seconds{5}});
    CHECK(begun[0].length == Seconds{660});
    CHECK_FALSE(begun[0].slow_down);
}

TEST_CASE("begin screen: the large button begins too")
{
    Sheet sheet;
    sheet.click(before(), shown, {940.0f, 650.0f});
    CHECK(sheet.commands<BeginSession>().size() == 1);
}

TEST_CASE("begin screen: the last practice slows down from the person's own rate")
{
    Sheet sheet;
    const Session session = before();
    for (int i = 0; i < 20; ++i) {
        sheet.press(ui::Key::right);
        sheet.draw(session, shown);
        sheet.draw(session, shown);
    }
    CHECK(sheet.shows("Begins at your own rate"));
    sheet.press(ui::Key::enter);
    sheet.draw(session, shown);
    REQUIRE(sheet.commands<BeginSession>().size() == 1);
    CHECK(sheet.commands<BeginSession>()[0].slow_down);
}

TEST_CASE("begin screen: 4-7-8 is begun for four breaths at most, and its caution is shown")
{
    Sheet sheet;
    const Session session = before();
    for (int i = 0; i < 4; ++i) {
        sheet.press(ui::Key::right);
        sheet.draw(session, shown);
        sheet.draw(session, shown);
    }
    CHECK(sheet.shows("4 breaths"));
    CHECK(sheet.shows("Stop if you feel light-headed"));
    sheet.press(ui::Key::enter);
    sheet.draw(session, shown);
    REQUIRE(sheet.commands<BeginSession>().size() == 1);
    CHECK(sheet.commands<BeginSession>()[0].length == Seconds{4 * 19});
}

TEST_CASE("begin screen: a pattern from the command line is the first to be offered")
{
    const Pattern own{.inhale = Seconds{3}, .exhale = Seconds{8}};
    Sheet sheet{{}, {.device = Word{"sim"}, .pattern = own, .minutes = 7}};
    sheet.draw(before(), shown);
    CHECK(sheet.shows("Your own"));
    sheet.press(ui::Key::enter);
    sheet.draw(before(), shown);
    REQUIRE(sheet.commands<BeginSession>().size() == 1);
    CHECK(sheet.commands<BeginSession>()[0].pattern == own);
    CHECK(sheet.commands<BeginSession>()[0].length == Seconds{420});
}

TEST_CASE("begin screen: with no sensor the simulated person is chosen and named")
{
    Sheet sheet{{}, {}};
    sheet.draw(empty_room(), at(0s));
    REQUIRE(sheet.commands<ChooseDevice>().size() == 1);
    CHECK(sheet.commands<ChooseDevice>()[0].id == Word{"sim"});
    CHECK(sheet.shows("Plug in a sensor"));
    CHECK(sheet.shows("Simulated person"));
}

TEST_CASE(
    "begin screen: a sensor that appears replaces the simulated person, unless that was a choice")
{
    Sheet sheet{{}, {}};
    sheet.draw(empty_room(), at(0s));
    sheet.draw(before(), shown);
    REQUIRE(sheet.commands<ChooseDevice>().size() == 2);
    CHECK(sheet.commands<ChooseDevice>()[1].id == Word{"/dev/ttyACM0"});

    Sheet firm{{}, {}};
    firm.press(ui::Key::down);
    firm.draw(empty_room(), at(0s));
    firm.draw(before(), shown);
    CHECK(firm.commands<ChooseDevice>().size() == 1);
}

TEST_CASE("begin screen: a port that is its own name is named once")
{
    Sheet sheet{{}, {.device = Word{"/dev/pts/4"}}};
    const std::string shown_once = sheet.draw(empty_room(), shown);
    const std::size_t first = shown_once.find("/dev/pts/4");
    REQUIRE(first != std::string::npos);
    CHECK(shown_once.find("/dev/pts/4", first + 1) == std::string::npos);
}

TEST_CASE("begin screen: a strap in reach is offered, and chosen by hand alone")
{
    Session session;
    session.apply(DeviceSeen{at(0s), "ble:A0:9E:1A:00:00:01", "Polar H10 (battery 87 %)", true});
    Sheet sheet{{}, {}};
    sheet.draw(session, at(1s));
    CHECK(sheet.shows("Polar H10 (battery 87 %)"));
    CHECK(sheet.shows("Bluetooth"));
    CHECK_FALSE(sheet.shows("A0:9E:1A"));
    REQUIRE(sheet.commands<ChooseDevice>().size() == 1);
    CHECK(sheet.commands<ChooseDevice>()[0].id == Word{"sim"});
    sheet.press(ui::Key::up);
    sheet.draw(session, at(1s));
    CHECK(sheet.commands<ChooseDevice>().back().id == Word{"ble:A0:9E:1A:00:00:01"});
}

TEST_CASE("begin screen: the arrows go down the list of sensors and stop at its end")
{
    Sheet sheet;
    const Session session = before();
    for (int i = 0; i < 4; ++i) {
        sheet.press(ui::Key::down);
        sheet.draw(session, shown);
        sheet.draw(session, shown);
    }
    const auto chosen = sheet.commands<ChooseDevice>();
    REQUIRE(chosen.size() == 2);
    CHECK(chosen[0].id == Word{"/dev/ttyUSB1"});
    CHECK(chosen[1].id == Word{"sim"});
}

TEST_CASE("begin screen: the signal's quality is said, with the reason when there is one")
{
    Sheet sheet;
    sheet.draw(before(), shown);
    CHECK(sheet.shows("Good signal"));
    sheet.draw(before({.belt = false, .heart_quality = {0.1f, Reason::no_contact}}), shown);
    CHECK(sheet.shows("the sensor has no contact"));
    CHECK_FALSE(sheet.shows("Good signal"));
}

TEST_CASE("begin screen: the live trace is drawn while samples come, and only then")
{
    Sheet sheet;
    const Session session = before();
    sheet.draw(session, shown);
    CHECK(Sheet::painted(ui::night.heart) > 100);
    sheet.draw(session, shown + Seconds{10});
    CHECK(Sheet::painted(ui::night.heart) == 0);
}

TEST_CASE("begin screen: it says that it is no medical device, and shows its keys")
{
    Sheet sheet;
    sheet.draw(before(), shown);
    CHECK(sheet.shows("not a medical device"));
    CHECK(sheet.shows("Enter"));
    CHECK(sheet.shows("Esc"));
}

TEST_CASE("begin screen: Escape closes the window without a question")
{
    Sheet sheet;
    sheet.press(ui::Key::escape);
    sheet.draw(before(), shown);
    CHECK(sheet.closing());
}

TEST_CASE("begin screen: a notice, such as a session recovered, is shown")
{
    Session session = before();
    session.apply(Notice{shown, "A session of yesterday was recovered."});
    Sheet sheet;
    sheet.draw(session, shown);
    CHECK(sheet.shows("A session of yesterday was recovered."));
}

TEST_CASE("begin screen: damaged frames are told of with what to look at")
{
    Session session = before();
    session.apply(LinkStatus{shown, LinkState::streaming, Origin::live, "Eupnea node."});
    session.apply(FramesCounted{.time = shown, .accepted = 388, .wrong_checksum = 12});
    Sheet sheet;
    sheet.draw(session, shown);
    CHECK(sheet.shows("3 % of frames damaged: check the plug and the cable."));
}

TEST_CASE("begin screen: a sensor without intervals shows its own heart rate, named so")
{
    Session session = empty_room();
    session.apply(LinkStatus{shown, LinkState::streaming, Origin::live, "Band by Bluetooth."});
    session.apply(Sample{Channel::heart_rate, shown, 72.0});
    State state{};
    state.time = shown;
    session.apply(state);
    Sheet sheet;
    sheet.draw(session, shown);
    CHECK(sheet.shows("72 beats/min by the sensor's own count, which sends no intervals."));
}

TEST_CASE("begin screen: a device that takes any sensor is shown with what it sends, and a key per "
          "input changes what it is taken for")
{
    Session session = before();
    session.apply(LinkStatus{shown, LinkState::streaming, Origin::live, "numbers on a line."});
    session.apply(SensorGuess{shown, "ppg,belt", 2, "\"512,300\""});
    Sheet sheet;
    sheet.type('1');
    sheet.draw(session, shown);
    CHECK(sheet.shows("It sends \"512,300\": taken as ppg,belt."));
    REQUIRE(sheet.commands<ChooseDevice>().size() == 1);
    CHECK(sheet.commands<ChooseDevice>()[0].id == Word{"/dev/ttyACM0"});
    CHECK(sheet.commands<ChooseDevice>()[0].inputs == Word{"-,belt"});
    sheet.type('3');
    sheet.draw(session, shown);
    CHECK(sheet.commands<ChooseDevice>().size() == 1);
    session.apply(LinkStatus{shown, LinkState::searching, Origin::live, "Looking."});
    sheet.draw(session, shown);
    CHECK_FALSE(sheet.shows("taken as"));
}

TEST_CASE("begin screen: ten minutes are preceded by two quiet ones, unless Q says not")
{
    Sheet sheet;
    const Session none;
    sheet.press(ui::Key::enter);
    sheet.draw(none, at(1s));
    sheet.type('q');
    sheet.press(ui::Key::enter);
    sheet.draw(none, at(2s));
    const auto begun = sheet.commands<BeginSession>();
    REQUIRE(begun.size() == 2);
    CHECK(begun[0].quiet == 120s);
    CHECK(begun[1].quiet == 0s);
}

TEST_CASE("begin screen: a practice shorter than five minutes begins with its guide")
{
    Sheet sheet{{}, {.device = Word{"/dev/ttyACM0"}, .minutes = 4}};
    sheet.press(ui::Key::enter);
    sheet.draw({}, at(1s));
    REQUIRE(sheet.commands<BeginSession>().size() == 1);
    CHECK(sheet.commands<BeginSession>()[0].quiet == 0s);
}
