// SPDX-License-Identifier: MIT
// Beat correction of a finished recording, which may look at all of it.
#include "heart/record/whole_record.hpp"
#include "base/statistics.hpp"

#include <algorithm>
#include <cmath>

namespace eupnea {
namespace {

constexpr std::size_t fewest_beats = 12;
constexpr std::size_t most_passes = 20;
constexpr std::size_t spread_reach = 45; // intervals to either side
constexpr std::size_t median_reach = 5;
constexpr double spread_factor = 5.2;
constexpr double slope = 0.13; // of the line between ectopic and normal, c1 of the paper
constexpr double offset = 0.17;

using Series = std::vector<double>; // ms, or shares of a threshold

Series around(const Series& values, std::size_t i, std::size_t reach)
{
    const std::size_t from = i > reach ? i - reach : 0;
    const std::size_t until = std::min(values.size(), i + reach + 1);
    return {values.begin() + static_cast<std::ptrdiff_t>(from),
            values.begin() + static_cast<std::ptrdiff_t>(until)};
}

Series intervals_of(const std::vector<WholeRecordBeat>& beats)
{
    Series intervals(beats.size());
    for (std::size_t i = 1; i < beats.size(); ++i)
        intervals[i] = Milliseconds{beats[i].time - beats[i - 1].time}.count();
    intervals[0] = intervals[1];
    return intervals;
}

Series thresholds(const Series& values)
{
    Series limits(values.size());
    Series sizes(values.size());
    std::transform(values.begin(), values.end(), sizes.begin(),
                   [](double x) { return std::abs(x); });
    for (std::size_t i = 0; i < values.size(); ++i) {
        const Series near = around(sizes, i, spread_reach);
        limits[i] = std::max(1.0, spread_factor * (ranked(near, 0.75) - ranked(near, 0.25)) / 2);
    }
    return limits;
}

/// The paper's dRR, mRR, S12 and S22.
struct Measures {
    Series intervals;
    Series medians;
    Series step;      ///< dRR over its threshold
    Series deviation; ///< mRR over its threshold
    Series fit;       ///< the threshold of mRR, ms

    explicit Measures(const std::vector<WholeRecordBeat>& beats) : intervals(intervals_of(beats))
    {
        const std::size_t n = intervals.size();
        step.resize(n);
        deviation.resize(n);
        medians.resize(n);
        for (std::size_t i = 1; i < n; ++i) step[i] = intervals[i] - intervals[i - 1];
        for (std::size_t i = 0; i < n; ++i) {
            medians[i] = ranked(around(intervals, i, median_reach), 0.5);
            deviation[i] = intervals[i] - medians[i];
            if (deviation[i] < 0) deviation[i] *= 2;
        }
        const Series step_limit = thresholds(step);
        fit = thresholds(deviation);
        for (std::size_t i = 0; i < n; ++i) {
            step[i] /= step_limit[i];
            deviation[i] /= fit[i];
        }
    }

    double s12(std::size_t i) const
    {
        const auto [low, high] = std::minmax(step[i - 1], step[i + 1]);
        return step[i] > 0 ? high : low;
    }
    double s22(std::size_t i) const
    {
        const auto [low, high] = std::minmax(step[i + 1], step[i + 2]);
        return step[i] >= 0 ? low : high;
    }

    BeatClass classify(std::size_t i) const
    {
        if (step[i] > 1 && s12(i) < -slope * step[i] - offset) return BeatClass::ectopic;
        if (step[i] < -1 && s12(i) > -slope * step[i] + offset) return BeatClass::ectopic;
        const bool far = std::abs(deviation[i]) > 3;
        if (std::abs(step[i]) <= 1 && !far) return BeatClass::normal;
        const bool late = (step[i] > 1 && s22(i) < -1) || (far && deviation[i] > 0);
        const bool early = (step[i] < -1 && s22(i) > 1) || (far && deviation[i] < 0);
        if (late && std::abs(intervals[i] / 2 - medians[i]) < fit[i]) return BeatClass::missed;
        if (early && std::abs(intervals[i] + intervals[i + 1] - medians[i]) < fit[i])
            return BeatClass::extra;
        if (late) return BeatClass::long_interval;
        return early ? BeatClass::short_interval : BeatClass::normal;
    }
};

/// A beat at the wrong time spoils the interval after it, too, and a premature one is told by its
/// pause. That interval is classified again in the next pass, when the beat has been put right.
std::vector<BeatClass> classify_all(const std::vector<WholeRecordBeat>& beats)
{
    std::vector<BeatClass> classes(beats.size(), BeatClass::normal);
    const Measures measures{beats};
    for (std::size_t i = 2; i + 2 < beats.size(); ++i) {
        classes[i] = measures.classify(i);
        if (classes[i] == BeatClass::normal || classes[i] == BeatClass::missed) continue;
        const bool paused = i + 3 < beats.size() && measures.classify(i + 1) == BeatClass::ectopic;
        if (paused && classes[i] != BeatClass::extra) classes[i] = BeatClass::ectopic;
        ++i;
    }
    return classes;
}

std::size_t artifacts_in(const std::vector<BeatClass>& classes)
{
    return static_cast<std::size_t>(
        std::count_if(classes.begin(), classes.end(),
                      [](BeatClass beat_class) { return beat_class != BeatClass::normal; }));
}

Timestamp half_way(Timestamp a, Timestamp b) { return a + (b - a) / 2; }

std::vector<WholeRecordBeat> repaired(const std::vector<WholeRecordBeat>& beats,
                                      const std::vector<BeatClass>& classes)
{
    std::vector<WholeRecordBeat> result;
    result.reserve(beats.size());
    for (std::size_t i = 0; i < beats.size(); ++i) {
        switch (classes[i]) {
        case BeatClass::extra:
            break;
        case BeatClass::missed:
            result.push_back({half_way(result.back().time, beats[i].time), std::nullopt});
            [[fallthrough]];
        case BeatClass::normal:
            result.push_back(beats[i]);
            break;
        default:
            result.push_back({half_way(result.back().time, beats[i + 1].time), beats[i].given});
        }
    }
    return result;
}

} // namespace

WholeRecord correct_whole_record(std::span<const Timestamp> beats)
{
    WholeRecord record{{}, std::vector<BeatClass>(beats.size(), BeatClass::normal), 0};
    std::vector<WholeRecordBeat>& tracked = record.beats;
    for (std::size_t i = 0; i < beats.size(); ++i) tracked.push_back({beats[i], i});
    if (beats.size() < fewest_beats) return record;

    std::size_t before = beats.size();
    for (auto classes = classify_all(tracked); record.passes < most_passes;
         classes = classify_all(tracked)) {
        const std::size_t artifacts = artifacts_in(classes);
        if (artifacts == 0 || artifacts >= before) break;
        before = artifacts;
        ++record.passes;
        for (std::size_t i = 0; i < tracked.size(); ++i)
            if (tracked[i].given && record.classes[*tracked[i].given] == BeatClass::normal)
                record.classes[*tracked[i].given] = classes[i];
        tracked = repaired(tracked, classes);
    }
    return record;
}

} // namespace eupnea
