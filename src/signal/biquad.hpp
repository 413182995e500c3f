// SPDX-License-Identifier: MIT
// Second-order filter sections.
#pragma once

#include <cmath>
#include <numbers>

#include "base/units.hpp"

namespace eupnea {

/// Second-order section, transposed direct form II.
///
///     y = b0 x + s1,   s1 = b1 x - a1 y + s2,   s2 = b2 x - a2 y
///
/// The low- and high-pass are Butterworth (q = 1/sqrt 2) by the bilinear transform, 12 dB per octave.
/// Source: R. Bristow-Johnson, Cookbook formulae for audio EQ biquad filter coefficients.
struct Biquad {
    static Biquad low_pass(Hertz cutoff, SampleRate rate, double q = std::numbers::sqrt2 / 2)
    {
        const Design d{cutoff, rate, q};
        return d.section((1 - d.cosine) / 2, 1 - d.cosine, (1 - d.cosine) / 2);
    }
    static Biquad high_pass(Hertz cutoff, SampleRate rate, double q = std::numbers::sqrt2 / 2)
    {
        const Design d{cutoff, rate, q};
        return d.section((1 + d.cosine) / 2, -(1 + d.cosine), (1 + d.cosine) / 2);
    }
    /// Removes one frequency; the notch is centre / q wide at -3 dB.
    static Biquad notch(Hertz centre, SampleRate rate, double q)
    {
        const Design d{centre, rate, q};
        return d.section(1, -2 * d.cosine, 1);
    }

    double operator()(double x)
    {
        const double y = b0 * x + s1;
        s1 = b1 * x - a1 * y + s2;
        s2 = b2 * x - a2 * y;
        return y;
    }

    /// Puts the section at rest at a constant input, so that a start makes no transient.
    void settle_at(double x)
    {
        const double y = x * (b0 + b1 + b2) / (1 + a1 + a2);
        s2 = b2 * x - a2 * y;
        s1 = b1 * x - a1 * y + s2;
    }

    double b0, b1, b2, a1, a2;
    double s1 = 0.0;
    double s2 = 0.0;

private:
    struct Design {
        Design(Hertz frequency, SampleRate rate, double q)
            : cosine(std::cos(2 * std::numbers::pi * (frequency / rate))),
              alpha(std::sin(2 * std::numbers::pi * (frequency / rate)) / (2 * q))
        {}
        Biquad section(double b0, double b1, double b2) const
        {
            const double a0 = 1 + alpha;
            return {b0 / a0, b1 / a0, b2 / a0, -2 * cosine / a0, (1 - alpha) / a0};
        }
        double cosine;
        double alpha;
    };
};

} // namespace eupnea
