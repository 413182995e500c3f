// SPDX-License-Identifier: MIT
// What is counted of a beat correction's classifications.
#pragma once

#include <cmath>
#include <vector>

#include "base/event.hpp"

namespace eupnea::bench {

inline bool flagged(const BeatClassification& classification)
{
    return classification.beat_class != BeatClass::normal &&
           classification.beat_class != BeatClass::first;
}

/// In ms, over the pairs of normal neighbours.
inline double rmssd_of(const std::vector<BeatClassification>& classifications)
{
    double squares = 0.0;
    int pairs = 0;
    for (std::size_t i = 1; i < classifications.size(); ++i) {
        if (classifications[i].beat_class != BeatClass::normal) continue;
        if (classifications[i - 1].beat_class != BeatClass::normal) continue;
        const double step = (*classifications[i].nn - *classifications[i - 1].nn).count();
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
