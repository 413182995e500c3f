// SPDX-License-Identifier: MIT
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <set>

#include "report/dates.hpp"
#include "report/report.hpp"
#include "report/session_plots.hpp"

namespace eupnea::report {

namespace {

constexpr double day_ms = 86'400'000.0;
constexpr double half_measured = 50.0; ///< percent

using Value = std::optional<double> SessionPoint::*;

double day_of(const SessionPoint& point, const std::vector<SessionPoint>& points)
{
    return static_cast<double>(point.begun_unix_ms - points.front().begun_unix_ms) / day_ms;
}

std::vector<PlotPoint> dots(const std::vector<SessionPoint>& points, Value value)
{
    std::vector<PlotPoint> found;
    for (const SessionPoint& point : points)
        if (point.*value) found.push_back({day_of(point, points), *(point.*value), !found.empty()});
    return found;
}

/// A ring without the guide, a disc with it, a faint line through the discs.
void add_measure(Plot& plot, const std::vector<SessionPoint>& points, Value free, Value guided)
{
    const auto without = dots(points, free);
    const auto with = dots(points, guided);
    if (with.size() > 1) plot.lines.push_back({with, plot.colour.faded(0.3), 0.2});
    if (!without.empty()) plot.lines.push_back({without, plot.colour, 0.75, PlotMark::rings});
    if (!with.empty()) plot.lines.push_back({with, plot.colour, 0.85, PlotMark::dots});
    if (!with.empty()) plot.figures.emplace_back("●  with the guide");
    if (!without.empty()) plot.figures.emplace_back("○  without it");
    if (with.empty() && without.empty()) plot.withheld = "not measured";
}

Plot tension_plot(const std::vector<SessionPoint>& points)
{
    Plot plot{.key = "tension",
              .name = "Tension",
              .unit = "0 to 10, as told",
              .low = 0.0,
              .high = 10.0,
              .ticks = {0.0, 5.0, 10.0},
              .lines = {},
              .figures = {"○  before", "●  after"},
              .withheld = {},
              .colour = tone::text};
    PlotLine ways{{}, tone::text.faded(0.35), 0.25};
    PlotLine before{{}, tone::text, 0.75, PlotMark::rings};
    PlotLine after{{}, tone::text, 0.85, PlotMark::dots};
    for (const SessionPoint& point : points) {
        const double x = day_of(point, points);
        if (point.tension_before)
            before.points.push_back({x, double(*point.tension_before), false});
        if (point.tension_after) after.points.push_back({x, double(*point.tension_after), false});
        if (!point.tension_before || !point.tension_after) continue;
        ways.points.push_back({x, double(*point.tension_before), false});
        ways.points.push_back({x, double(*point.tension_after), true});
    }
    plot.lines = {ways, before, after};
    return plot;
}

bool any_tension(const std::vector<SessionPoint>& points)
{
    return std::ranges::any_of(points, [](const SessionPoint& point) {
        return point.tension_before || point.tension_after;
    });
}

PlotAxis day_axis(const std::vector<SessionPoint>& points)
{
    PlotAxis axis;
    const double days = day_of(points.back(), points);
    axis.until = std::max(1.0, days) * 1.02;
    axis.end = days;
    constexpr std::size_t most = 5;
    const std::size_t ticks = days < 1.0 ? 1 : most;
    for (std::size_t i = 0; i < ticks; ++i) {
        const double day =
            ticks > 1 ? days * static_cast<double>(i) / static_cast<double>(ticks - 1) : 0.0;
        const auto moment = points.front().begun_unix_ms + static_cast<std::int64_t>(day * day_ms);
        const std::string label = short_date(moment);
        if (axis.ticks.empty() || axis.ticks.back().label != label)
            axis.ticks.push_back({day, label});
    }
    return axis;
}

std::vector<PracticeRow> practised(const std::vector<SessionPoint>& points)
{
    struct Sum {
        int times = 0;
        Seconds length{0.0};
    };
    std::map<std::string, Sum> sums;
    for (const SessionPoint& point : points)
        for (const std::string& name : point.practices) {
            ++sums[name].times;
            sums[name].length += point.length / static_cast<double>(point.practices.size());
        }
    std::vector<PracticeRow> rows;
    for (const auto& [name, sum] : sums)
        rows.push_back({fmt::format("{} ×", sum.times), name, length_text(sum.length)});
    std::ranges::stable_sort(rows, [&](const PracticeRow& a, const PracticeRow& b) {
        return sums.at(a.what).length > sums.at(b.what).length;
    });
    return rows;
}

std::vector<OwnWords> newest_words(const std::vector<SessionPoint>& points)
{
    std::vector<OwnWords> words;
    for (auto point = points.rbegin(); point != points.rend(); ++point)
        for (const OwnWords& own : point->words)
            words.push_back(
                {fmt::format("{}, {}", short_date(point->begun_unix_ms), own.about), own.text});
    return words;
}

std::vector<std::string> unmeasured(const std::vector<SessionPoint>& points)
{
    std::vector<std::string> words;
    const auto little = std::ranges::count_if(
        points, [](const SessionPoint& point) { return point.measured_percent < half_measured; });
    words.push_back(
        little == 0
            ? "The heart was measured for at least half of every session."
            : fmt::format(
                  "In {} of {} sessions the heart was measured for less than half of the time.",
                  little, points.size()));
    std::set<std::string> devices;
    for (const SessionPoint& point : points)
        if (!point.device.empty()) devices.insert(point.device);
    if (devices.size() > 1)
        words.push_back(
            fmt::format("{} sensors were used ({}); numbers of two sensors are not the same thing.",
                        devices.size(), fmt::join(devices, ", ")));
    words.emplace_back("A point is the mean of the seconds that had a value, of at least 30. Days, "
                       "sleep, coffee and "
                       "posture change all of these; no point is better than another.");
    return words;
}

} // namespace

Report person_report(const std::vector<SessionPoint>& points, const std::string& name,
                     std::string_view version)
{
    Report report;
    Seconds sum{0.0};
    for (const SessionPoint& point : points) sum += point.length;
    const std::string count =
        fmt::format("{} session{}", points.size(), points.size() == 1 ? "" : "s");
    const std::string dates = date_range(points.front().begun_unix_ms, points.back().begun_unix_ms);
    report.kind = name.empty() ? "The line through many" : dates;
    report.title = name.empty() ? dates : name;
    report.subtitle = fmt::format("{}   ·   {} of practice", count, length_text(sum));
    report.words = newest_words(points);
    report.practice = practised(points);
    report.axis = day_axis(points);
    auto plots = session_scales();
    add_measure(plots[0], points, &SessionPoint::heart_free, &SessionPoint::heart_guided);
    add_measure(plots[1], points, &SessionPoint::breath_free, &SessionPoint::breath_guided);
    add_measure(plots[2], points, &SessionPoint::swing_free, &SessionPoint::swing_guided);
    for (Plot& plot : plots) report.plots.push_back(std::move(plot));
    if (any_tension(points)) report.plots.push_back(tension_plot(points));
    for (const SessionPoint& point : points)
        if (!point.flower.petals.empty())
            report.flowers.push_back({point.flower, short_date(point.begun_unix_ms)});
    report.unmeasured = unmeasured(points);
    report.recipe = fmt::format("Eupnea {}. Means of what was found during each session.", version);
    return report;
}

} // namespace eupnea::report
