// SPDX-License-Identifier: MIT
#include "pacing/slow_down.hpp"

#include <vector>

#include "catch.hpp"

using namespace eupnea;
using namespace eupnea::literals;

namespace {

BreathRateEstimate breathing(double per_minute)
{
    return {static_cast<float>(per_minute), 0.2f, BreathSource::belt, Reason::none};
}

/// Ten minutes of someone who answers the guided rate with `own(guided)`.
template <class Own>
std::vector<PacerChange> ten_minutes(SlowDown& guide, Own own)
{
    std::vector<PacerChange> changes;
    double rate = own(0.0);
    for (int second = 0; second < 600; ++second) {
        if (const auto change = guide(at(Seconds{second}), breathing(rate)))
            changes.push_back(*change);
        if (guide.guided()) rate = own(guide.guided()->per_minute);
    }
    return changes;
}

} // namespace

TEST_CASE("slow-down: starts at the person's own rate and arrives at the comfortable one")
{
    SlowDown guide{6_per_min};
    const auto changes = ten_minutes(guide, [](double g) { return g > 0.0 ? g : 15.0; });
    REQUIRE(changes.size() > 5);
    CHECK(changes.front().pattern.cycle().count() == Approx(4.0));
    CHECK(changes.back().pattern.cycle().count() == Approx(10.0));
    CHECK(guide.arrived());
    for (std::size_t i = 1; i < changes.size(); ++i) {
        const Pattern& before = changes[i - 1].pattern;
        const Pattern& after = changes[i].pattern;
        CHECK(after.cycle() / before.cycle() <= 1.051);
        CHECK(after.exhale / after.inhale >= before.exhale / before.inhale - 1e-9);
        CHECK(after.exhale / after.inhale <= 2.0 + 1e-9);
        CHECK(changes[i].time - changes[i - 1].time >= 4.0 * before.cycle());
    }
}

TEST_CASE("slow-down: stops lengthening when the person stays behind, and comes to meet them")
{
    SlowDown guide{5_per_min};
    ten_minutes(guide, [](double g) { return g > 0.0 ? std::max(g, 9.0) : 12.0; });
    REQUIRE(guide.guided());
    CHECK(guide.guided()->per_minute > 7.5);
    CHECK(guide.guided()->per_minute < 9.5);
}

TEST_CASE("slow-down: someone slower than the comfortable rate is not sped up past it")
{
    SlowDown guide{6_per_min};
    const auto changes = ten_minutes(guide, [](double) { return 4.5; });
    REQUIRE(changes.size() == 1);
    CHECK(changes.front().pattern.cycle().count() == Approx(10.0));
}

TEST_CASE("slow-down: without a breathing rate there is no guide")
{
    SlowDown guide;
    CHECK_FALSE(guide(at(1s), BreathRateEstimate{}));
    CHECK_FALSE(guide.guided());
}

TEST_CASE("slow-down: without a belt, a heart that follows the guide keeps up with it")
{
    SlowDown guide{6_per_min};
    const BreathRateEstimate from_heart{14.0f, 0.5f, BreathSource::rr, Reason::none};
    const BreathRateEstimate nothing{};
    guide(at(0s), from_heart);
    for (int second = 1; second < 600; ++second)
        guide(at(Seconds{second}), nothing, Following::follows);
    CHECK(guide.arrived());
}

TEST_CASE("slow-down: a measured breath counts for more than the heart")
{
    SlowDown guide{6_per_min};
    for (int second = 0; second < 600; ++second)
        guide(at(Seconds{second}), breathing(14.0), Following::follows);
    CHECK_FALSE(guide.arrived());
}
