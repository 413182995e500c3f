// SPDX-License-Identifier: MIT
#include "ui/practice_picture.hpp"

#include <algorithm>

#include "ui/practice_scene.hpp"
#include "ui/practice_time.hpp"
#include "ui/scene_choice.hpp"

namespace eupnea::ui {

namespace {

float share_left(const Frame& frame)
{
    if (is_quiet(frame))
        return static_cast<float>(frame.session.quiet_left(frame.now) /
                                  frame.session.quiet()->length);
    const Seconds planned = time_planned(frame);
    if (planned <= 0s) return 0.0f;
    return static_cast<float>(std::clamp(time_left(frame) / planned, 0.0, 1.0));
}

} // namespace

void draw_practice_picture(Frame& frame, const Rect& area)
{
    const SceneState& state =
        follow_scene(frame, scene_input(frame.session, frame.now, 1.0f - share_left(frame)));
    draw_scene(frame, area, chosen_scene(frame), state);
}

} // namespace eupnea::ui
