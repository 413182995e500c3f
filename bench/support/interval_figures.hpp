// SPDX-License-Identifier: MIT
// What is counted of a beat correction's verdicts.
#pragma once

#include <cmath>
#include <vector>

#include "base/event.hpp"

namespace eupnea::bench {

inline bool flagged(const BeatClassification& verdict)
{
    return verdict.beat_class != BeatClass::normal && verdict.beat_class != BeatClass::first;
}

/// In ms, over the pairs of normal neighbours.
inline double rmssd_of(const std::vector<BeatClassification>& verdicts)
{
    double squares = 0.0;
    int pairs = 0;
    for (std::size_t i = 1; i < verdicts.size(); ++i) {
        if (verdicts[i].beat_class != BeatClass::normal) continue;
        if (verdicts[i - 1].beat_class != BeatClass::normal) continue;
        const double step = (*verdicts[i].nn - *verdicts[i - 1].nn).count();
        squares += step * step;
        ++pairs;
    }
    return std::sqrt(squares / pairs);
}

/// In ms, of beats at these seconds.
inline double rmssd_of(const std::vector<double>& times)
{
    double squares = 0.0;
    for (std::size_t i = 2; i < times.size(); ++i) {
        const double step = 1000 * (times[i] - 2 * times[i - 1] + times[i - 2]);
        squares += step * step;
    }
    return std::sqrt(squares / static_cast<double>(times.size() - 2));
}

} // namespace eupnea::bench
