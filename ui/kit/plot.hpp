// SPDX-License-Identifier: MIT
// Time and value as axes, and lines drawn between them.
#pragma once

#include <span>

#include "base/units.hpp"
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

/// Level lines with their values and unit at the left.
void draw_levels(const Canvas& canvas, const Plot& plot, float step, const char* unit);

} // namespace eupnea::ui
