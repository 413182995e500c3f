// SPDX-License-Identifier: MIT
// Where a recording is undisturbed, by its wave alone: neither truth nor detector is asked.
#pragma once

#include <algorithm>
#include <cmath>
#include <vector>

#include "bench/support/recording.hpp"

namespace eupnea::bench {

/// Calm is a time from 3 s after the beginning at which the raw wave of the second before and the
/// second after moves over at most twice the range that it usually does (the median of them all).
class CalmStretches {
public:
    explicit CalmStretches(const Recording& recording)
    {
        start_ = seconds_of(recording.samples.front().time);
        const double last = seconds_of(recording.samples.back().time);
        std::vector<double> low(static_cast<std::size_t>((last - start_) / step) + 1, 1e300);
        std::vector<double> high(low.size(), -1e300);
        for (const Sample& s : recording.samples) {
            const std::size_t i = place(seconds_of(s.time));
            low[i] = std::min(low[i], s.value);
            high[i] = std::max(high[i], s.value);
        }
        for (std::size_t i = 0; i < low.size(); ++i) {
            const std::size_t from = i > reach ? i - reach : 0;
            const std::size_t until = std::min(low.size(), i + reach + 1);
            const auto at = [](auto& v, std::size_t k) {
                return v.begin() + static_cast<std::ptrdiff_t>(k);
            };
            ranges_.push_back(*std::max_element(at(high, from), at(high, until)) -
                              *std::min_element(at(low, from), at(low, until)));
        }
        std::vector<double> sorted = ranges_;
        std::sort(sorted.begin(), sorted.end());
        most_ = 2 * sorted[sorted.size() / 2];
    }

    bool operator()(double time) const
    {
        return time >= start_ + 3.0 && ranges_[std::min(place(time), ranges_.size() - 1)] <= most_;
    }

private:
    static constexpr double step = 0.1;      // s
    static constexpr std::size_t reach = 10; // steps to either side

    std::size_t place(double time) const
    {
        return static_cast<std::size_t>(std::max(0.0, (time - start_) / step));
    }

    double start_;
    std::vector<double> ranges_;
    double most_;
};

} // namespace eupnea::bench
