// SPDX-License-Identifier: MIT
#include "session/session.hpp"

#include "catch.hpp"

using namespace eupnea;
using namespace eupnea::literals;

TEST_CASE("session: a verdict finds its beat")
{
    Session session;
    for (std::uint32_t i = 0; i < 4; ++i)
        session.apply(Beat{i, at(Seconds{0.8 * i}), 800ms, BeatSource::ecg, 1.0f});
    session.apply(BeatClassification{1, at(0.8s), BeatClass::ectopic, 810ms, 1});
    CHECK(session.beats()[1].classification->beat_class == BeatClass::ectopic);
    CHECK_FALSE(session.beats()[2].classification);
}

TEST_CASE("session: a start forgets what was heard before, but not the sensor and the notices")
{
    Session session;
    session.apply(Stream{at(0s), Channel::ppg, 100_sps});
    session.apply(DeviceSeen{at(0s), "/dev/ttyACM0", "Pulse sensor", true});
    session.apply(LinkStatus{at(0s), LinkState::streaming, Origin::live, "reading"});
    session.apply(Beat{0, at(1s), {}, BeatSource::ppg, 1.0f});
    session.apply(Mark{at(1s), "before"});
    session.apply(Notice{at(1s), "A session was recovered."});
    session.apply(SessionStart{at(0s), 0, 12s, 300s, Origin::live, "/dev/ttyACM0"});

    CHECK(session.beats().empty());
    CHECK(session.marks().empty());
    CHECK(session.notices().size() == 1);
    CHECK(session.has(Channel::ppg));
    CHECK(session.devices().size() == 1);
    CHECK(session.link()->state == LinkState::streaming);
}

TEST_CASE("session: a gap breaks the trace")
{
    Session session;
    session.apply(Sample{Channel::ecg, at(0s), 1.0});
    session.apply(Sample{Channel::ecg, at(0.004s), 2.0});
    session.apply(Gap{Channel::ecg, at(0.008s), at(2s), 498, GapCause::lost_frames});
    session.apply(Sample{Channel::ecg, at(2s), 3.0});
    const auto& points = session.samples(Channel::ecg).points();
    CHECK_FALSE(points[1].after_gap);
    CHECK(points[2].after_gap);
}

TEST_CASE("session: a sensor that goes is no longer offered")
{
    Session session;
    session.apply(DeviceSeen{at(0s), "/dev/ttyUSB0", "A", true});
    session.apply(DeviceSeen{at(1s), "/dev/ttyUSB1", "B", true});
    session.apply(DeviceSeen{at(2s), "/dev/ttyUSB0", "A", false});
    REQUIRE(session.devices().size() == 1);
    CHECK(session.devices()[0].id.view() == "/dev/ttyUSB1");
}

TEST_CASE("session: what is left of the quiet minutes, until the guide begins")
{
    Session session;
    CHECK(session.quiet_left(at(0s)) == 0s);
    session.apply(SessionStart{at(0s), 0, 12s, 300s, Origin::live, "/dev/ttyACM0"});
    session.apply(QuietBegan{at(0s), 120s});
    CHECK(session.quiet_left(at(30s)) == 90s);
    CHECK(session.quiet_left(at(130s)) == 0s);
    Session in_a_practice = session;
    session.apply(PacerChange{at(40s), {.inhale = 4s, .exhale = 6s}, true});
    CHECK(session.quiet_left(at(41s)) == 0s);
    in_a_practice.apply(
        StepBegan{at(40s), "arrive", 0, "Landing", 300s, Eyes::open, false}); // free
    CHECK(in_a_practice.quiet_left(at(41s)) == 0s);
}

TEST_CASE(
    "session: a note's other words leave its time as it was, and without words it is taken out")
{
    Session session;
    session.apply(Mark{at(10s), "sighd"});
    session.apply(Mark{at(20s), "moved"});
    session.apply(NoteChanged{at(90s), at(10s), "sighed"});
    REQUIRE(session.marks().size() == 2);
    CHECK(session.marks()[0] == Mark{at(10s), "sighed"});
    session.apply(NoteChanged{at(91s), at(20s), ""});
    session.apply(NoteChanged{at(92s), at(77s), "nothing is there"});
    CHECK(session.marks().size() == 1);
}

TEST_CASE("session: talk has an end, and talk that is marked afterwards lies in its order of time")
{
    Session session;
    session.apply(TalkPause{at(10s), true});
    CHECK(session.talking());
    session.apply(TalkPause{at(20s), false});
    CHECK_FALSE(session.talking());
    session.apply(TalkPause{at(60s), true});
    session.apply(TalkMarked{at(70s), at(30s), at(40s)});
    CHECK(session.talking());
    REQUIRE(session.talks().size() == 3);
    CHECK(session.talks()[1].from == at(30s));
}
