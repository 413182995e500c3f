// SPDX-License-Identifier: MIT
// A small plot: one measure over time, on a scale that is the same in every report.
#pragma once

#include <string>
#include <vector>

#include "report/sheet.hpp"

namespace eupnea::report {

struct PlotPoint {
    double x;
    double y;
    bool joined; ///< with the point before
};

enum class PlotMark : std::uint8_t { line = 0, dots, rings };

struct PlotLine {
    std::vector<PlotPoint> points;
    Ink colour;
    double thickness_mm; ///< of the line; of dots and rings the radius
    PlotMark mark = PlotMark::line;
};

struct Plot {
    std::string key;  ///< as it is typed: "heart"
    std::string name; ///< as it is read: "Heart rate"
    std::string unit;
    double low, high;            ///< the scale's ends; what lies beyond is marked at the edge
    std::vector<double> ticks;   ///< values with a line and a number
    std::vector<PlotLine> lines; ///< to be drawn one over the other; the last one is the measure
    std::vector<std::string> figures; ///< beside the plot, one a line
    std::string withheld;             ///< why there is nothing to draw; empty where there is
    Ink colour;
};

/// What the plots of a page have below them in common.
struct PlotAxis {
    struct Tick {
        double x;
        std::string label;
    };
    double until = 1.0; ///< from 0
    std::vector<Tick> ticks;
    std::vector<Tick> steps; ///< where something else begins, with its name
    double end = 0.0;        ///< where the recording ended
};

/// Where a plot stands, without its labels.
struct PlotFrame {
    double left, top, width, height;
};

void draw_plot(Sheet& sheet, const PlotFrame& frame, const Plot& plot, const PlotAxis& axis);
/// The numbers of the axis, below a frame.
void draw_axis(Sheet& sheet, const PlotFrame& frame, const PlotAxis& axis);
/// Where steps begin, through all frames from `top` to `bottom`, with their names above.
void draw_steps(Sheet& sheet, const PlotFrame& all, const PlotAxis& axis);

/// At most four points for each of `columns` along [0, until]: first, lowest, highest, last. Lines that are
/// interrupted stay so.
std::vector<PlotPoint> thinned(const std::vector<PlotPoint>& points, double until,
                               std::size_t columns);

} // namespace eupnea::report
