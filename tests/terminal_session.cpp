// SPDX-License-Identifier: MIT
#include "app/terminal_session.hpp"

#include "app/failure.hpp"
#include "catch.hpp"

using namespace eupnea;
using namespace eupnea::literals;
using Catch::Matchers::Contains;

namespace {

Session guided()
{
    Session session;
    session.apply(SessionStart{at(0s), 0, 0s, 300s, Origin::live, "/dev/ttyACM0"});
    session.apply(PacerChange{at(0s), {.inhale = 4s, .exhale = 6s}, true});
    return session;
}

State state_at(Timestamp time)
{
    State state{};
    state.time = time;
    return state;
}

} // namespace

TEST_CASE("terminal: the live line tells the time left, the phase and the heart rate with its unit")
{
    Session session = guided();
    State state = state_at(at(60s));
    state.heart_rate_bpm = 64.0f;
    state.heart = {1.0f, Reason::none};
    session.apply(state);
    const auto line = app::live_line(session, at(61s));
    CHECK_THAT(line, Contains("3:59 left") && Contains("breathe in") && Contains("64 bpm"));
}

TEST_CASE("terminal: the line after the end says that it is the end, and not a pause")
{
    Session session = guided();
    session.apply(PacerChange{at(300s), {.inhale = 4s, .exhale = 6s}, false});
    CHECK_THAT(app::live_line(session, at(300s)), Contains("paused"));
    session.apply(SessionEnd{at(300s)});
    const auto line = app::live_line(session, at(300s));
    CHECK_THAT(line, Contains("the end") && !Contains("paused"));
}

TEST_CASE("terminal: where there is no number the reason stands in its place")
{
    Session session = guided();
    State state = state_at(at(10s));
    state.heart = {0.0f, Reason::no_contact};
    session.apply(state);
    CHECK_THAT(app::live_line(session, at(10s)), Contains("no contact"));
}

TEST_CASE("terminal: a derived breath is never named as a measured one")
{
    Session session = guided();
    State state = state_at(at(10s));
    state.breath_rate_per_min = 6.0f;
    state.breath_source = BreathSource::rr;
    session.apply(state);
    CHECK_THAT(app::live_line(session, at(10s)), Contains("about 6.0/min"));
}

TEST_CASE("terminal: a sigh stands beside the measured rate; a hold does where none is asked for")
{
    Session session = guided();
    State state = state_at(at(10s));
    state.breath_rate_per_min = 6.0f;
    state.breath_source = BreathSource::belt;
    session.apply(state);
    CHECK_THAT(app::live_line(session, at(10s)), !Contains("sigh"));
    session.apply(BreathHappened{at(9s), BreathHappening::sigh});
    CHECK_THAT(app::live_line(session, at(10s)), Contains("breath 6.0/min, a sigh"));
    session.apply(BreathHappened{at(11s), BreathHappening::hold});
    CHECK_THAT(app::live_line(session, at(12s)), !Contains("held")); // a pause between breaths
    CHECK_THAT(app::live_line(session, at(16s)), Contains("held"));
    session.apply(PacerChange{at(16s), {.inhale = 4s, .hold_full = 7s, .exhale = 8s}, true});
    CHECK_THAT(app::live_line(session, at(17s)), !Contains("held"));
}

TEST_CASE("terminal: a simulated person's session says so in the line and in the summary")
{
    Session session = guided();
    session.apply(LinkStatus{at(0s), LinkState::streaming, Origin::simulated, "Simulated person"});
    session.apply(state_at(at(5s)));
    session.apply(SessionEnd{at(6s)});
    CHECK_THAT(app::live_line(session, at(5s)), Contains("[simulated]"));
    CHECK_THAT(app::summary(session), Contains("simulated person's numbers, not yours"));
}

TEST_CASE("terminal: a sensor that cannot be opened ends a command, one that was open never does")
{
    const LinkStatus opened{at(1s), LinkState::connected, Origin::live, "Connected."};
    const LinkStatus refused{at(2s), LinkState::refused, Origin::live, "Another program has it."};
    app::FirstRefusal never;
    CHECK_THROWS_WITH(never.on(refused), "Another program has it.");
    app::FirstRefusal once;
    once.on(opened);
    CHECK_NOTHROW(once.on(refused));
}

TEST_CASE("terminal: the sensor's own rate stands where there are no intervals, and is named so")
{
    Session session = guided();
    session.apply(Sample{Channel::heart_rate, at(10s), 72.0});
    session.apply(state_at(at(10s)));
    CHECK_THAT(app::live_line(session, at(11s)), Contains("72 bpm by the sensor's own count"));
    CHECK_THAT(app::live_line(session, at(20s)), !Contains("72 bpm"));
}

TEST_CASE("terminal: the end of a session says what was refused")
{
    Session session = guided();
    CHECK_THAT(app::summary(session), !Contains("refused"));
    session.apply(FramesCounted{.time = at(9s), .accepted = 388, .wrong_checksum = 12});
    session.apply(SessionEnd{at(60s)});
    CHECK_THAT(app::summary(session), Contains("refused: 12 of 400 frames damaged (3 %"));
}
