// SPDX-License-Identifier: MIT
// A low-pass whose cutoff may move while it runs.
#pragma once

#include <cmath>
#include <numbers>

#include "base/units.hpp"

namespace eupnea {

/// Second-order Butterworth low-pass as a state variable filter with trapezoidal integrators. Its
/// states at rest do not depend on the cutoff, so moving it makes no step.
///
///     g = tan(pi cutoff / rate),   v = (band + g (x - low)) / (1 + g (g + sqrt 2))
///
/// Delay at low frequencies: sqrt 2 / (2 pi cutoff) seconds.
/// Source: A. Simper, Linear trapezoidal integrated state variable filter (Cytomic, 2013).
class TunableLowPass {
public:
    TunableLowPass(Hertz cutoff, SampleRate rate) : rate_(rate) { tune(cutoff); }

    void tune(Hertz cutoff)
    {
        cutoff_ = cutoff;
        g_ = std::tan(std::numbers::pi * (cutoff / rate_));
        share_ = 1.0 / (1.0 + g_ * (g_ + std::numbers::sqrt2));
    }
    void settle_at(double x)
    {
        band_ = 0.0;
        low_ = x;
    }

    double operator()(double x)
    {
        const double band = share_ * (band_ + g_ * (x - low_));
        const double low = low_ + g_ * band;
        band_ = 2.0 * band - band_;
        low_ = 2.0 * low - low_;
        return low;
    }

    Hertz cutoff() const { return cutoff_; }
    Seconds delay() const
    {
        return Seconds{std::numbers::sqrt2 / (2.0 * std::numbers::pi * cutoff_.value)};
    }

private:
    SampleRate rate_;
    Hertz cutoff_{};
    double g_ = 0.0;
    double share_ = 0.0;
    double band_ = 0.0; ///< integrator states
    double low_ = 0.0;
};

} // namespace eupnea
