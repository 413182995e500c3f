// SPDX-License-Identifier: MIT
#include "session/session_flower.hpp"

#include <cmath>
#include <numbers>

#include "catch.hpp"
#include "staged_session.hpp"

using namespace eupnea;

namespace {

std::vector<FlowerBreath> breaths_of(std::size_t count, Seconds each, float swing_bpm)
{
    std::vector<FlowerBreath> breaths;
    for (std::size_t i = 0; i < count; ++i) {
        const Timestamp from = at(each * static_cast<double>(i));
        breaths.push_back({from, from + 0.4 * each, from + each, swing_bpm});
    }
    return breaths;
}

float length_of(const Petal& petal) { return std::hypot(petal.outline[3].x, petal.outline[3].y); }

/// Of the tip, as a share of a turn clockwise from the top.
double turn_of(const Petal& petal)
{
    const double angle = std::atan2(petal.outline[3].x, -petal.outline[3].y);
    return std::fmod(angle / (2.0 * std::numbers::pi) + 1.0, 1.0);
}

Session staged(Stage stage)
{
    stage.ended = true;
    return StagedSession{stage}.whole();
}

} // namespace

TEST_CASE("session flower: every breath is a petal at its time, and fits into the circle")
{
    const Flower flower = session_flower(breaths_of(6, 10s, 40.0f), 60s, {});
    REQUIRE(flower.petals.size() == 6);
    for (std::size_t i = 0; i < 6; ++i) {
        CHECK(turn_of(flower.petals[i]) == Approx((static_cast<double>(i) + 0.5) / 6.0));
        for (const FlowerPoint& point : flower.petals[i].outline)
            CHECK(std::hypot(point.x, point.y) < 1.05f);
    }
}

TEST_CASE("session flower: a larger swing is a longer petal, on one scale in every session")
{
    const auto length = [](float swing, std::size_t count) {
        return length_of(
            session_flower(breaths_of(count, 10s, swing), 10s * static_cast<double>(count), {})
                .petals.front());
    };
    CHECK(length(12.0f, 6) > length(4.0f, 6) + 0.1f);
    CHECK(length(12.0f, 6) == Approx(length(12.0f, 60)));
}

TEST_CASE("session flower: a breath without a known swing is short and an outline alone")
{
    auto breaths = breaths_of(2, 10s, 12.0f);
    breaths[1].swing_bpm.reset();
    const Flower flower = session_flower(breaths, 20s, {});
    CHECK(flower.petals[0].filled);
    CHECK_FALSE(flower.petals[1].filled);
    CHECK(length_of(flower.petals[1]) < length_of(flower.petals[0]));
}

TEST_CASE("session flower: the same session is the same drawing, another one is another")
{
    const Session session = staged({.length = Seconds{300}});
    CHECK(session_flower(session) == session_flower(staged({.length = Seconds{300}})));
    CHECK(session_flower(session).petals.size() == 29); // the last of 30 breaths was not over
    CHECK_FALSE(session_flower(session) ==
                session_flower(staged({.length = Seconds{300}, .swing_bpm = 20.0})));
    CHECK_FALSE(session_flower(session) ==
                session_flower(staged({.length = Seconds{300},
                                       .pattern = {.inhale = Seconds{5}, .exhale = Seconds{5}}})));
}

TEST_CASE("session flower: a stretch without a sensor stays open")
{
    const Session session =
        staged({.length = Seconds{300}, .lost_from = Seconds{120}, .lost_until = Seconds{180}});
    for (const Petal& petal : session_flower(session).petals) {
        const double turn = turn_of(petal);
        CHECK((turn < 0.41 || turn > 0.58));
    }
}

TEST_CASE("session flower: an uncertain beat leaves its breath without a swing")
{
    const auto measured = [](bool uncertain) {
        const Session session = staged({.length = Seconds{300}, .uncertain_stretch = uncertain});
        return std::ranges::count_if(session_flower(session).petals, &Petal::filled);
    };
    CHECK(measured(true) < measured(false));
    CHECK(measured(true) > 0);
}

TEST_CASE("session flower: comfort warms it only where the person was asked")
{
    Session session = staged({.length = Seconds{60}});
    CHECK_FALSE(session_flower(session).warmth);
    session.apply(Answer{at(60s), CheckMoment::after, CheckQuestion::comfort, std::uint8_t{8}, ""});
    CHECK(session_flower(session).warmth == 0.8f);
}
