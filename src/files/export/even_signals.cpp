// SPDX-License-Identifier: MIT
#include "files/export/even_signals.hpp"

#include <algorithm>

namespace eupnea {

namespace {

constexpr double longest_grid = 1e9; ///< samples
constexpr double on_grid = 1e-3;     ///< of a step

double steps(const EvenSignal& signal, const Sample& sample)
{
    return seconds_of(sample.time) * signal.rate.per_second;
}

double between(const EvenSignal& signal, const Sample& before, const Sample& after, double here)
{
    const double from = steps(signal, before);
    const double part = (here - from) / (steps(signal, after) - from);
    return here < from + on_grid ? before.value
                                 : before.value + part * (after.value - before.value);
}

} // namespace

void EvenSignals::on(const Event& event)
{
    if (const auto* stream = std::get_if<Stream>(&event); stream && stream->rate.per_second > 0.0) {
        const double rate = stream->rate.per_second;
        lines_.try_emplace(stream->channel,
                           Line{{stream->channel,
                                 SampleRate{rates_ == Rates::whole ? std::ceil(rate - 1e-6) : rate},
                                 {}}});
    }
    const auto* sample = std::get_if<Sample>(&event);
    if (!sample) return;
    if (const auto line = lines_.find(sample->channel); line != lines_.end())
        add(line->second, *sample);
}

void EvenSignals::add(Line& line, const Sample& sample)
{
    EvenSignal& signal = line.signal;
    const double until = steps(signal, sample);
    if (!std::isfinite(sample.value) || until < 0.0 || until > longest_grid) return;
    const auto& before = line.before;
    if (before && sample.time <= before->time) return;
    const Seconds longest{std::max(0.1, 1.5 / signal.rate.per_second)};
    const bool joined = before && sample.time - before->time <= longest;
    if (!joined) finish(line);
    while (static_cast<double>(signal.values.size()) < until - on_grid) {
        const auto here = static_cast<double>(signal.values.size());
        signal.values.push_back(joined ? between(signal, *before, sample, here)
                                       : std::numeric_limits<double>::quiet_NaN());
    }
    line.before = sample;
}

/// The last sample before a hole or the end, where a place of the grid is nearest to it.
void EvenSignals::finish(Line& line)
{
    if (!line.before) return;
    const double after =
        static_cast<double>(line.signal.values.size()) - steps(line.signal, *line.before);
    if (after < 0.5) line.signal.values.push_back(line.before->value);
}

std::vector<EvenSignal> EvenSignals::finish()
{
    std::vector<EvenSignal> signals;
    for (auto& [channel, line] : lines_) {
        finish(line);
        if (line.before) signals.push_back(std::move(line.signal));
    }
    lines_.clear();
    return signals;
}

} // namespace eupnea
