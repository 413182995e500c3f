// SPDX-License-Identifier: MIT
#include "ui/ribbons.hpp"

#include <array>
#include <cmath>

#include "ui/heart_curve.hpp"
#include "ui/kit/eased_range.hpp"
#include "ui/kit/shapes.hpp"
#include "ui/words.hpp"

namespace eupnea::ui {

namespace {

constexpr Seconds shown = 45s;
constexpr double now_share = 2.0 / 3.0; ///< where the line of now stands
constexpr float breath_share = 0.40f;   ///< of the height; the rest is the heart's
constexpr Seconds longest_join = 600ms; ///< between points of the drawn breath
constexpr float heart_step = 5.0f;      ///< beats/min; the heart's axis ends on a multiple of it
constexpr float least_span = 20.0f;     ///< beats/min

struct HeartAxis {
    EasedRange range;
};

/// Points gathered for one unbroken line.
class Path {
public:
    void add(Point point)
    {
        if (size_ < points_.size()) points_[size_++] = point;
    }
    void clear() { size_ = 0; }
    std::span<const Point> points() const { return std::span{points_}.first(size_); }

private:
    std::array<Point, 1600> points_;
    std::size_t size_ = 0;
};

enum class GuidePart : std::uint8_t { past, ahead };

void draw_guide_stretch(const Frame& frame, const Plot& plot, Path& line, GuidePart part)
{
    const Colour colour = frame.canvas.colour().breath;
    const bool ahead = part == GuidePart::ahead;
    const float strength = ahead ? 0.34f : 0.20f;
    fill_under(frame.canvas.draw(), line.points(), plot.value.bottom, faded(colour, strength),
               faded(colour, 0.02f));
    draw_line(frame.canvas, line.points(), std::max(1.0f, frame.canvas.px(1.6f)),
              faded(colour, ahead ? 0.75f : 0.42f));
    line.clear();
}

void draw_guide(const Frame& frame, const Plot& plot, Timestamp from, Timestamp until,
                GuidePart part)
{
    Path line;
    const float step = std::max(3.0f, (plot.time.right - plot.time.left) / 700.0f);
    const float end = plot.time.x(until);
    for (float x = plot.time.x(from);; x = std::min(x + step, end)) {
        if (const auto moment = frame.session.pacer().at(plot.time.time(x)))
            line.add({x, plot.value.y(static_cast<float>(moment->volume))});
        else
            draw_guide_stretch(frame, plot, line, part);
        if (x >= end) break;
    }
    draw_guide_stretch(frame, plot, line, part);
}

void draw_own_breath(const Frame& frame, const Plot& plot)
{
    const auto& wave = frame.session.breath_wave();
    const float thickness = std::max(1.5f, frame.canvas.px(2.6f));
    Path line;
    std::size_t i = wave.size();
    while (i > 0 && wave[i - 1].time > plot.time.from) --i;
    for (; i < wave.size(); ++i) {
        if (i > 0 && wave[i].time - wave[i - 1].time > longest_join) {
            draw_line(frame.canvas, line.points(), thickness, frame.canvas.colour().breath_own);
            line.clear();
        }
        line.add(plot.at(wave[i].time, std::clamp(wave[i].volume, -0.1f, 1.1f)));
    }
    draw_line(frame.canvas, line.points(), thickness, frame.canvas.colour().breath_own);
}

/// The heart's axis takes in every beat shown, on round numbers, and moves slowly.
void follow_heart(Frame& frame, std::span<const CurvePoint> points)
{
    if (points.empty()) return;
    const auto [least, most] = std::ranges::minmax(points, {}, &CurvePoint::value);
    float low = std::floor((least.value - 2.0f) / heart_step) * heart_step;
    float high = std::ceil((most.value + 2.0f) / heart_step) * heart_step;
    const float spare = least_span - (high - low);
    if (spare > 0.0f) {
        low -= 0.5f * spare;
        high += 0.5f * spare;
    }
    frame.view.state<HeartAxis>().range.follow(low, high, frame.elapsed);
}

void draw_heart(Frame& frame, Plot plot)
{
    static thread_local std::vector<CurvePoint> points;
    collect_heart_points(frame.session.beats(), plot.time.from, frame.now, points);
    follow_heart(frame, points);
    const EasedRange& range = frame.view.state<HeartAxis>().range;
    plot.value.low = range.low;
    plot.value.high = range.high;
    if (points.empty()) return;
    Plot past = plot;
    past.time.right = plot.time.x(frame.now);
    if (frame.view.numbers) draw_levels(frame.canvas, past, 10.0f, "");
    frame.canvas.draw().PushClipRect({plot.time.left, plot.value.top - frame.canvas.px(8.0f)},
                                     {plot.time.right, plot.value.bottom + frame.canvas.px(8.0f)},
                                     true);
    const Colour colour = frame.canvas.colour().heart;
    draw_curve(frame.canvas, plot, points, std::max(1.5f, frame.canvas.px(2.6f)), colour);
    draw_dots(frame.canvas, plot, points, colour);
    frame.canvas.draw().PopClipRect();
}

void draw_marks(const Frame& frame, const TimeAxis& time, const Rect& area)
{
    const Palette& colour = frame.canvas.colour();
    for (const Mark& mark : frame.session.marks()) {
        if (mark.time < time.from || mark.time > time.until) continue;
        const float x = std::round(time.x(mark.time));
        frame.canvas.draw().AddLine({x, area.top}, {x, area.bottom}, faded(colour.quiet, 0.5f),
                                    1.0f);
        frame.canvas.draw().AddCircleFilled({x, area.top}, frame.canvas.px(3.5f), colour.quiet, 16);
    }
}

/// The oldest part sinks into the ground.
void draw_fade(const Canvas& canvas, const Rect& area)
{
    const Colour solid = canvas.colour().ground;
    const Colour clear = faded(solid, 0.0f);
    const float width = 0.14f * area.width();
    canvas.draw().AddRectFilledMultiColor(
        {area.left - 2.0f, area.top}, {area.left + width, area.bottom}, solid, clear, clear, solid);
}

void draw_now(const Canvas& canvas, const Rect& area, float x)
{
    const Colour colour = canvas.colour().text;
    x = std::round(x);
    const float middle = area.centre().y;
    const Colour clear = faded(colour, 0.0f);
    const Colour bright = faded(colour, 0.55f);
    canvas.draw().AddRectFilledMultiColor({x, area.top}, {x + 1.0f, middle}, clear, clear, bright,
                                          bright);
    canvas.draw().AddRectFilledMultiColor({x, middle}, {x + 1.0f, area.bottom}, bright, bright,
                                          clear, clear);
}

} // namespace

Rect room_beside_heart(const Rect& ribbons)
{
    Rect room = ribbons;
    room.cut_top(breath_share * ribbons.height());
    room.left = std::lerp(ribbons.left, ribbons.right, static_cast<float>(now_share));
    return room;
}

void draw_ribbons(Frame& frame, const Rect& area, GuideRibbon shown_guide)
{
    const Canvas& canvas = frame.canvas;
    const TimeAxis time{frame.now - shown * now_share, frame.now + shown * (1.0 - now_share),
                        area.left, area.right};
    Rect heart = area;
    const Rect breath = heart.cut_top(breath_share * area.height());
    heart.cut_top(canvas.px(14.0f));

    canvas.draw().PushClipRect(area.inset(0.0f, -canvas.px(6.0f)).top_left(),
                               area.inset(0.0f, -canvas.px(6.0f)).bottom_right(), true);
    const Plot guide{time, {0.0f, 1.0f, breath.bottom, breath.top + canvas.px(8.0f)}};
    if (shown_guide == GuideRibbon::shown) {
        draw_guide(frame, guide, time.from, frame.now, GuidePart::past);
        draw_guide(frame, guide, frame.now, time.until, GuidePart::ahead);
    }
    draw_own_breath(frame, guide);
    canvas.draw().PopClipRect();

    draw_heart(frame, {time, {0.0f, 1.0f, heart.bottom, heart.top}});

    draw_fade(canvas, area.inset(0.0f, -canvas.px(6.0f)));
    draw_marks(frame, time, area);
    draw_now(canvas, area, time.x(frame.now));
}

} // namespace eupnea::ui
