// SPDX-License-Identifier: MIT
#include "ui/practice_time.hpp"

namespace eupnea::ui {

namespace {

/// Where the person paused.
struct Pause {
    Seconds session; ///< its `since_launch`
    Timestamp time;
};
struct PauseState {
    std::optional<Pause> pause;
};

/// In a step where the breath goes its own way, only the window knows that the person paused, until
/// the step begins anew.
bool is_practice_paused(const Frame& frame, const StepBegan& step)
{
    const auto& pause = frame.view.state<PauseState>().pause;
    return pause && pause->session == frame.session.start()->since_launch &&
           step.time <= pause->time;
}

} // namespace

bool is_paused(const Frame& frame)
{
    const auto& step = frame.session.step();
    return step ? is_practice_paused(frame, *step) : !frame.session.pacer().running();
}

void toggle_pause(Frame& frame)
{
    const bool paused = is_paused(frame);
    frame.send(PausePacer{!paused});
    auto& pause = frame.view.state<PauseState>().pause;
    pause.reset();
    if (!paused) pause = Pause{frame.session.start()->since_launch, frame.now};
}

Seconds time_left(const Frame& frame)
{
    const auto& step = frame.session.step();
    if (!step)
        return std::max(Seconds{0.0},
                        frame.session.start()->planned - frame.session.pacer().guided(frame.now));
    const Timestamp now = is_paused(frame) ? frame.view.state<PauseState>().pause->time : frame.now;
    return std::clamp(step->left - (now - step->time), Seconds{0.0}, step->left);
}

Seconds time_planned(const Frame& frame)
{
    return frame.session.step() ? frame.session.practice_length() : frame.session.start()->planned;
}

} // namespace eupnea::ui
