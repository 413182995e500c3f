// SPDX-License-Identifier: MIT
#include "assessed_session.hpp"
#include "catch.hpp"
#include "ui_sheet.hpp"

using namespace eupnea;

TEST_CASE(
    "pace page: F leads there, Enter begins the chosen way, with rests unless they are not wanted")
{
    Sheet sheet;
    const Session none;
    sheet.type('f');
    sheet.draw(none, at(1s));
    sheet.draw(none, at(1s));
    CHECK(sheet.shows("Five paces"));
    CHECK(sheet.shows("About 13 minutes"));
    sheet.press(ui::Key::enter);
    sheet.draw(none, at(2s));
    REQUIRE(sheet.commands<BeginAssessment>().size() == 1);
    CHECK(sheet.commands<BeginAssessment>()[0].mode == AssessmentMode::stepped);
    CHECK(sheet.commands<BeginAssessment>()[0].rest == 30s);

    sheet.type('f');
    sheet.draw(none, at(3s));
    sheet.type('r');
    sheet.draw(none, at(3s));
    sheet.press(ui::Key::down);
    sheet.draw(none, at(3s));
    sheet.press(ui::Key::enter);
    sheet.draw(none, at(3s));
    REQUIRE(sheet.commands<BeginAssessment>().size() == 2);
    CHECK(sheet.commands<BeginAssessment>()[1].mode == AssessmentMode::sliding);
    CHECK(sheet.commands<BeginAssessment>()[1].rest == 0s);
}

TEST_CASE("pace screen: says the pace and the time left, and asks how it felt when it has ended")
{
    const AssessedSession assessed;
    Sheet sheet;
    sheet.draw(assessed.upto(at(60.5s)), at(60.5s));
    CHECK(sheet.shows("6.5 breaths a minute"));
    CHECK(sheet.shows("1:00 left"));
    CHECK(sheet.shows("Find my pace: 1 of 5"));
    CHECK_FALSE(sheet.shows("How did"));
    sheet.type('7'); // nothing has been asked
    sheet.draw(assessed.upto(at(60.5s)), at(60.5s));
    CHECK(sheet.commands<GiveAnswer>().empty());

    Session resting = assessed.upto(at(119.5s));
    const Timestamp rest = at(125s);
    resting.apply(PacerChange{at(120s), {.inhale = 4s, .exhale = 6s}, false});
    sheet.draw(resting, rest);
    CHECK(sheet.shows("How did 6.5 a minute feel?"));
    sheet.type('7');
    sheet.draw(resting, rest);
    REQUIRE(sheet.commands<GiveAnswer>().size() == 1);
    CHECK(sheet.commands<GiveAnswer>()[0].question == CheckQuestion::pace);
    CHECK(sheet.commands<GiveAnswer>()[0].number == 7);
    for (int i = 0; i < 7; ++i) sheet.press(ui::Key::right), sheet.draw(resting, rest);
    sheet.press(ui::Key::enter);
    sheet.draw(resting, rest);
    CHECK(sheet.commands<GiveAnswer>().back().number == 10);
    resting.apply(Answer{rest, CheckMoment::during, CheckQuestion::pace, 10, {}});
    sheet.draw(resting, rest);
    CHECK_FALSE(sheet.shows("How did"));
    sheet.press(ui::Key::escape);
    sheet.draw(resting, rest);
    CHECK(sheet.commands<EndSession>().size() == 1);
}

TEST_CASE("pace result: the pace with its interval, what each felt like, and Enter breathes at it")
{
    const Session session = AssessedSession{}.whole();
    REQUIRE(session.pace_found());
    REQUIRE(session.pace_found()->rate_per_min);
    Sheet sheet;
    const Timestamp now = session.now();
    sheet.draw(session, now);
    CHECK(sheet.shows("breaths a minute"));
    CHECK(sheet.shows("swings most with the breath"));
    CHECK(sheet.shows("Over one breath, averaged:"));
    CHECK(sheet.shows("6.5 a minute"));
    CHECK(sheet.shows("felt 4 of 10"));
    CHECK(sheet.shows("felt 8 of 10"));
    sheet.press(ui::Key::enter);
    sheet.draw(session, now);
    sheet.press(ui::Key::enter);
    sheet.draw(session, now);
    REQUIRE(sheet.commands<BeginSession>().size() == 1);
    const double pace = breath_rate(sheet.commands<BeginSession>()[0].pattern.cycle()).per_minute;
    CHECK(pace == Approx(*session.pace_found()->rate_per_min));
}

TEST_CASE("pace result: without a clear resonance it says that any pace is fine")
{
    const Session session = AssessedSession{AssessmentMode::stepped, 0s, 2.0}.whole();
    Sheet sheet;
    sheet.draw(session, session.now());
    CHECK(sheet.shows("No pace stands out"));
    CHECK(sheet.shows("is fine"));
}

TEST_CASE("pace: gone over to a practice in the middle, its screen is shown")
{
    Session session = AssessedSession{}.upto(at(Seconds{60.0}));
    session.apply(PaceFound{at(Seconds{60.0})});
    session.apply(StepBegan{at(Seconds{60.0}), "ground", 0, "Feet", 60s, Eyes::open, false});
    session.apply(Prompt{at(Seconds{60.0}), "Feel the ground."});
    Sheet sheet;
    sheet.draw(session, at(Seconds{61.0}));
    CHECK(sheet.shows("Feel the ground."));
}

TEST_CASE("a recorded assessment gives its result again, answers and all")
{
    const AssessedSession assessed;
    const Session session = assessed.whole();
    const Resonance again = session.assessment()->result();
    CHECK(found(again, session.pace_found()->time) == *session.pace_found());
    for (const RateResult& rate : again.rates) CHECK(rate.comfort);
}
