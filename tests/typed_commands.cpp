// SPDX-License-Identifier: MIT
#include "app/typed_commands.hpp"

#include "catch.hpp"

using namespace eupnea;
using namespace eupnea::literals;

namespace {

const app::TypedSensors on_usb{"/dev/ttyUSB0", std::nullopt};

Session in_a_session()
{
    Session session;
    session.apply(SessionStart{at(0s), 0, 0s, 300s, Origin::live, "/dev/ttyUSB0"});
    return session;
}

} // namespace

TEST_CASE(
    "typed lines: u takes up the sensor that is offered, and is a line like others where none is")
{
    const Session session = in_a_session();
    const auto taken = app::typed_commands("u", session, {"/dev/ttyUSB0", Word{"/dev/ttyACM1"}});
    REQUIRE(taken.size() == 1);
    CHECK(std::get<ChooseDevice>(taken[0]).id.view() == "/dev/ttyACM1");
    CHECK(app::typed_commands("u", session, on_usb).empty());
}

TEST_CASE("typed lines: what is on the inputs is taken where the program has guessed it")
{
    Session session = in_a_session();
    CHECK(app::typed_commands("ecg,belt", session, on_usb).empty());
    session.apply(SensorGuess{at(1s), "ppg,belt", 2, ""});
    const auto said = app::typed_commands("ecg,belt", session, on_usb);
    REQUIRE(said.size() == 1);
    CHECK(std::get<ChooseDevice>(said[0]).id.view() == "/dev/ttyUSB0");
    CHECK(std::get<ChooseDevice>(said[0]).inputs.view() == "ecg,belt");
    CHECK(app::typed_commands("hello", session, on_usb).empty());
}

TEST_CASE("typed lines: any line begins the guide while it waits")
{
    Session session = in_a_session();
    session.apply(QuietBegan{at(0s), 120s});
    const auto begun = app::typed_commands("", session, on_usb);
    REQUIRE(begun.size() == 1);
    CHECK(std::holds_alternative<BeginGuide>(begun[0]));
    CHECK(app::typed_commands("g", session, on_usb).size() == 2); // begun, and gone over to Ground
}

TEST_CASE(
    "typed lines: g goes to Ground; a line is the person's words only where they are asked for")
{
    Session session = in_a_session();
    CHECK(app::typed_commands("I may rest", session, on_usb).empty());
    session.apply(StepBegan{at(1s), "letter", 0, "Writing", 60s, Eyes::open, true});
    const auto words = app::typed_commands("I may rest", session, on_usb);
    REQUIRE(words.size() == 1);
    CHECK(std::get<AddWords>(words[0]).line.view() == "I may rest");
    CHECK(app::typed_commands("", session, on_usb).empty());
    const auto ground = app::typed_commands("g", session, on_usb);
    REQUIRE(ground.size() == 1);
    CHECK(std::get<MoveToPractice>(ground[0]).practice.name == "ground");
}
