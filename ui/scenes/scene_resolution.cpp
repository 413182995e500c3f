// SPDX-License-Identifier: MIT
#include "ui/scenes/scene_resolution.hpp"

namespace eupnea::ui {

namespace {

constexpr int coarsest = 4;
constexpr int least_frames = 6; ///< before a judgement; the first ones warm up
constexpr int first_frames = 2;
constexpr double following = 0.25;

} // namespace

void SceneResolution::measured(Seconds time)
{
    if (++frames_ <= first_frames) {
        usual_ = time;
        return;
    }
    usual_ += following * (time - usual_);
    if (frames_ < least_frames) return;
    if (divisor_ < coarsest && usual_ > budget) {
        divisor_ = usual_ > 4.0 * budget ? coarsest : divisor_ * 2;
        frames_ = 0;
    } else if (divisor_ == coarsest && usual_ > coarse_budget) {
        too_slow_ = true;
    }
}

} // namespace eupnea::ui
