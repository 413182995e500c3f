// SPDX-License-Identifier: MIT
#include "ui/session_plot.hpp"

#include <cmath>
#include <limits>

#include "ui/heart_curve.hpp"
#include "ui/words.hpp"

namespace eupnea::ui {

namespace {

constexpr float least_heart_span = 20.0f; ///< beats/min
constexpr float most_breath_rate = 30.0f; ///< breaths/min; the axis goes no higher

Timestamp end_of(const Session& session)
{
    const Timestamp end = session.end() ? session.end()->time : session.now();
    return std::max(end, at(1s));
}

/// Round steps that leave about four level lines.
float step_for(float span)
{
    for (const float step : {1.0f, 2.0f, 5.0f, 10.0f, 20.0f, 50.0f})
        if (span / step <= 5.0f) return step;
    return 100.0f;
}

ValueAxis axis_over(float low, float high, float least_span, const Rect& area)
{
    const float spare = std::max(0.0f, least_span - (high - low));
    const float margin = 0.08f * (high - low + spare);
    return {low - 0.5f * spare - margin, high + 0.5f * spare + margin, area.bottom, area.top};
}

/// A stretch without signal lies a little above the ground, so that an empty curve is explained.
void draw_gaps(const Frame& frame, const TimeAxis& time, const Rect& area)
{
    for (const Gap& gap : frame.session.gaps()) {
        const float left = std::max(time.x(gap.from), area.left);
        const float right = std::min(time.x(gap.until), area.right);
        if (right <= left) continue;
        frame.canvas.draw().AddRectFilled({left, area.top},
                                          {std::max(right, left + 1.0f), area.bottom},
                                          frame.canvas.colour().raised);
    }
}

/// While people talk nothing is measured.
void draw_talk(const Frame& frame, const TimeAxis& time, const Rect& area)
{
    for (const TalkStretch& talk : frame.session.talks())
        frame.canvas.draw().AddRectFilled({time.x(talk.from), area.top},
                                          {time.x(talk.until.value_or(time.until)), area.bottom},
                                          faded(frame.canvas.colour().quiet, 0.14f));
}

/// Seconds for a short session, minutes for all others.
void draw_time(const Canvas& canvas, const TimeAxis& time, float top)
{
    const Seconds whole = time.until - time.from;
    const bool brief = whole < 2min;
    const Seconds unit = brief ? Seconds{1.0} : Seconds{60.0};
    const auto step = step_for(static_cast<float>(whole / unit));
    for (float count = 0.0f; count * unit <= whole; count += step) {
        const Line label =
            count > 0.0f ? format_line("{:.0f}", count) : format_line("0 {}", brief ? "s" : "min");
        const float x = time.x(at(count * unit));
        const float half = 0.5f * Canvas::width_of(canvas.font().small, label.view());
        canvas.text({std::clamp(x - half, time.left, time.right - 2.0f * half), top},
                    canvas.font().small, canvas.colour().quiet, label.view());
    }
}

void draw_marks(const Frame& frame, const TimeAxis& time, const Rect& area)
{
    const Canvas& canvas = frame.canvas;
    const Palette& colour = canvas.colour();
    for (const Mark& mark : frame.session.marks()) {
        const float x = std::round(time.x(mark.time));
        canvas.draw().AddLine({x, area.top}, {x, area.bottom}, faded(colour.quiet, 0.6f), 1.0f);
        canvas.draw().AddCircleFilled({x, area.top}, canvas.px(4.0f), colour.quiet, 16);
        canvas.text(
            {x + canvas.px(10.0f), area.top - 0.5f * Canvas::height_of(canvas.font().small)},
            canvas.font().small, colour.quiet, mark.text.view());
    }
}

void draw_heart(const Frame& frame, const TimeAxis& time, const Rect& area)
{
    static thread_local std::vector<CurvePoint> points;
    collect_heart_points(frame.session.beats(), time.from, time.until, points);
    if (points.empty()) return;
    float low = std::numeric_limits<float>::max();
    float high = 0.0f;
    for (const CurvePoint& point : points) {
        if (!point.certain) continue;
        low = std::min(low, point.value);
        high = std::max(high, point.value);
    }
    if (low > high) low = high = points.front().value;
    const Plot plot{time, axis_over(low, high, least_heart_span, area)};
    draw_levels(frame.canvas, plot, step_for(plot.value.high - plot.value.low), "");
    frame.canvas.draw().PushClipRect(area.top_left(), area.bottom_right(), true);
    draw_curve(frame.canvas, plot, points, std::max(1.0f, frame.canvas.px(1.5f)),
               frame.canvas.colour().heart);
    frame.canvas.draw().PopClipRect();
}

/// Stretches of one guide rate, as level lines.
void draw_guide_rate(const Frame& frame, const Plot& plot)
{
    const Colour colour = faded(frame.canvas.colour().quiet, 0.8f);
    const float step = std::max(2.0f, frame.canvas.px(2.0f));
    ImDrawList& draw = frame.canvas.draw();
    const auto stroke = [&] { draw.PathStroke(colour, ImDrawFlags_None, frame.canvas.px(1.4f)); };
    for (float x = plot.time.left; x <= plot.time.right; x += step) {
        if (const auto moment = frame.session.pacer().at(plot.time.time(x)))
            draw.PathLineTo({x, plot.value.y(static_cast<float>(rate_of(moment->pattern)))});
        else
            stroke();
    }
    stroke();
}

void draw_breath_rate(const Frame& frame, const Plot& plot)
{
    static thread_local std::vector<CurvePoint> points;
    points.clear();
    bool joined = false;
    for (const State& state : frame.session.states()) {
        if (state.time > plot.time.until) break;
        const auto& rate = state.breath_rate_per_min;
        if (rate) points.push_back({state.time, *rate, true, joined});
        joined = rate.has_value();
    }
    draw_curve(frame.canvas, plot, points, frame.canvas.px(2.4f),
               frame.canvas.colour().breath_text);
}

void draw_breath(const Frame& frame, const TimeAxis& time, const Rect& area)
{
    float high = 10.0f;
    for (const State& state : frame.session.states())
        high = std::max(high, state.breath_rate_per_min.value_or(0.0f));
    const Plot plot{time, {0.0f, std::min(high * 1.1f, most_breath_rate), area.bottom, area.top}};
    draw_levels(frame.canvas, plot, 5.0f, "");
    frame.canvas.draw().PushClipRect(area.top_left(), area.bottom_right(), true);
    draw_guide_rate(frame, plot);
    draw_breath_rate(frame, plot);
    frame.canvas.draw().PopClipRect();
}

} // namespace

void draw_session_plot(const Frame& frame, Rect area)
{
    const Canvas& canvas = frame.canvas;
    const Palette& colour = canvas.colour();
    ImFont* small = canvas.font().small;
    const float line = Canvas::height_of(small);
    const float indent = 2.8f * line;
    const Rect minutes = area.cut_bottom(1.6f * line);
    area.left += indent;
    const TimeAxis time{at(0s), end_of(frame.session), area.left, area.right};

    Rect breath = area;
    Rect heart = breath.cut_top(0.58f * area.height());
    canvas.text(heart.cut_top(1.5f * line).top_left(), small, colour.heart,
                "heart rate, beats/min");
    breath.cut_top(0.9f * line);
    const Rect label = breath.cut_top(1.5f * line);
    canvas.text(label.top_left(), small, colour.breath_text, "breathing, breaths/min");
    canvas.text({label.left + Canvas::width_of(small, "breathing, breaths/min") + line, label.top},
                small, colour.quiet, "and its guide");

    draw_gaps(frame, time, heart);
    draw_gaps(frame, time, breath);
    draw_talk(frame, time, {area.left, heart.top, area.right, breath.bottom});
    draw_heart(frame, time, heart);
    draw_breath(frame, time, breath);
    draw_marks(frame, time, {area.left, heart.top, area.right, breath.bottom});
    draw_time(canvas, time, minutes.top + 0.4f * line);
}

} // namespace eupnea::ui
