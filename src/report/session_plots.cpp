// SPDX-License-Identifier: MIT
#include "report/session_plots.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/quality.hpp"

namespace eupnea::report {

namespace {

constexpr std::size_t columns = 900;      ///< more than a printer shows on a page's width
constexpr std::size_t least_seconds = 30; ///< for a mean beside a plot
constexpr Seconds sample_step{1.5};       ///< two states further apart are not joined

using Measure = std::optional<float> State::*;

struct Mean {
    double sum = 0.0;
    std::size_t count = 0;
};

/// Over the seconds with the guide, or without it.
Mean mean_of(const SessionRecord& record, Measure measure, bool guided)
{
    Mean mean;
    for (const State& state : record.session().states()) {
        if (!(state.*measure) || record.guided(state.time) != guided) continue;
        mean.sum += *(state.*measure);
        ++mean.count;
    }
    return mean;
}

std::vector<std::string> figures_of(const SessionRecord& record, Measure measure, int decimals)
{
    std::vector<std::string> figures;
    const bool any_guide = !record.pacer_changes().empty();
    for (const bool guided : {false, true}) {
        const Mean mean = mean_of(record, measure, guided);
        if (mean.count < least_seconds) continue;
        const std::string value =
            fmt::format("{:.{}f}", mean.sum / static_cast<double>(mean.count), decimals);
        figures.push_back(!any_guide ? value + " on average"
                          : guided   ? value + " with the guide"
                                     : value + " without it");
    }
    std::ranges::reverse(figures); // the guide's first, as "without it" needs it
    return figures;
}

std::vector<PlotPoint> a_second(const SessionRecord& record, Measure measure)
{
    std::vector<PlotPoint> points;
    Timestamp before{Seconds{-1e9}};
    for (const State& state : record.session().states()) {
        if (!(state.*measure) || state.time.time_since_epoch() > record.length()) continue;
        points.push_back({seconds_of(state.time), static_cast<double>(*(state.*measure)),
                          state.time - before <= sample_step});
        before = state.time;
    }
    return points;
}

std::vector<PlotPoint> heart_points(const SessionRecord& record)
{
    std::vector<PlotPoint> points;
    for (const Nn& nn : record.analysis().nn())
        points.push_back({seconds_of(nn.middle()), heart_rate_bpm(nn.interval), nn.adjacent});
    return points;
}

/// Its pace, from change to change; the steps of a guide that slows down are one line.
std::vector<PlotPoint> guide_points(const SessionRecord& record)
{
    std::vector<PlotPoint> points;
    const auto& changes = record.pacer_changes();
    for (std::size_t i = 0; i < changes.size(); ++i) {
        if (!changes[i].running) continue;
        const double rate = breath_rate(changes[i].pattern.cycle()).per_minute;
        const double from = seconds_of(changes[i].time);
        const double until = std::min(i + 1 < changes.size() ? seconds_of(changes[i + 1].time)
                                                             : record.length().count(),
                                      record.length().count());
        points.push_back({from, rate, i > 0 && changes[i - 1].running});
        points.push_back({until, rate, true});
    }
    return points;
}

/// Why most of the seconds have no value, as a sentence's end.
std::string reason_words(const SecondsGood& seconds)
{
    const Reason reason = seconds.all == 0 ? Reason::no_signal : seconds.main_reason();
    return fmt::format("not measured: {}",
                       reason == Reason::no_signal ? "there was no signal" : clause(reason));
}

void add_measure(Plot& plot, const PlotAxis& axis, const std::vector<PlotPoint>& points,
                 const SecondsGood& seconds)
{
    if (points.empty()) plot.withheld = reason_words(seconds);
    plot.lines.push_back({thinned(points, axis.until, columns), plot.colour, 0.28});
}

} // namespace

PlotAxis session_axis(const SessionRecord& record)
{
    constexpr std::array lengths_min{5, 10, 20, 30, 45, 60, 90, 120, 180, 240, 360, 480, 720, 1440};
    constexpr std::array steps_min{1, 1, 2, 5, 5, 10, 15, 15, 30, 30, 60, 60, 120, 240};
    const double minutes = record.length().count() / 60.0;
    std::size_t i = 0;
    while (i + 1 < lengths_min.size() && lengths_min[i] < minutes - 1e-6) ++i;
    PlotAxis axis;
    axis.until = 60.0 * std::max<double>(lengths_min[i], minutes);
    axis.end = record.length().count();
    for (int at = 0; at <= lengths_min[i]; at += steps_min[i])
        axis.ticks.push_back({60.0 * at, at == lengths_min[i] || at + steps_min[i] > lengths_min[i]
                                             ? fmt::format("{} min", at)
                                             : fmt::format("{}", at)});
    for (const StepBegan& step : record.steps())
        axis.steps.push_back({seconds_of(step.time), std::string{step.title.view()}});
    return axis;
}

std::array<Plot, 3> session_scales()
{
    return {{
        {.key = "heart",
         .name = "Heart rate",
         .unit = "beats a minute",
         .low = 40.0,
         .high = 120.0,
         .ticks = {40.0, 60.0, 80.0, 100.0, 120.0},
         .lines = {},
         .figures = {},
         .withheld = {},
         .colour = tone::heart},
        {.key = "breath",
         .name = "Breathing",
         .unit = "breaths a minute",
         .low = 0.0,
         .high = 24.0,
         .ticks = {0.0, 6.0, 12.0, 18.0, 24.0},
         .lines = {},
         .figures = {},
         .withheld = {},
         .colour = tone::breath},
        {.key = "swing",
         .name = "Swing with the breath",
         .unit = "beats a minute",
         .low = 0.0,
         .high = 30.0,
         .ticks = {0.0, 10.0, 20.0, 30.0},
         .lines = {},
         .figures = {},
         .withheld = {},
         .colour = tone::swing},
    }};
}

std::array<Plot, 3> session_plots(const SessionRecord& record)
{
    const PlotAxis axis = session_axis(record);
    const Analysis& analysis = record.analysis();
    auto plots = session_scales();
    plots[0].figures = figures_of(record, &State::heart_rate_bpm, 0);
    plots[1].figures = figures_of(record, &State::breath_rate_per_min, 1);
    plots[2].figures = figures_of(record, &State::hr_swing_bpm, 0);
    add_measure(plots[0], axis, heart_points(record), analysis.heart_seconds());
    if (const auto guide = guide_points(record); !guide.empty())
        plots[1].lines.push_back({guide, tone::guide, 1.1});
    add_measure(plots[1], axis, a_second(record, &State::breath_rate_per_min),
                analysis.breath_seconds());
    add_measure(plots[2], axis, a_second(record, &State::hr_swing_bpm), analysis.heart_seconds());
    return plots;
}

} // namespace eupnea::report
