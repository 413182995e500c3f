// SPDX-License-Identifier: MIT
#include "ui/time_line.hpp"

#include <cmath>
#include <vector>

#include "ui/kit/plot.hpp"

namespace eupnea::ui {

namespace {

constexpr float beat_room = 5.0f;   ///< pixels between beats from which on each is a dot
constexpr float breath_room = 4.0f; ///< pixels between breaths from which on each is a line

struct Extreme {
    float low = 1e9f;
    float high = -1e9f;

    void add(float value)
    {
        low = std::min(low, value);
        high = std::max(high, value);
    }
    bool empty() const { return low > high; }
};

bool is_sound(const SessionBeat& beat)
{
    return beat.beat.ibi && beat.classification &&
           beat.classification->beat_class == BeatClass::normal;
}

/// Least and greatest heart rate of each pixel.
std::vector<Extreme> heart_by_pixel(const Session& session, const TimeAxis& time)
{
    std::vector<Extreme> columns(static_cast<std::size_t>(std::max(1.0f, time.right - time.left)));
    for (const SessionBeat& beat : session.beats()) {
        const float x = time.x(beat.beat.time) - time.left;
        if (!is_sound(beat) || x < 0.0f || x >= static_cast<float>(columns.size())) continue;
        columns[static_cast<std::size_t>(x)].add(
            static_cast<float>(heart_rate_bpm(*beat.beat.ibi)));
    }
    return columns;
}

void draw_heart(const Canvas& canvas, const Session& session, const TimeAxis& time,
                const Rect& area)
{
    const auto columns = heart_by_pixel(session, time);
    Extreme all;
    for (const Extreme& column : columns)
        if (!column.empty()) all.add(column.low), all.add(column.high);
    if (all.empty()) return;
    const ValueAxis value{all.low - 2.0f, all.high + 2.0f, area.bottom, area.top};
    const Colour colour = faded(canvas.colour().heart, 0.75f);
    const bool dots = area.width() > beat_room * static_cast<float>(session.beats().size());
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (columns[i].empty()) continue;
        const float x = time.left + static_cast<float>(i) + 0.5f;
        const float high = value.y(columns[i].high);
        if (dots)
            canvas.draw().AddCircleFilled({x, high}, std::max(1.2f, canvas.px(1.8f)), colour, 8);
        else
            canvas.draw().AddLine({x, high - 1.0f}, {x, value.y(columns[i].low) + 1.0f}, colour,
                                  std::max(1.0f, canvas.px(1.5f)));
    }
}

void draw_breaths(const Canvas& canvas, const Session& session, const TimeAxis& time,
                  const Rect& area)
{
    const Colour colour = faded(canvas.colour().breath_text, 0.8f);
    float last = -1e9f;
    for (const Breath& breath : session.breaths()) {
        const float x = time.x(breath.inhale);
        if (x - last < breath_room || x < time.left || x > time.right) continue;
        canvas.draw().AddLine({x, area.top}, {x, area.bottom}, colour, 1.0f);
        last = x;
    }
}

void draw_gaps(const Canvas& canvas, const Session& session, const TimeAxis& time, const Rect& area)
{
    for (const Gap& gap : session.gaps()) {
        const float left = std::clamp(time.x(gap.from), time.left, time.right);
        const float right = std::clamp(time.x(gap.until), left + 1.0f, time.right + 1.0f);
        canvas.draw().AddRectFilled({left, area.top}, {right, area.bottom}, canvas.colour().line);
    }
}

/// Where somebody talked, and the measures rested.
void draw_talks(const Canvas& canvas, const Session& session, const TimeAxis& time,
                const Rect& area)
{
    ImFont* small = canvas.font().small;
    for (const TalkStretch& talk : session.talks()) {
        const float left = std::clamp(time.x(talk.from), time.left, time.right);
        const float right =
            talk.until ? std::clamp(time.x(*talk.until), left, time.right) : time.right;
        canvas.draw().AddRectFilled({left, area.top}, {right, area.bottom},
                                    faded(canvas.colour().text, 0.1f));
        if (right - left > Canvas::width_of(small, "talk") + canvas.px(8.0f))
            canvas.text({left + canvas.px(4.0f), area.bottom - 1.2f * Canvas::height_of(small)},
                        small, canvas.colour().quiet, "talk");
    }
}

/// A thin line where each step begins, and its title as far as there is room.
void draw_steps(const Canvas& canvas, const Session& session, const TimeAxis& time,
                const Rect& area)
{
    const auto steps = session.steps();
    ImFont* small = canvas.font().small;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const float left = time.x(steps[i].time);
        const float right = i + 1 < steps.size() ? time.x(steps[i + 1].time) : time.right;
        const float x = std::round(left);
        canvas.draw().AddLine({x, area.top}, {x, area.bottom}, canvas.colour().line, 1.0f);
        if (right - left > 3.0f * Canvas::height_of(small))
            canvas.text_within({left + canvas.px(6.0f), area.top}, right - left - canvas.px(10.0f),
                               small, canvas.colour().quiet, steps[i].title.view());
    }
}

void draw_marks(const Canvas& canvas, const Session& session, const TimeAxis& time,
                const Rect& area)
{
    const Point mouse = ImGui::GetIO().MousePos;
    for (const Mark& mark : session.marks()) {
        const float x = std::round(time.x(mark.time));
        canvas.draw().AddLine({x, area.top}, {x, area.bottom}, faded(canvas.colour().text, 0.5f),
                              1.0f);
        canvas.draw().AddCircleFilled({x, area.top}, canvas.px(4.0f), canvas.colour().text, 16);
        const bool pointed_at = std::abs(mouse.x - x) < canvas.px(6.0f) && area.contains(mouse);
        if (pointed_at)
            canvas.text({x + canvas.px(8.0f), area.top + canvas.px(2.0f)}, canvas.font().small,
                        canvas.colour().text, mark.text.view());
    }
}

/// What lies outside of the stretch to be played sinks into the ground.
void draw_stretch(const Canvas& canvas, const TimeLine& line, const TimeAxis& time,
                  const Rect& area)
{
    const Colour veil = faded(canvas.colour().ground, 0.65f);
    if (line.from)
        canvas.draw().AddRectFilled({area.left, area.top}, {time.x(*line.from), area.bottom}, veil);
    if (line.until)
        canvas.draw().AddRectFilled({time.x(*line.until), area.top}, {area.right, area.bottom},
                                    veil);
}

void draw_now(const Canvas& canvas, const Rect& area, float x)
{
    x = std::round(x);
    const float over = canvas.px(4.0f);
    canvas.draw().AddRectFilled({x - 1.0f, area.top - over}, {x + 1.0f, area.bottom + over},
                                canvas.colour().text);
}

} // namespace

std::optional<Timestamp> draw_time_line(const Canvas& canvas, Rect area, const TimeLine& line)
{
    const Rect whole = area;
    const TimeAxis time{at(0s), std::max(line.end, at(1s)), area.left, area.right};
    canvas.draw().AddRectFilled(area.top_left(), area.bottom_right(), canvas.colour().raised,
                                canvas.px(8.0f));
    canvas.draw().PushClipRect(area.inset(-canvas.px(6.0f)).top_left(),
                               area.inset(-canvas.px(6.0f)).bottom_right(), true);
    draw_gaps(canvas, line.whole, time, area);
    draw_talks(canvas, line.whole, time, area);
    draw_steps(canvas, line.whole, time, area);
    area.cut_top(1.2f * Canvas::height_of(canvas.font().small));
    draw_breaths(canvas, line.whole, time, area.cut_bottom(0.2f * area.height()));
    area.cut_bottom(canvas.px(4.0f));
    draw_heart(canvas, line.whole, time, area);
    draw_stretch(canvas, line, time, whole);
    draw_marks(canvas, line.whole, time, whole);
    draw_now(canvas, whole, time.x(line.now));
    canvas.draw().PopClipRect();
    const auto held = canvas.held("time line", whole);
    if (!held) return std::nullopt;
    return time.time(std::clamp(held->x, whole.left, whole.right));
}

} // namespace eupnea::ui
