// SPDX-License-Identifier: MIT
#include "ui/kit/curve.hpp"

#include <array>

#include "catch.hpp"

using namespace eupnea;

namespace {

/// A heart rate that rises, turns, rests and falls, unevenly in time.
const std::array<ui::Point, 8> beats{
    ImVec2{0.0f, 60.0f},  ImVec2{9.0f, 63.0f},  ImVec2{17.0f, 71.0f}, ImVec2{24.0f, 72.0f},
    ImVec2{33.0f, 66.0f}, ImVec2{44.0f, 66.0f}, ImVec2{56.0f, 58.0f}, ImVec2{57.0f, 59.0f}};

} // namespace

TEST_CASE("curve: it passes through every point, and between two it stays between their values")
{
    std::vector<float> slopes;
    ui::monotone_slopes(beats, slopes);
    for (std::size_t i = 1; i < beats.size(); ++i) {
        const auto at = [&](float share) {
            return ui::on_cubic(beats[i - 1], beats[i], slopes[i - 1], slopes[i], share);
        };
        CHECK(at(0.0f) == Approx(beats[i - 1].y));
        CHECK(at(1.0f) == Approx(beats[i].y));
        const auto [low, high] = std::minmax(beats[i - 1].y, beats[i].y);
        for (float share = 0.0f; share <= 1.0f; share += 0.01f) {
            CHECK(at(share) >= low - 1e-3f);
            CHECK(at(share) <= high + 1e-3f);
        }
    }
}

TEST_CASE("curve: it has no corner: at a point both sides have one slope")
{
    std::vector<float> slopes;
    ui::monotone_slopes(beats, slopes);
    constexpr float small = 1e-3f;
    for (std::size_t i = 1; i + 1 < beats.size(); ++i) {
        const float before = (beats[i].y - ui::on_cubic(beats[i - 1], beats[i], slopes[i - 1],
                                                        slopes[i], 1.0f - small)) /
                             (small * (beats[i].x - beats[i - 1].x));
        const float after =
            (ui::on_cubic(beats[i], beats[i + 1], slopes[i], slopes[i + 1], small) - beats[i].y) /
            (small * (beats[i + 1].x - beats[i].x));
        CHECK(before == Approx(after).margin(0.05));
    }
}
