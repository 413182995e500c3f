// SPDX-License-Identifier: MIT
#include "calm/quiet_minutes.hpp"

#include "catch.hpp"

using namespace eupnea;

namespace {

void add(QuietMinutes& quiet, int seconds, std::optional<float> heart_rate_bpm)
{
    for (int i = 0; i < seconds; ++i) quiet.add({.heart_rate_bpm = heart_rate_bpm});
}

} // namespace

TEST_CASE("quiet minutes: a guide that begins early leaves a baseline from a minute on")
{
    QuietMinutes short_ones, just_enough;
    add(short_ones, 59, 70.0f);
    short_ones.end();
    CHECK(short_ones.over());
    CHECK_FALSE(short_ones.baseline());
    add(just_enough, 60, 70.0f);
    CHECK_FALSE(just_enough.over());
    just_enough.end();
    REQUIRE(just_enough.baseline());
    CHECK(just_enough.baseline()->heart_rate_bpm == 70.0f);
}

TEST_CASE("quiet minutes: seconds without a heart rate do not count")
{
    QuietMinutes quiet;
    add(quiet, 119, 70.0f);
    add(quiet, 100, std::nullopt);
    CHECK_FALSE(quiet.over());
    add(quiet, 1, 70.0f);
    CHECK(quiet.over());
}

TEST_CASE("quiet minutes: what is usual is the median, which a short fright does not move")
{
    QuietMinutes quiet;
    add(quiet, 80, 66.0f);
    add(quiet, 40, 120.0f);
    REQUIRE(quiet.baseline());
    CHECK(quiet.baseline()->heart_rate_bpm == 66.0f);
}

TEST_CASE("quiet minutes: a part that was there for less than half a minute has no usual value")
{
    QuietMinutes quiet;
    for (int i = 0; i < 120; ++i)
        quiet.add({.heart_rate_bpm = 70.0f,
                   .breath_rate_per_min = i < 29 ? std::optional{12.0f} : std::nullopt,
                   .swing_bpm = i < 30 ? std::optional{5.0f} : std::nullopt});
    REQUIRE(quiet.baseline());
    CHECK_FALSE(quiet.baseline()->breath_rate_per_min);
    CHECK(quiet.baseline()->swing_bpm == 5.0f);
}
