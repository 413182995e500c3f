// SPDX-License-Identifier: MIT
// Time and value as axes, and lines drawn between them.
#pragma once

#include <vector>

#include "session/session.hpp"
#include "ui/kit/canvas.hpp"

namespace eupnea::ui {

struct TimeAxis {
    Timestamp from;
    Timestamp until;
    float left;
    float right;

    float x(Timestamp time) const
    {
        return left + (right - left) * static_cast<float>((time - from) / (until - from));
    }
    Timestamp time(float x) const
    {
        return from + (until - from) * static_cast<double>((x - left) / (right - left));
    }
    float pixels_per_second() const
    {
        return (right - left) / static_cast<float>((until - from).count());
    }
};

struct ValueAxis {
    float low;
    float high;
    float bottom;
    float top;

    float y(float value) const
    {
        return bottom - (bottom - top) * (value - low) / std::max(1e-6f, high - low);
    }
};

struct Plot {
    TimeAxis time;
    ValueAxis value;

    Point at(Timestamp t, float v) const { return {time.x(t), value.y(v)}; }
};

/// A line through points, smooth, solid; `line` is in pixels.
void draw_line(const Canvas& canvas, std::span<const Point> line, float thickness, Colour colour);

/// A sampled signal. Where several samples fall on one pixel, their whole range is drawn.
void draw_trace(const Canvas& canvas, const Plot& plot, const Trace& trace, Colour colour);

/// The values of a trace within the plot's time; low > high when there are none.
struct Extent {
    float low;
    float high;
    bool empty() const { return low > high; }
};
Extent extent(const Trace& trace, Timestamp from, Timestamp until);

/// The instantaneous heart rate: a smooth curve through the beats, dashed where a beat is
/// uncertain, open where beats are missing.
struct HeartPoint {
    Timestamp time;
    float bpm;
    bool certain;
    bool joined; ///< with the point before
};
/// The beats of [from, until] that give a rate, with one neighbour on each side.
void collect_heart_points(std::span<const SessionBeat> beats, Timestamp from, Timestamp until,
                          std::vector<HeartPoint>& points);
void draw_heart_curve(const Canvas& canvas, const Plot& plot, std::span<const HeartPoint> points,
                      float thickness);
void draw_beat_dots(const Canvas& canvas, const Plot& plot, std::span<const HeartPoint> points);

/// Level lines with their values and unit at the left.
void draw_levels(const Canvas& canvas, const Plot& plot, float step, const char* unit);

} // namespace eupnea::ui
