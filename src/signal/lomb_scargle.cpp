// SPDX-License-Identifier: MIT
#include <cmath>
#include <numbers>
#include <numeric>

#include "signal/spectrum.hpp"

namespace eupnea {

namespace {

struct Sums {
    double cosine = 0.0;
    double sine = 0.0;
    double cosine_double = 0.0;
    double sine_double = 0.0;
};

/// Scargle's periodogram from the sums of y cos wt, y sin wt, cos 2wt and sin 2wt. His time shift
/// tau turns both pairs by half the angle of the second.
double scargle_power(const Sums& sums, double count)
{
    const double shift = 0.5 * std::atan2(sums.sine_double, sums.cosine_double);
    const double c = std::cos(shift);
    const double s = std::sin(shift);
    const double in_phase = sums.cosine * c + sums.sine * s;
    const double quadrature = sums.sine * c - sums.cosine * s;
    const double lean = std::hypot(sums.cosine_double, sums.sine_double);
    const double cosine_norm = 0.5 * (count + lean);
    const double sine_norm = 0.5 * (count - lean);
    const double sine_part = sine_norm > 1e-9 * count ? quadrature * quadrature / sine_norm : 0.0;
    return 0.5 * (in_phase * in_phase / cosine_norm + sine_part);
}

} // namespace

Spectrum lomb_scargle(std::span<const double> time_s, std::span<const double> value, Hertz step,
                      Hertz highest)
{
    Spectrum spectrum{step, {}};
    const std::size_t n = value.size();
    if (n < 2) return spectrum;
    const double count = static_cast<double>(n);
    const double mean = std::accumulate(value.begin(), value.end(), 0.0) / count;
    const double duration = (time_s.back() - time_s.front()) * count / (count - 1.0);

    const auto bins = static_cast<std::size_t>(highest.value / step.value) + 1;
    spectrum.density.assign(bins, 0.0);
    std::vector<Sums> sums(bins);
    for (std::size_t i = 0; i < n; ++i) {
        // One turn per bin: cos and sin of k w t by repeated rotation instead of k calls.
        const double angle = 2.0 * std::numbers::pi * step.value * (time_s[i] - time_s.front());
        const std::complex<double> turn = std::polar(1.0, angle);
        std::complex<double> at{1.0, 0.0};
        const double y = value[i] - mean;
        for (std::size_t k = 1; k < bins; ++k) {
            at *= turn;
            sums[k].cosine += y * at.real();
            sums[k].sine += y * at.imag();
            sums[k].cosine_double += at.real() * at.real() - at.imag() * at.imag();
            sums[k].sine_double += 2.0 * at.real() * at.imag();
        }
    }
    for (std::size_t k = 1; k < bins; ++k)
        spectrum.density[k] = scargle_power(sums[k], count) * 2.0 * duration / count;
    return spectrum;
}

} // namespace eupnea
