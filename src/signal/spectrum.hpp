// SPDX-License-Identifier: MIT
// Power spectral densities: of one windowed stretch, by Welch, and by Lomb and Scargle.
#pragma once

#include <complex>
#include <cstddef>
#include <memory>
#include <span>
#include <vector>

#include "base/units.hpp"

namespace eupnea {

/// One-sided power spectral density on a grid of frequencies k * step, k = 0, 1, 2, ...
/// In the signal's unit squared per hertz: its sum times `step` is the signal's variance.
struct Spectrum {
    Hertz step{0.0};
    std::vector<double> density;

    double frequency(std::size_t bin) const { return step.value * static_cast<double>(bin); }

    /// Power in [low, high): the sum over the bins there, times the step.
    double power(Hertz low, Hertz high) const;

    /// Where the density is greatest in [low, high): the vertex of the parabola through the
    /// greatest bin and its neighbours. 0 when there is no bin.
    Hertz peak(Hertz low, Hertz high) const;
};

/// Hann window, periodic: 0.5 - 0.5 cos(2 pi i / n).
std::vector<double> hann_window(std::size_t n);

/// Subtracts the straight line of least squares.
void remove_line(std::span<double> signal);

/// Hann-windowed periodogram of stretches of up to `length` samples, zero-padded to `fft_length`.
/// No allocation after construction.
///
/// The transform is Eigen's FFT on its own KissFFT back-end, which works in double precision: the
/// distribution's libkissfft is single precision, which leaves no room below 0.5 % once a strong
/// very low component is subtracted.
class Periodogram {
public:
    Periodogram(std::size_t length, std::size_t fft_length, SampleRate rate);
    ~Periodogram();
    Periodogram(const Periodogram& other);
    Periodogram& operator=(const Periodogram& other);
    Periodogram(Periodogram&&) noexcept;
    Periodogram& operator=(Periodogram&&) noexcept;

    /// The mean or trend is not removed. A shorter stretch gets a shorter window and the same grid.
    const Spectrum& operator()(std::span<const double> signal);

private:
    struct Transform;
    std::unique_ptr<Transform> transform_;
    SampleRate rate_;
    std::vector<double> window_;
    std::vector<double> padded_;
    std::vector<std::complex<double>> bins_;
    Spectrum spectrum_;
};

/// Welch: the mean of Hann periodograms of `segment` samples that overlap by half, each without its
/// mean. A signal shorter than one segment is one segment. `fft_length` at least `segment`.
/// Source: Welch, IEEE Trans. Audio Electroacoust. 15:70 (1967).
Spectrum welch(std::span<const double> signal, SampleRate rate, std::size_t segment,
               std::size_t fft_length);

/// One of unevenly sampled points.
struct UnevenPoint {
    double time_s;
    double value;
    double span_s; ///< the time it stands for; weighs it, so that crowded points count no more
    double taper;  ///< of the window at its time, 0 to 1
};

/// Lomb and Scargle: each frequency's sine fitted to the points themselves, nothing interpolated,
/// each point weighted by its span and taper. The weighted mean is subtracted first. Scaled like a
/// density: a sine of amplitude a carries a squared over 2.
/// Source: Scargle, Astrophys. J. 263:835 (1982); weights as Zechmeister, Kuerster, Astron.
/// Astrophys. 496:577 (2009).
Spectrum lomb_scargle(std::span<const UnevenPoint> points, Hertz step, Hertz highest);

} // namespace eupnea
