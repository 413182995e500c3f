// SPDX-License-Identifier: MIT
#include "ui/beginning.hpp"

#include "practice/practice_timeline.hpp"
#include "ui/begin_state.hpp"
#include "ui/check_state.hpp"

namespace eupnea::ui {

const Practice* chosen_practice(const Frame& frame)
{
    const auto& practices = frame.resources.practices;
    const std::size_t chosen = frame.view.state<ChooseState>().practice;
    return chosen < practices.size() ? &practices[chosen] : nullptr;
}

Seconds chosen_length(const ChooseState& state, const Practice& practice)
{
    return state.length > 0s ? state.length : practice.length();
}

void begin_practice(Frame& frame)
{
    CheckState& check = frame.view.state<CheckState>();
    const Practice* practice = chosen_practice(frame);
    if (!practice) return;
    for (const GiveAnswer& answer : check.before) frame.send(answer);
    BeginPractice begin{*practice, chosen_length(frame.view.state<ChooseState>(), *practice),
                        std::exchange(check.own_words, {})};
    if (frame.view.state<BeginState>().quiet)
        begin.quiet = quiet_before(PracticeTimeline{*practice, begin.length});
    frame.send(begin);
    check.start_over();
    frame.view.open(ScreenId::choose);
}

} // namespace eupnea::ui
