// SPDX-License-Identifier: MIT
// How found breaths and rates compare with marked ones.
#pragma once

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <optional>
#include <span>
#include <vector>

namespace eupnea::bench {

/// Marked onsets, s, in order.
using Marks = std::vector<double>;
constexpr double infinite = std::numeric_limits<double>::infinity();

/// Breaths a minute of the marks in (until - window, until]; nothing for fewer than two.
inline std::optional<double> rate_of(const Marks& marks, double until, double window = 32.0)
{
    const auto first = std::upper_bound(marks.begin(), marks.end(), until - window);
    const auto last = std::upper_bound(marks.begin(), marks.end(), until);
    if (last - first < 2) return std::nullopt;
    const double span = *(last - 1) - *first;
    // Nothing honest can be said when the marks leave much of the window empty.
    const double cycle = span / static_cast<double>(last - first - 1);
    if (window - span > std::max(4.0, 2.2 * cycle)) return std::nullopt;
    return 60.0 / cycle;
}

struct Score {
    int hits = 0, missed = 0, extra = 0;
    double f1() const
    {
        const double all = 2.0 * hits + missed + extra;
        return all > 0 ? 200.0 * hits / all : 0.0;
    }
};

/// Marks, and those that nobody is asked to find: an onset found there is neither a hit nor extra.
struct OnsetTruth {
    Marks certain;
    Marks uncertain{};
};

/// Certain marks outside of [from, until] become uncertain.
inline OnsetTruth asked_within(OnsetTruth truth, double from, double until)
{
    const auto outside = [=](double t) { return t < from || t > until; };
    std::copy_if(truth.certain.begin(), truth.certain.end(), std::back_inserter(truth.uncertain),
                 outside);
    std::erase_if(truth.certain, outside);
    return truth;
}

/// One-to-one, nearest first in time order, within 0.5 s or 15 % of the marked cycle.
inline Score compare(const OnsetTruth& truth, const Marks& found)
{
    Marks marks = truth.certain;
    marks.insert(marks.end(), truth.uncertain.begin(), truth.uncertain.end());
    std::sort(marks.begin(), marks.end());
    Score score;
    std::vector<bool> used(found.size(), false);
    for (std::size_t i = 0; i < marks.size(); ++i) {
        const double before = i > 0 ? marks[i] - marks[i - 1] : infinite;
        const double after = i + 1 < marks.size() ? marks[i + 1] - marks[i] : infinite;
        const double cycle = std::min(before, after);
        const double tolerance = std::max(0.5, cycle < infinite ? 0.15 * cycle : 0.0);
        std::optional<std::size_t> best;
        for (std::size_t k = 0; k < found.size(); ++k)
            if (!used[k] && std::abs(found[k] - marks[i]) <= tolerance &&
                (!best || std::abs(found[k] - marks[i]) < std::abs(found[*best] - marks[i])))
                best = k;
        if (best) used[*best] = true;
        if (std::find(truth.certain.begin(), truth.certain.end(), marks[i]) != truth.certain.end())
            ++(best ? score.hits : score.missed);
    }
    score.extra = static_cast<int>(std::count(used.begin(), used.end(), false));
    return score;
}

/// Errors of a rate, window by window.
struct RateErrors {
    std::vector<double> errors;
    int windows = 0;

    void add(std::optional<double> truth, std::optional<double> found)
    {
        if (!truth) return;
        ++windows;
        if (found) errors.push_back(*found - *truth);
    }
    double mean_absolute() const
    {
        double sum = 0;
        for (const double e : errors) sum += std::abs(e);
        return errors.empty() ? 0.0 : sum / static_cast<double>(errors.size());
    }
    double bias() const
    {
        double sum = 0;
        for (const double e : errors) sum += e;
        return errors.empty() ? 0.0 : sum / static_cast<double>(errors.size());
    }
    double spread() const
    {
        double sum = 0;
        for (const double e : errors) sum += (e - bias()) * (e - bias());
        return errors.empty() ? 0.0 : std::sqrt(sum / static_cast<double>(errors.size()));
    }
    double shown_percent() const
    {
        return windows ? 100.0 * static_cast<double>(errors.size()) / windows : 0.0;
    }
    /// Of the shown ones, off by more than 3 breaths/min.
    double wrong_percent() const
    {
        const auto wrong =
            std::count_if(errors.begin(), errors.end(), [](double e) { return std::abs(e) > 3.0; });
        return errors.empty()
                   ? 0.0
                   : 100.0 * static_cast<double>(wrong) / static_cast<double>(errors.size());
    }
};

} // namespace eupnea::bench
