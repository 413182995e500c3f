// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "staged_session.hpp"
#include "ui/summary.hpp"
#include "ui_sheet.hpp"

using namespace eupnea;

namespace {

Session ended(Stage stage = {})
{
    stage.ended = true;
    return StagedSession{stage}.whole();
}

Session after_five_minutes() { return ended({.length = Seconds{300}}); }

} // namespace

TEST_CASE("after screen: it tells how long, and how the breathing changed, in numbers")
{
    Sheet sheet;
    sheet.draw(after_five_minutes(), at(Seconds{301}));
    CHECK(sheet.shows("5 minutes"));
    CHECK(sheet.shows("Your breathing went from"));
    CHECK(sheet.shows("beats/min"));
    CHECK(sheet.shows("breaths/min"));
}

TEST_CASE("after screen: a session without a guide is as long as it was")
{
    Session session;
    session.apply(SessionStart{at(0s), 0, 0s, 0s, Origin::replayed, "other.csv"});
    session.apply(SessionEnd{at(Seconds{300})});
    Sheet sheet;
    sheet.draw(session, at(Seconds{301}));
    CHECK(sheet.shows("5 minutes"));
    CHECK_FALSE(sheet.shows("0 seconds"));
}

TEST_CASE("after screen: Enter leads back to a new beginning, Escape closes")
{
    Sheet sheet;
    const Session session = after_five_minutes();
    sheet.press(ui::Key::enter);
    sheet.draw(session, at(Seconds{301}));
    sheet.draw(session, at(Seconds{302}));
    CHECK(sheet.shows("Begin"));
    CHECK(sheet.commands<BeginSession>().empty());

    Sheet other;
    other.press(ui::Key::escape);
    other.draw(session, at(Seconds{301}));
    CHECK(other.closing());
}

TEST_CASE("after screen: S leads to all sessions")
{
    Sheet sheet;
    const Session session = after_five_minutes();
    sheet.type('s');
    sheet.draw(session, at(Seconds{301}));
    sheet.draw(session, at(Seconds{302}));
    CHECK(sheet.shows("Sessions"));
}

TEST_CASE("after screen: marks are named, lost time is told, uncertain beats are counted")
{
    Sheet sheet;
    sheet.draw(
        ended({.length = Seconds{300}, .lost_from = Seconds{100}, .lost_until = Seconds{120}}),
        at(Seconds{301}));
    CHECK(sheet.shows("sigh"));
    CHECK(sheet.shows("1 gap, 20 s without signal"));
    CHECK(sheet.shows("uncertain"));
    CHECK(Sheet::painted(ui::night.raised) > 0);
}

TEST_CASE("after screen: a simulated person is still called one")
{
    Sheet sheet;
    sheet.draw(ended({.origin = Origin::simulated}), at(Seconds{91}));
    CHECK(sheet.shows("Simulated person"));
    CHECK(sheet.shows("a simulated person's numbers, not yours"));
    CHECK(sheet.shows("The simulated person breathed"));
    CHECK_FALSE(sheet.shows("You breathed"));
    sheet.draw(ended(), at(Seconds{91}));
    CHECK_FALSE(sheet.shows("simulated"));
}

TEST_CASE("after screen: what was not measured is not claimed")
{
    Sheet sheet;
    sheet.draw(ended({.length = Seconds{8}, .belt = false}), at(Seconds{9}));
    CHECK(sheet.shows("8 seconds"));
    CHECK(sheet.shows("no heart rate: getting to know the signal"));
    CHECK(sheet.shows("no breathing rate"));
    CHECK_FALSE(sheet.shows("times a minute"));

    sheet.draw(ended({.length = Seconds{8}, .heart = false, .belt = false}), at(Seconds{9}));
    CHECK(sheet.shows("Nothing was measured"));
}

TEST_CASE("summary: the first and the last minute are compared only when both are whole")
{
    CHECK_FALSE(ui::summarise(ended({.length = Seconds{100}})).breath_rate_at_first);
    const auto summary = ui::summarise(after_five_minutes());
    REQUIRE(summary.breath_rate_at_first);
    CHECK(*summary.breath_rate_at_first > *summary.breath_rate_at_last + 1.0f);
    CHECK(*summary.breath_rate_at_last == Approx(6.0).margin(0.1));
}

TEST_CASE("summary: what comes after the end is not counted")
{
    Session session = after_five_minutes();
    const auto before = ui::summarise(session);
    State late{};
    late.time = at(Seconds{310});
    late.heart_rate_bpm = 190.0f;
    session.apply(late);
    session.apply(Beat{9999, at(Seconds{311}), std::nullopt, BeatSource::ecg, 1.0f});
    const auto after = ui::summarise(session);
    CHECK(after.heart_rate_bpm == before.heart_rate_bpm);
    CHECK(after.beats == before.beats);
}

TEST_CASE("summary: durations read like speech")
{
    CHECK(ui::duration_words(Seconds{1}).view() == "1 second");
    CHECK(ui::duration_words(Seconds{45}).view() == "45 seconds");
    CHECK(ui::duration_words(Seconds{60}).view() == "1 minute");
    CHECK(ui::duration_words(Seconds{95}).view() == "1 min 35 s");
    CHECK(ui::duration_words(Seconds{600}).view() == "10 minutes");
}

TEST_CASE(
    "after screen: the session's flower stands beside its curves, where breaths were measured")
{
    const ui::Colour petal = ui::faded(ui::night.breath, 0.16f);
    Sheet sheet;
    sheet.draw(after_five_minutes(), at(Seconds{301}));
    CHECK(Sheet::painted(petal) > 100);
    sheet.draw(ended({.length = Seconds{300}, .belt = false}), at(Seconds{301}));
    CHECK(Sheet::painted(petal) == 0);
}
