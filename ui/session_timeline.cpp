// SPDX-License-Identifier: MIT
#include "ui/session_timeline.hpp"

#include "ui/kit/plot.hpp"
#include "ui/practice_time.hpp"

namespace eupnea::ui {

namespace {

Timestamp newest(const Frame& frame)
{
    return frame.session.end() ? frame.session.end()->time : frame.now;
}

Timestamp whole(const Frame& frame)
{
    const bool led = frame.session.step() && !frame.session.end();
    return std::max(newest(frame) + (led ? time_left(frame) : Seconds{0.0}), at(60s));
}

void draw_segment(const Canvas& canvas, const Rect& where, std::string_view title, Colour ground,
                  Colour words)
{
    if (where.width() < 1.0f) return;
    canvas.draw().AddRectFilled(where.top_left(), where.bottom_right(), ground, canvas.px(4.0f));
    ImFont* small = canvas.font().small;
    const float room = where.width() - canvas.px(12.0f);
    if (room < 3.0f * Canvas::height_of(small)) return;
    canvas.text_within(
        {where.left + canvas.px(6.0f), where.centre().y - 0.5f * Canvas::height_of(small)}, room,
        small, words, title);
}

Rect strip(const TimeAxis& time, const Rect& area, Timestamp from, Timestamp until)
{
    return {time.x(from) + 1.0f, area.top, time.x(until) - 1.0f, area.bottom};
}

/// One segment from step to step; a step that was announced again is still the same.
void draw_past(const Frame& frame, const TimeAxis& time, const Rect& area)
{
    const Palette& colour = frame.canvas.colour();
    const auto steps = frame.session.steps();
    const auto same = [&](const StepBegan& a, const StepBegan& b) {
        return a.practice == b.practice && a.step == b.step;
    };
    for (std::size_t i = 0; i < steps.size();) {
        std::size_t next = i + 1;
        while (next < steps.size() && same(steps[i], steps[next])) ++next;
        const Timestamp until = next < steps.size() ? steps[next].time : newest(frame);
        draw_segment(frame.canvas, strip(time, area, steps[i].time, until), steps[i].title.view(),
                     colour.chosen, colour.text);
        i = next;
    }
}

void draw_to_come(const Frame& frame, const TimeAxis& time, const Rect& area, const Practice& plan)
{
    const Palette& colour = frame.canvas.colour();
    Timestamp end = time.until;
    for (std::size_t i = plan.steps.size(); i-- > std::size_t{frame.session.step()->step} + 1;) {
        const Timestamp from = end - plan.steps[i].length;
        draw_segment(frame.canvas, strip(time, area, from, end), plan.steps[i].title, colour.raised,
                     colour.quiet);
        end = from;
    }
    draw_segment(frame.canvas, strip(time, area, newest(frame), end), "", colour.raised,
                 colour.quiet);
}

void draw_talk(const Frame& frame, const TimeAxis& time, Rect area)
{
    const Canvas& canvas = frame.canvas;
    area.top = area.bottom - canvas.px(5.0f);
    for (const TalkStretch& talk : frame.session.talks()) {
        const Rect where = strip(time, area, talk.from, talk.until.value_or(newest(frame)));
        canvas.draw().AddRectFilled(where.top_left(), where.bottom_right(), canvas.colour().quiet,
                                    canvas.px(2.0f));
    }
}

void draw_notes(const Frame& frame, const TimeAxis& time, const Rect& area)
{
    const Canvas& canvas = frame.canvas;
    for (const Mark& mark : frame.session.marks())
        canvas.draw().AddCircleFilled({time.x(mark.time), area.top}, canvas.px(4.0f),
                                      canvas.colour().heart, 16);
}

} // namespace

void draw_session_timeline(const Frame& frame, const Rect& area, const Practice* plan)
{
    const TimeAxis time{at(0s), whole(frame), area.left, area.right};
    draw_past(frame, time, area);
    const auto& step = frame.session.step();
    if (plan && step && step->practice == plan->name && !frame.session.end())
        draw_to_come(frame, time, area, *plan);
    draw_talk(frame, time, area);
    draw_notes(frame, time, area);
    if (frame.session.end()) return;
    const float x = time.x(frame.now);
    frame.canvas.draw().AddLine({x, area.top - frame.canvas.px(6.0f)}, {x, area.bottom},
                                frame.canvas.colour().text, frame.canvas.px(1.6f));
}

} // namespace eupnea::ui
