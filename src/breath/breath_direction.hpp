// SPDX-License-Identifier: MIT
// Which way of a breathing wave is in.
#pragma once

#include "base/ring.hpp"
#include "breath/turning_points.hpp"

namespace eupnea {

/// +1 when the wave rises with the inhale, -1 when it falls.
///
/// Starts at +1 and changes only on strong evidence. At rest the inhale is the shorter half of a
/// breath (inhale:exhale about 40:60), so the evidence is the mean log ratio of rising to falling
/// time over the last breaths, against its own spread. A person may decide instead, and is obeyed.
class BreathDirection {
public:
    BreathDirection();

    void operator()(const TurningPoint& point);
    int sign() const { return sign_; }
    /// The other way round, and no more guessing.
    void invert();

private:
    void judge();

    Ring<double> log_ratios_; ///< rising over falling time of each breath
    TurningPoint before_{};
    Seconds half_before_{0.0};
    int halves_ = 0;
    int sign_ = 1;
    bool decided_ = false;
};

} // namespace eupnea
