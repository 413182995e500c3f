// SPDX-License-Identifier: MIT
// Which way of a breathing wave is in.
#pragma once

#include "base/ring.hpp"
#include "breath/turning_points.hpp"

namespace eupnea {

/// +1 when the wave rises with the inhale, -1 when it falls.
///
/// Starts at +1. At rest the inhale is the shorter half of a breath (inhale:exhale about 40:60), so the
/// evidence is the log ratio of rising to falling time, holds taken out, held within 0.5, of breaths that
/// are not mostly hold: its mean
/// over the last breaths against its own spread decides once. From then on the direction changes only
/// when the last breaths speak more strongly for the other side than any have for this one, and the
/// sum over all breaths has come to the other side by as much as made the decision: another way of
/// breathing does not turn a belt round. A person may decide instead, and is obeyed.
class BreathDirection {
public:
    BreathDirection();

    /// True when in and out have changed places.
    bool operator()(const TurningPoint& point);
    int sign() const { return sign_; }
    /// The other way round, and no more guessing.
    void invert();

private:
    bool weigh(double log_ratio);
    bool outweighs(double mean) const;
    bool clear(double mean) const;
    double mean_of_last() const;

    Ring<double> log_ratios_; ///< rising over falling time of each breath
    TurningPoint before_{};
    Seconds half_before_{0.0};
    Seconds moving_before_{0.0}; ///< of that half, without its hold
    int halves_ = 0;
    int sign_ = 1;
    double sum_ = 0.0;       ///< of all log ratios since the decision, and what led to it
    double evidence_ = 0.0;  ///< the sum that made the decision; 0: not yet
    double strongest_ = 0.0; ///< mean for this direction
    bool told_ = false;      ///< by the person
};

} // namespace eupnea
