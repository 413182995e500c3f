// SPDX-License-Identifier: MIT
// A whole recorded wave, to be looked at from a day to a heartbeat.
#pragma once

#include <optional>
#include <vector>

#include "base/units.hpp"
#include "signal/min_max_pyramid.hpp"

namespace eupnea {

/// Values with their times, which are kept for every 256th and at the ends of gaps: within such a run, samples
/// are taken to be evenly apart.
class WaveRecord {
public:
    /// In order of time.
    void add(Timestamp time, float value);
    /// What comes next does not join what came before.
    void break_here() { broken_ = true; }

    bool empty() const { return values_.size() == 0; }
    std::size_t size() const { return values_.size(); }
    float value(std::size_t i) const { return values_[i]; }
    Timestamp time(std::size_t i) const;
    /// It does not join the sample before.
    bool after_gap(std::size_t i) const;

    /// The first sample at this time or later; size() when there is none.
    std::size_t first_at(Timestamp time) const;
    /// Least and greatest from one time up to another.
    MinMax range(Timestamp from, Timestamp until) const
    {
        return values_.range(first_at(from), first_at(until));
    }

private:
    static constexpr std::size_t longest_run = 256;

    struct Run {
        std::size_t first;
        std::size_t count;
        Timestamp from;
        Timestamp until; ///< of its last sample
        bool after_gap;

        Seconds step() const
        {
            return count > 1 ? (until - from) / static_cast<double>(count - 1) : Seconds{0.0};
        }
    };
    const Run& run_of(std::size_t i) const;

    MinMaxPyramid values_;
    std::vector<Run> runs_;
    bool broken_ = true;
};

} // namespace eupnea
