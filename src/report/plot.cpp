// SPDX-License-Identifier: MIT
#include "report/plot.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace eupnea::report {

namespace {

constexpr Type tick_type{.size_pt = 6.2, .colour = tone::quiet};

class Scale {
public:
    Scale(const PlotFrame& frame, const Plot& plot, const PlotAxis& axis)
        : frame_(frame), low_(plot.low), high_(plot.high), until_(axis.until)
    {}
    double x(double value) const { return frame_.left + frame_.width * value / until_; }
    double y(double value) const
    {
        return frame_.top + frame_.height * (high_ - value) / (high_ - low_);
    }

private:
    PlotFrame frame_;
    double low_, high_, until_;
};

void draw_scale(Sheet& sheet, const PlotFrame& frame, const Plot& plot, const Scale& scale)
{
    Type type = tick_type;
    type.align = Align::right;
    for (const double tick : plot.ticks) {
        const double y = scale.y(tick);
        sheet.line({frame.left, y}, {frame.left + frame.width, y}, 0.09, tone::line);
        sheet.label({frame.left - 1.6, y + 0.75}, type, fmt::format("{:g}", tick));
    }
}

/// One stroke for each stretch of joined points.
void draw_line(Sheet& sheet, const PlotLine& line, const Scale& scale)
{
    std::vector<Place> stretch;
    const auto end = [&] {
        if (stretch.size() == 1) sheet.disc(stretch.front(), 0.5 * line.thickness_mm, line.colour);
        if (stretch.size() > 1) sheet.path(stretch, line.thickness_mm, line.colour);
        stretch.clear();
    };
    for (const PlotPoint& point : line.points) {
        if (!point.joined) end();
        stretch.push_back({scale.x(point.x), scale.y(point.y)});
    }
    end();
}

void draw_marks(Sheet& sheet, const Plot& plot, const PlotLine& line, const Scale& scale)
{
    for (const PlotPoint& point : line.points) {
        if (point.y < plot.low || point.y > plot.high) continue;
        const Place place{scale.x(point.x), scale.y(point.y)};
        sheet.disc(place, line.thickness_mm,
                   line.mark == PlotMark::dots ? line.colour : ink(0xFFFFFF));
        if (line.mark == PlotMark::rings) sheet.ring(place, line.thickness_mm, 0.25, line.colour);
    }
}

/// A stroke at the edge beyond which the measure lies.
void draw_beyond(Sheet& sheet, const PlotFrame& frame, const Plot& plot, const Scale& scale)
{
    if (plot.lines.empty()) return;
    const PlotLine& measure = plot.lines.back();
    for (const PlotPoint& point : measure.points) {
        if (point.y >= plot.low && point.y <= plot.high) continue;
        const double y = point.y > plot.high ? frame.top - 0.5 : frame.top + frame.height + 0.5;
        const double x = scale.x(point.x);
        sheet.line({x - 0.25, y}, {x + 0.25, y}, 0.35, measure.colour.faded(0.6));
    }
}

/// On white, in the middle.
void draw_reason(Sheet& sheet, const PlotFrame& frame, std::string_view words)
{
    constexpr Type type{.face = Face::serif,
                        .size_pt = 10.0,
                        .colour = tone::quiet,
                        .italic = true,
                        .align = Align::centre};
    const Place middle{frame.left + 0.5 * frame.width, frame.top + 0.5 * frame.height};
    const double width = std::min(frame.width, sheet.width(type, words) + 4.0);
    sheet.box({middle.x - 0.5 * width, middle.y - 2.6}, width, 5.2, ink(0xFFFFFF));
    sheet.label({middle.x, middle.y + 1.0}, type, words, frame.width);
}

} // namespace

void draw_plot(Sheet& sheet, const PlotFrame& frame, const Plot& plot, const PlotAxis& axis)
{
    const Scale scale{frame, plot, axis};
    draw_scale(sheet, frame, plot, scale);
    sheet.clip({frame.left - 1.0, frame.top}, frame.width + 2.0, frame.height);
    for (const PlotLine& line : plot.lines)
        if (line.mark == PlotMark::line) draw_line(sheet, line, scale);
    sheet.unclip();
    for (const PlotLine& line : plot.lines)
        if (line.mark != PlotMark::line) draw_marks(sheet, plot, line, scale);
    draw_beyond(sheet, frame, plot, scale);
    if (!plot.withheld.empty()) draw_reason(sheet, frame, plot.withheld);
}

void draw_axis(Sheet& sheet, const PlotFrame& frame, const PlotAxis& axis)
{
    const double bottom = frame.top + frame.height;
    Type type = tick_type;
    type.align = Align::centre;
    for (const auto& [x, label] : axis.ticks) {
        const double at = frame.left + frame.width * x / axis.until;
        sheet.line({at, bottom}, {at, bottom + 1.0}, 0.12, tone::quiet);
        type.align = x > 0.985 * axis.until ? Align::right : Align::centre;
        sheet.label({at, bottom + 3.9}, type, label);
    }
}

void draw_steps(Sheet& sheet, const PlotFrame& all, const PlotAxis& axis)
{
    Type type = tick_type;
    for (std::size_t i = 0; i < axis.steps.size(); ++i) {
        const double x = all.left + all.width * axis.steps[i].x / axis.until;
        const double next =
            i + 1 < axis.steps.size() ? axis.steps[i + 1].x : std::max(axis.end, axis.steps[i].x);
        const double room = all.left + all.width * next / axis.until - x - 2.0;
        sheet.dashes({x, all.top - 2.6}, {x, all.top + all.height}, 0.12, tone::quiet.faded(0.6));
        if (room > 7.0) sheet.label({x + 0.9, all.top - 1.2}, type, axis.steps[i].label, room);
    }
}

std::vector<PlotPoint> thinned(const std::vector<PlotPoint>& points, double until,
                               std::size_t columns)
{
    if (points.size() <= 4 * columns) return points;
    std::vector<PlotPoint> kept;
    const double width = until / static_cast<double>(columns);
    for (std::size_t begin = 0, end = 0; begin < points.size(); begin = end) {
        const double limit = (std::floor(points[begin].x / width) + 1.0) * width;
        while (end < points.size() && (points[end].x < limit || end == begin) &&
               (end == begin || points[end].joined))
            ++end;
        const auto from = points.begin() + static_cast<std::ptrdiff_t>(begin);
        const auto to = points.begin() + static_cast<std::ptrdiff_t>(end);
        auto [low, high] = std::minmax_element(
            from, to, [](const PlotPoint& a, const PlotPoint& b) { return a.y < b.y; });
        auto last = to - 1;
        if (low > high) std::swap(low, high);
        auto before = points.end();
        for (const auto each : {from, low, high, last}) {
            if (each == before) continue;
            kept.push_back(*each);
            if (each != from) kept.back().joined = true;
            before = each;
        }
    }
    return kept;
}

} // namespace eupnea::report
