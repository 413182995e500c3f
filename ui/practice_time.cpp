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

/// Talk in the middle of a step is a pause; in a step without a guide only the window knows of any other,
/// until the step begins anew.
std::optional<Timestamp> paused_since(const Frame& frame, const StepBegan& step)
{
    const Session& session = frame.session;
    if (session.talking() && session.talks().back().from > step.time)
        return session.talks().back().from;
    const auto& pause = frame.view.state<PauseState>().pause;
    const bool here =
        pause && pause->session == session.start()->since_launch && step.time <= pause->time;
    return here ? std::optional{pause->time} : std::nullopt;
}

} // namespace

bool is_paused(const Frame& frame)
{
    const auto& step = frame.session.step();
    return step ? paused_since(frame, *step).has_value() : !frame.session.pacer().running();
}

bool is_quiet(const Frame& frame) { return frame.session.quiet_left(frame.now) > 0s; }

bool goes_own_way(const Frame& frame)
{
    return frame.session.step() && !frame.session.pacer().running();
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
    const Timestamp now = paused_since(frame, *step).value_or(frame.now);
    return std::clamp(step->left - (now - step->time), Seconds{0.0}, step->left);
}

Seconds time_planned(const Frame& frame)
{
    return frame.session.step() ? frame.session.practice_length() : frame.session.start()->planned;
}

} // namespace eupnea::ui
