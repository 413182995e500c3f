// SPDX-License-Identifier: MIT
#include <cmath>
#include <numbers>

#include "signal/spectrum.hpp"

namespace eupnea {

namespace {

/// Weighted sums over the points, for one frequency; the weights sum to 1.
struct Sums {
    double cosine = 0.0;        ///< of y cos wt
    double sine = 0.0;          ///< of y sin wt
    double cosine_double = 0.0; ///< of cos 2wt
    double sine_double = 0.0;   ///< of sin 2wt
};

/// Variance that the best sine at this frequency explains. Scargle's shift tau, which makes cosine
/// and sine independent, is half the angle of the double-frequency sums.
double explained_variance(const Sums& sums)
{
    const double shift = 0.5 * std::atan2(sums.sine_double, sums.cosine_double);
    const double c = std::cos(shift);
    const double s = std::sin(shift);
    const double in_phase = sums.cosine * c + sums.sine * s;
    const double quadrature = sums.sine * c - sums.cosine * s;
    const double lean = std::hypot(sums.cosine_double, sums.sine_double);
    const double cosine_norm = 0.5 * (1.0 + lean);
    const double sine_norm = 0.5 * (1.0 - lean);
    const double sine_part = sine_norm > 1e-9 ? quadrature * quadrature / sine_norm : 0.0;
    return in_phase * in_phase / cosine_norm + sine_part;
}

} // namespace

Spectrum lomb_scargle(std::span<const UnevenPoint> points, Hertz step, Hertz highest)
{
    Spectrum spectrum{step, {}};
    if (points.size() < 2) return spectrum;
    double whole = 0.0;
    for (const UnevenPoint& p : points) whole += p.taper * p.span_s;
    double mean = 0.0;
    double bandwidth = 0.0; // of the window, in Hz: integral of its square over square of integral
    for (const UnevenPoint& p : points) {
        mean += p.taper * p.span_s / whole * p.value;
        bandwidth += p.taper * p.taper * p.span_s / (whole * whole);
    }

    const auto bins = static_cast<std::size_t>(highest.value / step.value) + 1;
    std::vector<Sums> sums(bins);
    for (const UnevenPoint& p : points) {
        // cos and sin of k w t by turning once more for each k.
        const double time_s = p.time_s - points.front().time_s;
        const auto turn = std::polar(1.0, 2.0 * std::numbers::pi * step.value * time_s);
        const double weight = p.taper * p.span_s / whole;
        const double y = weight * (p.value - mean);
        std::complex<double> at{1.0, 0.0};
        for (std::size_t k = 1; k < bins; ++k) {
            at *= turn;
            sums[k].cosine += y * at.real();
            sums[k].sine += y * at.imag();
            sums[k].cosine_double += weight * (at.real() * at.real() - at.imag() * at.imag());
            sums[k].sine_double += weight * 2.0 * at.real() * at.imag();
        }
    }
    spectrum.density.assign(bins, 0.0);
    for (std::size_t k = 1; k < bins; ++k)
        spectrum.density[k] = explained_variance(sums[k]) / bandwidth;
    return spectrum;
}

} // namespace eupnea
