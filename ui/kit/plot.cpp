// SPDX-License-Identifier: MIT
#include "ui/kit/plot.hpp"

#include <cmath>
#include <limits>

#include "ui/kit/shapes.hpp"

namespace eupnea::ui {

namespace {

/// A gap in the line longer than this is not bridged.
constexpr Seconds longest_join = 3s;

/// First element of a time-ordered ring that is not before `from`.
std::size_t first_from(const Ring<TracePoint>& points, Timestamp from)
{
    std::size_t low = 0;
    std::size_t high = points.size();
    while (low < high) {
        const std::size_t middle = low + (high - low) / 2;
        if (points[middle].time < from)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

void stroke(const Canvas& canvas, float thickness, Colour colour)
{
    canvas.draw().PathStroke(colour, ImDrawFlags_None, thickness);
}

std::optional<HeartPoint> heart_point(const SessionBeat& classified)
{
    const auto& classification = classified.classification;
    if (classification && classification->beat_class == BeatClass::extra) return std::nullopt;
    const auto interval =
        classification && classification->nn ? classification->nn : classified.beat.ibi;
    if (!interval || interval->count() <= 0.0) return std::nullopt;
    const bool certain = !classification || classification->beat_class == BeatClass::normal;
    return HeartPoint{classified.beat.time, static_cast<float>(heart_rate_bpm(*interval)), certain,
                      true};
}

/// Slope in y per x at `b`, from its neighbours where they are joined.
float slope(const Point& a, const Point& c) { return (c.y - a.y) / std::max(1e-3f, c.x - a.x); }

struct Piece {
    Point from;
    Point to;
    float slope_from;
    float slope_to;
};

/// Cubic Hermite between two points, `steps` straight pieces.
Point on_curve(const Piece& p, float share)
{
    const float width = p.to.x - p.from.x;
    const float s2 = share * share;
    const float s3 = s2 * share;
    const float y = (2 * s3 - 3 * s2 + 1) * p.from.y +
                    (s3 - 2 * s2 + share) * width * p.slope_from + (-2 * s3 + 3 * s2) * p.to.y +
                    (s3 - s2) * width * p.slope_to;
    return {p.from.x + width * share, y};
}

/// The step, or a round multiple of it, between whose lines there is so much room, in pixels.
float wide_enough(float step, const ValueAxis& value, float room)
{
    for (const float times : {1.0f, 2.0f, 5.0f})
        if (std::abs(value.y(times * step) - value.y(0.0f)) >= room) return times * step;
    return 10.0f * step;
}

} // namespace

void draw_line(const Canvas& canvas, std::span<const Point> line, float thickness, Colour colour)
{
    if (line.size() < 2) return;
    canvas.draw().AddPolyline(line.data(), static_cast<int>(line.size()), colour, ImDrawFlags_None,
                              thickness);
}

Extent extent(const Trace& trace, Timestamp from, Timestamp until)
{
    const auto& points = trace.points();
    Extent result{std::numeric_limits<float>::max(), std::numeric_limits<float>::lowest()};
    for (std::size_t i = first_from(points, from); i < points.size(); ++i) {
        if (points[i].time > until) break;
        result.low = std::min(result.low, points[i].value);
        result.high = std::max(result.high, points[i].value);
    }
    return result;
}

void draw_trace(const Canvas& canvas, const Plot& plot, const Trace& trace, Colour colour)
{
    const auto& points = trace.points();
    const float thickness = std::max(1.0f, canvas.px(1.8f));
    // Pieces of their own, not one joined line: a joined one grows thin at a sharp peak.
    std::optional<Point> pen;
    const auto draw_to = [&](Point next) {
        if (pen) canvas.draw().AddLine(*pen, next, colour, thickness);
        pen = next;
    };
    std::size_t i = first_from(points, plot.time.from);
    while (i < points.size()) {
        if (points[i].after_gap) pen.reset();
        const float x = std::floor(plot.time.x(points[i].time));
        float last = points[i].value;
        Extent column{last, last};
        draw_to({x, plot.value.y(last)});
        for (++i; i < points.size() && !points[i].after_gap; ++i) {
            if (plot.time.x(points[i].time) >= x + 1.0f) break;
            last = points[i].value;
            column = {std::min(column.low, last), std::max(column.high, last)};
        }
        if (column.low == column.high) continue;
        draw_to({x, plot.value.y(column.high)});
        draw_to({x, plot.value.y(column.low)});
        draw_to({x, plot.value.y(last)});
    }
}

void collect_heart_points(std::span<const SessionBeat> beats, Timestamp from, Timestamp until,
                          std::vector<HeartPoint>& points)
{
    points.clear();
    auto first =
        std::lower_bound(beats.begin(), beats.end(), from,
                         [](const SessionBeat& b, Timestamp t) { return b.beat.time < t; });
    if (first != beats.begin()) --first;
    bool broken = true;
    for (auto classified = first; classified != beats.end(); ++classified) {
        if (auto point = heart_point(*classified)) {
            const bool far = points.empty() || point->time - points.back().time > longest_join;
            point->joined = !broken && !far;
            broken = false;
            points.push_back(*point);
        } else if (!classified->beat.ibi) {
            broken = true;
        }
        if (classified->beat.time > until) break;
    }
}

void draw_heart_curve(const Canvas& canvas, const Plot& plot, std::span<const HeartPoint> points,
                      float thickness)
{
    constexpr std::size_t most_steps = 8;
    const Colour colour = canvas.colour().heart;
    const auto place = [&](std::size_t i) { return plot.at(points[i].time, points[i].bpm); };
    float dash_phase = 0.0f;
    for (std::size_t i = 1; i < points.size(); ++i) {
        if (!points[i].joined) {
            stroke(canvas, thickness, colour);
            continue;
        }
        const Point from = place(i - 1);
        const Point to = place(i);
        const bool back = i >= 2 && points[i - 1].joined;
        const bool ahead = i + 1 < points.size() && points[i + 1].joined;
        const Piece piece{from, to, slope(back ? place(i - 2) : from, to),
                          slope(from, ahead ? place(i + 1) : to)};
        const auto steps = std::clamp(static_cast<std::size_t>((to.x - from.x) / 3.0f),
                                      std::size_t{1}, most_steps);
        std::array<Point, most_steps + 1> line{};
        for (std::size_t k = 0; k <= steps; ++k)
            line[k] = on_curve(piece, static_cast<float>(k) / static_cast<float>(steps));
        if (points[i].certain && points[i - 1].certain) {
            if (canvas.draw()._Path.empty()) canvas.draw().PathLineTo(line[0]);
            for (std::size_t k = 1; k <= steps; ++k) canvas.draw().PathLineTo(line[k]);
        } else {
            stroke(canvas, thickness, colour);
            draw_dashes(canvas.draw(), std::span{line}.first(steps + 1), canvas.px(5.0f), thickness,
                        faded(colour, 0.7f), dash_phase);
        }
    }
    stroke(canvas, thickness, colour);
}

void draw_beat_dots(const Canvas& canvas, const Plot& plot, std::span<const HeartPoint> points)
{
    const Palette& colour = canvas.colour();
    for (const HeartPoint& point : points) {
        const Point at = plot.at(point.time, point.bpm);
        if (at.x < plot.time.left || at.x > plot.time.right) continue;
        if (point.certain) {
            canvas.draw().AddCircleFilled(at, canvas.px(3.4f), colour.heart, 16);
        } else {
            canvas.draw().AddCircleFilled(at, canvas.px(3.4f), colour.ground, 16);
            canvas.draw().AddCircle(at, canvas.px(3.4f), faded(colour.heart, 0.8f), 16,
                                    std::max(1.0f, canvas.px(1.3f)));
        }
    }
}

void draw_levels(const Canvas& canvas, const Plot& plot, float step, const char* unit)
{
    const Palette& colour = canvas.colour();
    ImFont* font = canvas.font().small;
    const float half = 0.5f * Canvas::height_of(font);
    step = wide_enough(step, plot.value, 2.2f * half);
    const float margin = 0.04f * (plot.value.high - plot.value.low);
    for (float v = std::ceil((plot.value.low + margin) / step) * step;
         v <= plot.value.high - margin; v += step) {
        const float y = std::round(plot.value.y(v));
        canvas.draw().AddLine({plot.time.left, y}, {plot.time.right, y}, faded(colour.line, 0.7f),
                              1.0f);
        canvas.text({plot.time.left - canvas.px(10.0f), y - half}, font, colour.quiet,
                    say("{:.0f}", v).view(), Align::right);
    }
    canvas.text({plot.time.left, plot.value.top - 2.6f * half}, font, colour.quiet, unit);
}

} // namespace eupnea::ui
