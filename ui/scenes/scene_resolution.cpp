// SPDX-License-Identifier: MIT
#include "ui/scenes/scene_resolution.hpp"

namespace eupnea::ui {

namespace {

constexpr int coarsest = 4;
constexpr int least_frames = 20; ///< before a judgement; the first ones warm up
constexpr int patience = 120;    ///< too slow for so many frames: not only another program's doing
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
    }
    slow_frames_ = divisor_ == coarsest && usual_ > coarse_budget ? slow_frames_ + 1 : 0;
    too_slow_ = too_slow_ || slow_frames_ >= patience;
}

} // namespace eupnea::ui
