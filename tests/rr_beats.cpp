// SPDX-License-Identifier: MIT
// Intervals from a strap.
#include "heart/rr_beats.hpp"

#include <limits>

#include "catch.hpp"

using namespace eupnea;

namespace {

Sample rr(double time_s, double ms) { return {Channel::rr, at(Seconds{time_s}), ms}; }

} // namespace

TEST_CASE("rr beats: the strap's interval is kept, whatever the time stamps say")
{
    RrBeats beats;
    CHECK(beats(rr(1.0, 900))->ibi == Milliseconds{900});
    CHECK(beats(rr(1.95, 912.5))->ibi == Milliseconds{912.5});
}

TEST_CASE("rr beats: impossible intervals are refused and counted")
{
    RrBeats beats;
    beats(rr(1.0, 900));
    for (const double ms :
         {0.0, 28.0, -900.0, 1'878'949'389.0, std::numeric_limits<double>::quiet_NaN(),
          std::numeric_limits<double>::infinity()})
        CHECK_FALSE(beats(rr(2.0, ms)));
    CHECK(beats.out_of_range() == 6);
    CHECK_FALSE(beats(rr(2.8, 900))->ibi);
}

TEST_CASE("rr beats: after a gap, told or not, there is no interval")
{
    RrBeats beats;
    beats(rr(1.0, 900));
    beats.on(Gap{});
    CHECK_FALSE(beats(rr(1.9, 900))->ibi);
    CHECK_FALSE(beats(rr(60.0, 900))->ibi);
    CHECK(beats(rr(60.9, 900))->ibi);
}

TEST_CASE("rr beats: time that goes backwards is refused and counted")
{
    RrBeats beats;
    beats(rr(5.0, 900));
    CHECK_FALSE(beats(rr(4.0, 900)));
    CHECK(beats.time_backwards() == 1);
}

TEST_CASE("rr beats: time does not go backwards after a refused interval or a gap either")
{
    RrBeats beats;
    CHECK(beats({Channel::rr, at(10s), 900.0}));
    CHECK_FALSE(beats({Channel::rr, at(11s), 28.0}));
    CHECK_FALSE(beats({Channel::rr, at(9s), 900.0}));
    beats.on(Gap{Channel::rr, at(11s), at(12s), 0, GapCause::link_lost});
    CHECK_FALSE(beats({Channel::rr, at(9s), 900.0}));
    CHECK(beats.time_backwards() == 2);
    const auto next = beats({Channel::rr, at(13s), 900.0});
    REQUIRE(next);
    CHECK_FALSE(next->ibi);
}
