// SPDX-License-Identifier: MIT
// The smallest smoother.
#pragma once

#include <cmath>
#include <numbers>

#include "base/units.hpp"

namespace eupnea {

/// One-pole low-pass, 6 dB per octave.
///
///     y[n] = y[n-1] + a (x[n] - y[n-1]),   a = 1 - exp(-2 pi cutoff / rate)
///
/// Delay at low frequencies: 1 / (2 pi cutoff) seconds.
struct OnePole {
    OnePole(Hertz cutoff, SampleRate rate)
        : a(1.0 - std::exp(-2.0 * std::numbers::pi * (cutoff / rate)))
    {}

    double operator()(double x) { return y += a * (x - y); }

    double a;       ///< smoothing factor, 0 < a < 1
    double y = 0.0; ///< last output; set it to start without a transient
};

} // namespace eupnea
