// SPDX-License-Identifier: MIT
#include "base/limits.hpp"
#include "calm/calm_state.hpp"
#include "catch.hpp"

using namespace eupnea;
using namespace eupnea::literals;

namespace {

/// Somebody with a belt; the air is asked for once a second.
struct Breathing {
    CalmState calm;
    std::optional<float> air_ratio;
    double now = 0.0;

    void go_on(double until, double cycle, float depth)
    {
        for (double begin = now; begin + cycle <= until; begin += cycle) {
            for (; now < begin + cycle; now += 1.0) look();
            calm.on(Breath{at(Seconds{begin}), at(Seconds{begin + 0.4 * cycle}),
                           at(Seconds{begin + cycle}), depth, 1.0f, BreathSource::belt});
        }
        look();
    }
    void look()
    {
        State state{};
        state.time = at(Seconds{now});
        air_ratio = calm(state).air_ratio;
    }
};

} // namespace

TEST_CASE("over-breathing: slow breaths that move the same air are not too much")
{
    Breathing air;
    air.go_on(60, 4.0, 10.0f);
    air.go_on(120, 10.0, 25.0f);
    REQUIRE(air.air_ratio);
    CHECK(*air.air_ratio == Approx(1.0).margin(0.1));
}

TEST_CASE("over-breathing: half a minute of fast, deep breaths is too much; it passes")
{
    Breathing air;
    air.go_on(60, 4.0, 10.0f);
    air.go_on(95, 3.0, 20.0f);
    CHECK(air.air_ratio > too_much_air);
    air.go_on(140, 4.0, 10.0f);
    CHECK(air.air_ratio < too_much_air);
}

TEST_CASE("over-breathing: one sigh is not too much, and a lost belt forgets the baseline")
{
    Breathing air;
    air.go_on(60, 4.0, 10.0f);
    air.go_on(64, 4.0, 35.0f);
    air.go_on(90, 4.0, 10.0f);
    CHECK(air.air_ratio < too_much_air);
    air.calm.on(Gap{Channel::belt, at(90s), at(95s), 0, GapCause::link_lost});
    air.look();
    CHECK_FALSE(air.air_ratio);
}
