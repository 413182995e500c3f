// SPDX-License-Identifier: MIT
// The straight line from a device's clock to ours.
#pragma once

#include <algorithm>
#include <cmath>

#include "base/units.hpp"

namespace eupnea {

/// Follows   our time = offset + pace * device time   through arrivals that are late by a varying
/// transport delay: a Kalman filter of (time now, pace) with fading memory.
///
///     time += pace dx,          P = F P F' * 2^(dx / half life),   F = [1 dx; 0 1]
///     e = arrival - time,       K = P H' / (H P H' + R),           H = [1 0]
///     (time, pace) += K e,      P -= K H P
///
/// Half of what it knows is forgotten in a minute, so that jitter goes and drift stays. Transport can be
/// late, never early, so beyond three deviations an arrival counts the less the later it is. The mean
/// transport delay stays in the result: it is the same for every sample.
/// After liblsl's recursive least squares (time_postprocessor.cpp), with a prior on the pace.
class TimeLine {
public:
    /// @param pace_doubt  one deviation of what the pace may be off by at the start; crystals: 1e-4
    explicit TimeLine(double pace_doubt = 1e-4)
        : most_pace_variance_(pace_doubt * pace_doubt), pace_variance_(most_pace_variance_)
    {}

    void start(Seconds device, Timestamp arrival)
    {
        device_ = device;
        time_ = arrival;
        time_variance_ = jitter_variance;
        covariance_ = 0.0;
        pace_variance_ = std::min(pace_variance_, most_pace_variance_);
    }

    void advance(Seconds device)
    {
        const double dx = (device - device_).count();
        const double fading = std::exp2(dx / half_life_s);
        device_ = device;
        time_ += Seconds{pace_ * dx};
        time_variance_ += dx * (2 * covariance_ + dx * pace_variance_);
        covariance_ += dx * pace_variance_;
        time_variance_ *= fading;
        covariance_ *= fading;
        pace_variance_ *= fading;
    }

    /// How much later than expected something arrived.
    Seconds lateness(Timestamp arrival) const { return arrival - time_; }

    void follow(Timestamp arrival)
    {
        const double e = bounded(lateness(arrival).count());
        const double total = time_variance_ + jitter_variance;
        const double time_gain = time_variance_ / total;
        const double pace_gain = covariance_ / total;
        time_ += Seconds{time_gain * e};
        pace_ += pace_gain * e;
        pace_variance_ -= pace_gain * covariance_;
        covariance_ -= time_gain * covariance_;
        time_variance_ -= time_gain * time_variance_;
    }

    Timestamp time() const { return time_; }
    double pace() const { return pace_; }

private:
    static double bounded(double e) { return e > 3 * jitter ? 9 * jitter_variance / e : e; }

    static constexpr double half_life_s = 60.0;
    static constexpr double jitter = 0.01; ///< s: of a USB serial chip's 16 ms timer
    static constexpr double jitter_variance = jitter * jitter;

    Seconds device_{};
    Timestamp time_{};
    double pace_ = 1.0;
    double time_variance_ = jitter_variance;
    double covariance_ = 0.0;
    double most_pace_variance_; ///< however long the pause before a new line was
    double pace_variance_;
};

} // namespace eupnea
