// SPDX-License-Identifier: MIT
#include "ui/beginning.hpp"

#include "practice/practice_timeline.hpp"

namespace eupnea::ui {

const Practice* chosen_practice(const Frame& frame)
{
    const auto& practices = frame.shelf.practices;
    const std::size_t chosen = frame.view.choose.practice;
    return chosen < practices.size() ? &practices[chosen] : nullptr;
}

Seconds chosen_length(const ChooseView& view, const Practice& practice)
{
    return view.length > 0s ? view.length : practice.length();
}

void begin_practice(Frame& frame)
{
    View& view = frame.view;
    const Practice* practice = chosen_practice(frame);
    if (!practice) return;
    for (const GiveAnswer& answer : view.check.before) frame.send(answer);
    BeginPractice begin{*practice, chosen_length(view.choose, *practice),
                        std::exchange(view.check.own_words, {})};
    if (view.quiet) begin.quiet = quiet_before(PracticeTimeline{*practice, begin.length});
    frame.send(begin);
    view.check.start_over();
    view.place = Place::choose;
}

} // namespace eupnea::ui
