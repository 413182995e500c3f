// SPDX-License-Identifier: MIT
#include "ui/frame_clock.hpp"

#include "catch.hpp"

using namespace eupnea;

namespace {

Session started(Seconds since_launch, Origin origin)
{
    Session session;
    session.apply(SessionStart{at(0s), 0, since_launch, Seconds{600}, origin, "sim"});
    session.apply(LinkStatus{at(0s), LinkState::streaming, origin, "Streaming."});
    return session;
}

} // namespace

TEST_CASE("frame clock: a live session's time counts from its own start")
{
    ui::FrameClock clock;
    CHECK(seconds_of(clock(Session{}, Seconds{3})) == Approx(3.0));
    CHECK(seconds_of(clock(started(Seconds{40}, Origin::live), Seconds{42.5})) == Approx(2.5));
}

TEST_CASE("frame clock: a replay at 8x moves smoothly although its events come in steps")
{
    ui::FrameClock clock;
    Session session = started(0s, Origin::replayed);
    double last = 0.0;
    double largest_step = 0.0;
    for (int frame = 0; frame < 600; ++frame) {
        const double machine = frame / 60.0;
        const double newest = 8.0 * std::floor(machine * 10.0) / 10.0; // events ten times a second
        session.apply(Sample{Channel::ecg, at(Seconds{newest}), 0.0});
        const double shown = seconds_of(clock(session, Seconds{machine}));
        CHECK(shown >= last);
        if (frame > 300) {
            CHECK(shown == Approx(newest).margin(1.0));
            largest_step = std::max(largest_step, shown - last);
        }
        last = shown;
    }
    CHECK(largest_step < 2.5 * 8.0 / 60.0);
}

TEST_CASE("frame clock: a seek in a replay is followed at once")
{
    ui::FrameClock clock;
    Session session = started(0s, Origin::replayed);
    clock(session, Seconds{1});
    session.apply(Sample{Channel::ecg, at(Seconds{300}), 0.0});
    CHECK(seconds_of(clock(session, Seconds{1.02})) == Approx(300.0));
}
