// SPDX-License-Identifier: MIT
#include "pacing/pacer.hpp"

#include "catch.hpp"

using namespace eupnea;
using namespace eupnea::literals;

namespace {

Pacer running(Pattern pattern)
{
    Pacer pacer;
    pacer.apply({at(0s), pattern, true});
    return pacer;
}

} // namespace

TEST_CASE("pacer: 4-0-6-0 is empty at the start, full after the inhale, empty after the exhale")
{
    const Pacer pacer = running({.inhale = 4s, .exhale = 6s});
    CHECK(pacer.at(at(0s))->volume == Approx(0.0).margin(1e-9));
    CHECK(pacer.at(at(2s))->volume == Approx(0.5));
    CHECK(pacer.at(at(4s))->volume == Approx(1.0));
    CHECK(pacer.at(at(4s))->phase == BreathPhase::exhale);
    CHECK(pacer.at(at(7s))->volume == Approx(0.5));
    CHECK(pacer.at(at(7s))->left.count() == Approx(3.0));
    CHECK(pacer.at(at(10s))->cycle == 1);
}

TEST_CASE("pacer: a change of pattern never makes the asked volume jump")
{
    for (double change = 0.05; change < 20.0; change += 0.17) {
        Pacer pacer = running({.inhale = 4s, .hold_full = 2s, .exhale = 6s, .hold_empty = 1s});
        pacer.apply({at(Seconds{change}), {.inhale = 3s, .exhale = 4.5s}, true});
        const double before = pacer.at(at(Seconds{change - 1e-6}))->volume;
        const double after = pacer.at(at(Seconds{change + 1e-6}))->volume;
        CAPTURE(change);
        CHECK(after == Approx(before).margin(1e-4));
    }
}

TEST_CASE("pacer: nothing is asked before the start and while stopped")
{
    Pacer pacer = running({});
    pacer.apply({at(5s), {}, false});
    CHECK_FALSE(pacer.at(at(-1s)));
    CHECK(pacer.at(at(4s)));
    CHECK_FALSE(pacer.at(at(6s)));
}

TEST_CASE("pacer: the cyclic sigh fills in two parts within one inhale")
{
    const Pattern sigh{
        .inhale = 1s, .exhale = 3s, .top_up_rest = 0.5s, .top_up = 0.5s, .first_fill = 0.75};
    const Pacer pacer = running(sigh);
    CHECK(pacer.at(at(1.2s))->volume == Approx(0.75));
    CHECK(pacer.at(at(1.2s))->phase == BreathPhase::inhale);
    CHECK(pacer.at(at(2s))->volume == Approx(1.0));
    CHECK(pacer.at(at(2s))->phase == BreathPhase::exhale);
}

TEST_CASE("pacer: the guided time leaves pauses out")
{
    Pacer pacer = running({});
    pacer.apply({at(10s), {}, false});
    pacer.apply({at(40s), {}, true});
    CHECK(pacer.guided(at(5s)).count() == Approx(5.0));
    CHECK(pacer.guided(at(30s)).count() == Approx(10.0));
    CHECK(pacer.guided(at(45s)).count() == Approx(15.0));
}
