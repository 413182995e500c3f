// SPDX-License-Identifier: MIT
#include "ui/signal_trace.hpp"

#include <cmath>
#include <limits>
#include <optional>

namespace eupnea::ui {

namespace {

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

} // namespace

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

} // namespace eupnea::ui
