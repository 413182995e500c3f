// SPDX-License-Identifier: MIT
#include "calm/words.hpp"
#include "catch.hpp"
#include "staged_session.hpp"
#include "ui_sheet.hpp"

using namespace eupnea;

namespace {

constexpr Timestamp shown = at(Seconds{89});

Session practising(const Stage& stage = {}) { return StagedSession{stage}.upto(shown); }

} // namespace

TEST_CASE("practice screen: Space pauses the pacer, and Space again lets it go on")
{
    Sheet sheet;
    Session session = practising();
    sheet.type(' ');
    sheet.draw(session, shown);
    REQUIRE(sheet.commands<PausePacer>().size() == 1);
    CHECK(sheet.commands<PausePacer>()[0].paused);

    session.apply(PacerChange{shown, {}, false});
    sheet.draw(session, shown + Seconds{1});
    CHECK(sheet.shows("paused"));
    CHECK(sheet.shows("go on"));
    sheet.type(' ');
    sheet.draw(session, shown + Seconds{2});
    REQUIRE(sheet.commands<PausePacer>().size() == 2);
    CHECK_FALSE(sheet.commands<PausePacer>()[1].paused);
}

TEST_CASE("practice screen: Escape ends the session at once and closes nothing")
{
    Sheet sheet;
    sheet.press(ui::Key::escape);
    sheet.draw(practising(), shown);
    CHECK(sheet.commands<EndSession>().size() == 1);
    CHECK_FALSE(sheet.closing());
}

TEST_CASE("practice screen: M marks, also as a capital letter")
{
    Sheet sheet;
    const Session session = practising();
    sheet.type('m');
    sheet.draw(session, shown);
    sheet.draw(session, shown);
    CHECK(sheet.commands<AddMark>().size() == 1);
    sheet.type('M');
    sheet.draw(session, shown);
    CHECK(sheet.commands<AddMark>().size() == 2);
}

TEST_CASE("practice screen: H hides every number and shows it again")
{
    Sheet sheet;
    const Session session = practising();
    sheet.draw(session, shown);
    CHECK(sheet.shows("beats/min"));
    CHECK(sheet.shows("left"));
    sheet.type('h');
    sheet.draw(session, shown);
    CHECK_FALSE(sheet.shows("beats/min"));
    CHECK_FALSE(sheet.shows("left"));
    const std::string words = sheet.draw(session, shown);
    CHECK(words.find_first_of("023456789") == std::string::npos); // the 1s are the key F11's
    sheet.type('h');
    sheet.draw(session, shown);
    CHECK(sheet.shows("beats/min"));
}

TEST_CASE("practice screen: plus and minus change the pace by half a breath a minute")
{
    Sheet sheet;
    const Session session = practising();
    sheet.type('+');
    sheet.draw(session, shown);
    sheet.draw(session, shown);
    sheet.type('-');
    sheet.draw(session, shown);
    const auto changes = sheet.commands<ChangePattern>();
    REQUIRE(changes.size() == 2);
    CHECK(breath_rate(changes[0].pattern.cycle()).per_minute == Approx(6.5));
    CHECK(breath_rate(changes[1].pattern.cycle()).per_minute == Approx(5.5));
    CHECK(changes[0].pattern.inhale / changes[0].pattern.exhale == Approx(4.0 / 6.0));
}

TEST_CASE("practice screen: the own breath is drawn when it is measured, and never otherwise")
{
    const ui::Colour own = ui::night.breath_own;
    Sheet sheet;
    sheet.draw(practising(), shown);
    CHECK(Sheet::painted(own) > 100);

    Sheet without_belt;
    without_belt.draw(practising({.belt = false}), shown);
    CHECK(Sheet::painted(own) == 0);
}

TEST_CASE("practice screen: a belt that fell silent leaves no outline behind")
{
    const ui::Colour faint_own = ui::faded(ui::night.breath_own, 0.10f); // of the outline alone
    Sheet sheet;
    sheet.draw(practising(), shown);
    CHECK(Sheet::painted(faint_own) > 0);
    const Session lost = practising({.lost_from = Seconds{80}, .lost_until = Seconds{500}});
    for (int tenths = 1; tenths <= 30; ++tenths) sheet.draw(lost, shown + tenths * Seconds{0.1});
    for (float opacity = 0.01f; opacity <= 0.10f; opacity += 0.001f)
        CHECK(Sheet::painted(ui::faded(ui::night.breath_own, opacity)) == 0);
}

TEST_CASE("practice screen: simulated, replayed and lost are said, and a live sensor is not")
{
    Sheet sheet;
    sheet.draw(practising({.origin = Origin::simulated}), shown);
    CHECK(sheet.shows("Simulated person"));
    sheet.draw(practising({.origin = Origin::replayed}), shown);
    CHECK(sheet.shows("Replay"));
    sheet.draw(practising(), shown);
    CHECK_FALSE(sheet.shows("Simulated person"));
    CHECK_FALSE(sheet.shows("Replay"));
    sheet.draw(practising({.lost_from = Seconds{80}, .lost_until = Seconds{500}}), shown);
    CHECK(sheet.shows("Sensor lost"));
    CHECK(sheet.shows("Your practice goes on."));
    Session simulated_then = practising({.origin = Origin::simulated});
    simulated_then.apply(LinkStatus{shown, LinkState::streaming, Origin::replayed, "Replay"});
    sheet.draw(simulated_then, shown);
    CHECK(sheet.shows("Replay of a simulated person"));
}

TEST_CASE("practice screen: the over-breathing note opens every session and then makes room")
{
    Sheet sheet;
    sheet.draw(StagedSession{{}}.upto(at(Seconds{5})), at(Seconds{5}));
    CHECK(sheet.shows("Breathe gently, not deeply"));
    CHECK(sheet.shows("Stopping is always fine"));
    sheet.draw(practising(), shown);
    CHECK_FALSE(sheet.shows("Breathe gently"));
}

TEST_CASE("practice screen: the phase is said as the guide asks for it")
{
    Sheet sheet;
    const Session session = practising();
    sheet.draw(session, at(Seconds{82}));
    CHECK(sheet.shows("breathe in"));
    sheet.draw(session, at(Seconds{86}));
    CHECK(sheet.shows("breathe out"));
}

TEST_CASE("practice screen: a measure that is withheld shows its reason and no number")
{
    Sheet sheet;
    sheet.draw(practising({.heart_quality = {0.1f, Reason::motion}}), shown);
    CHECK(sheet.shows("movement hides the signal"));
    CHECK_FALSE(sheet.shows("63"));
}

TEST_CASE("practice screen: a breathing rate that comes from the heart says so, with its error")
{
    Sheet sheet;
    sheet.draw(practising(), shown);
    CHECK(sheet.shows("breathing rate"));
    CHECK_FALSE(sheet.shows("from the heart"));

    Session session = practising({.belt = false});
    State state = *session.state();
    state.breath_rate_per_min = 5.6f;
    state.breath_rate_error = 0.4f;
    state.breath_source = BreathSource::ecg;
    session.apply(state);
    sheet.draw(session, shown);
    CHECK(sheet.shows("from the heart, \u00B1 0.4"));
    CHECK_FALSE(sheet.shows("breathing rate"));
}

TEST_CASE("practice screen: where nothing stands in the way of the state, none is named")
{
    Session session = practising();
    State state = *session.state();
    state.time = shown;
    state.heart = state.breath = {0.9f, Reason::none};
    state.calm = Calm::not_enough;
    state.calm_reason = Reason::none;
    session.apply(state);
    Sheet sheet;
    sheet.draw(session, shown);
    CHECK(sheet.shows("listening\u2026"));
    CHECK_FALSE(sheet.shows("listening:"));
}

TEST_CASE("practice screen: uncertain beats are hollow and their curve is dashed")
{
    const ui::Colour dashed = ui::faded(ui::night.heart, 0.7f);
    Sheet sheet;
    sheet.draw(practising({.uncertain_stretch = false}), shown);
    CHECK(Sheet::painted(dashed) == 0);
    const Timestamp doubted = at(Seconds{60});
    sheet.draw(StagedSession{{}}.upto(doubted), doubted);
    CHECK(Sheet::painted(dashed) > 0);
}

TEST_CASE("practice screen: with reduced motion the shape is a bar and the timing is the same")
{
    Sheet bar{{.reduced_motion = true}};
    const Session session = practising();
    bar.draw(session, shown);
    CHECK(bar.shows("breathe"));
    CHECK(Sheet::painted(ui::faded(ui::night.breath_own, 0.10f)) == 0); // no disc's outline
    CHECK(Sheet::painted(ui::night.breath_own) > 0);
}

TEST_CASE("practice screen: no word judges the person")
{
    Sheet sheet;
    for (const Reason reason : {Reason::none, Reason::noisy, Reason::few_beats}) {
        const std::string words = sheet.draw(practising({.heart_quality = {0.5f, reason}}), shown);
        for (const char* judgement : {"fail", "bad", "score", "wrong", "poor"})
            CHECK(words.find(judgement) == std::string::npos);
    }
}

TEST_CASE("practice screen: I turns the belt's in and out")
{
    Sheet sheet;
    sheet.type('i');
    sheet.draw(practising(), shown);
    CHECK(sheet.commands<InvertBelt>().size() == 1);
}

TEST_CASE("practice screen: a notice is shown while it is new, before everything but a lost sensor")
{
    Session session = practising();
    session.apply(Notice{shown, "The disk is full; the practice goes on."});
    Sheet sheet;
    sheet.draw(session, shown + Seconds{1});
    CHECK(sheet.shows("The disk is full"));
    sheet.draw(session, shown + Seconds{15});
    CHECK_FALSE(sheet.shows("The disk is full"));
}

TEST_CASE("practice screen: how the measured breath answers the guide is said in one calm line")
{
    Session session = StagedSession{{}}.upto(at(Seconds{60}));
    for (int breath = 6; breath < 9; ++breath) {
        const Timestamp begin = at(Seconds{10.0 * breath});
        session.apply(BreathTurn{begin, BreathPhase::inhale});
        session.apply(BreathTurn{begin + Seconds{4}, BreathPhase::exhale});
    }
    session.apply(BreathWave{at(Seconds{88.5}), 0.2f, BreathPhase::exhale});
    const auto answer = session.pacer_tracking(at(Seconds{89}));
    REQUIRE(answer);
    Sheet sheet;
    sheet.draw(session, at(Seconds{89}));
    CHECK(sheet.shows(answer->sentence));
}

TEST_CASE("practice screen: the words of a practice stand until silence follows")
{
    Session session = practising();
    session.apply(Prompt{shown, "Notice where the breath is easiest."});
    Sheet sheet;
    sheet.draw(session, shown + Seconds{20});
    CHECK(sheet.shows("Notice where the breath is easiest."));
    session.apply(Prompt{shown + Seconds{21}, ""});
    sheet.draw(session, shown + Seconds{22});
    CHECK_FALSE(sheet.shows("Notice where"));
}

TEST_CASE(
    "practice screen: in the quiet minutes it says what they are for, and Enter begins the guide")
{
    Sheet sheet;
    const Session session = StagedSession{{.quiet = true}}.upto(shown);
    sheet.draw(session, shown);
    CHECK(sheet.shows("breathe as you like"));
    CHECK(sheet.shows("First a quiet while"));
    CHECK(sheet.shows("0:31")); // until the guide
    CHECK(sheet.shows("begin the guide now"));
    CHECK_FALSE(sheet.shows("paused"));
    sheet.press(ui::Key::enter);
    sheet.draw(session, shown);
    CHECK(sheet.commands<BeginGuide>().size() == 1);
}

TEST_CASE("practice screen: a verdict without a baseline says that it is provisional")
{
    Sheet sheet;
    Session session = practising();
    State state = *session.state();
    state.calm = Calm::settling;
    state.calm_provisional = true;
    session.apply(state);
    sheet.draw(session, shown);
    CHECK(sheet.shows("settling (provisional"));
    state.calm_provisional = false;
    session.apply(state);
    sheet.draw(session, shown);
    CHECK_FALSE(sheet.shows("provisional"));
}

TEST_CASE("practice screen: what the breath does beside in and out is named as a fact")
{
    Sheet sheet;
    Session session = practising();
    sheet.draw(session, shown);
    CHECK_FALSE(sheet.shows("breath: a sigh"));
    session.apply(BreathHappened{shown, BreathHappening::sigh});
    sheet.draw(session, shown);
    CHECK(sheet.shows("breath: a sigh"));
}
