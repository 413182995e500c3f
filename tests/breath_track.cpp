// SPDX-License-Identifier: MIT
#include "breath/track.hpp"

#include <cmath>
#include <numbers>

#include "catch.hpp"

using namespace eupnea;

namespace {

/// Four breaths that rise and fall by half a cosine each.
Track breaths(double rising_share)
{
    Track track;
    track.resize(Track::capacity);
    for (std::size_t i = 0; i < track.size(); ++i) {
        const double share = std::fmod(static_cast<double>(i) / 32.0, 1.0);
        const double way = share < rising_share
                               ? share / rising_share
                               : 1.0 + (share - rising_share) / (1.0 - rising_share);
        track[i] = static_cast<float>(-std::cos(std::numbers::pi * way));
    }
    return track;
}

} // namespace

TEST_CASE("track: slopes are skewed as much as the wave rises quicker than it falls")
{
    CHECK(slope_skewness(breaths(0.5)) == Approx(0.0).margin(0.1));
    CHECK(slope_skewness(breaths(0.35)) == Approx(0.75).margin(0.05));
    CHECK(slope_skewness(breaths(0.65)) == Approx(-0.75).margin(0.05));
    CHECK(slope_skewness(breaths(0.15)) > 1.5);
}

TEST_CASE("track: one jump does not skew the slopes of even breaths")
{
    Track track = breaths(0.5);
    for (std::size_t i = track.size() / 2; i < track.size(); ++i) track[i] += 2.0f;
    CHECK(slope_skewness(track) < 0.5);
}

TEST_CASE("track: what does not move has no slopes")
{
    Track still;
    CHECK(slope_skewness(still) == 0.0);
    still.resize(10);
    CHECK(slope_skewness(still) == 0.0);
}
