// SPDX-License-Identifier: MIT
#include "calm/over_breathing.hpp"

#include "catch.hpp"

using namespace eupnea;
using namespace eupnea::literals;

namespace {

void breathe(OverBreathing& air, double from, double until, double cycle, float depth)
{
    for (double t = from; t + cycle <= until; t += cycle)
        air.on(Breath{at(Seconds{t}), at(Seconds{t + 0.4 * cycle}), at(Seconds{t + cycle}), depth,
                      1.0f, BreathSource::belt});
}

} // namespace

TEST_CASE("over-breathing: slow breaths that move the same air need no reminder")
{
    OverBreathing air;
    breathe(air, 0, 60, 4.0, 10.0f);
    breathe(air, 60, 120, 10.0, 25.0f);
    REQUIRE(air.ratio(at(120s)));
    CHECK(*air.ratio(at(120s)) == Approx(1.0).margin(0.1));
    CHECK_FALSE(air.reminder_due(at(120s)));
}

TEST_CASE("over-breathing: half a minute of fast, deep breaths gets a kind word")
{
    OverBreathing air;
    breathe(air, 0, 60, 4.0, 10.0f);
    breathe(air, 60, 92, 3.0, 20.0f);
    CHECK(air.reminder_due(at(92s)));
    breathe(air, 92, 124, 4.0, 10.0f);
    CHECK_FALSE(air.reminder_due(at(124s)));
}

TEST_CASE("over-breathing: one sigh is no over-breathing, and a lost belt forgets the baseline")
{
    OverBreathing air;
    breathe(air, 0, 60, 4.0, 10.0f);
    breathe(air, 60, 64, 4.0, 35.0f);
    breathe(air, 64, 90, 4.0, 10.0f);
    CHECK_FALSE(air.reminder_due(at(90s)));
    air.on(Gap{Channel::belt, at(90s), at(95s), 0, GapCause::link_lost});
    CHECK_FALSE(air.ratio(at(95s)));
}
