// SPDX-License-Identifier: MIT
// Heart-rate variability in the frequency domain.
#pragma once

#include <optional>
#include <span>

#include "heart/nn_timeline.hpp"
#include "signal/spectrum.hpp"

namespace eupnea {

/// Power of the NN intervals by band. VLF 0.0033 to 0.04 Hz, LF 0.04 to 0.15, HF 0.15 to 0.40,
/// total up to 0.40; a band's upper edge belongs to the next band.
/// Source: Task Force of the ESC and NASPE, Circulation 93:1043 (1996).
struct BandPowers {
    double vlf_ms2;
    double lf_ms2;
    double hf_ms2;
    double total_ms2;
    Hertz lf_peak;
    Hertz hf_peak;

    /// Share of LF, or of HF, in both together, in percent.
    double lf_nu() const { return 100.0 * lf_ms2 / (lf_ms2 + hf_ms2); }
    double hf_nu() const { return 100.0 * hf_ms2 / (lf_ms2 + hf_ms2); }
};
BandPowers band_powers(const Spectrum& spectrum);

constexpr double priors_lambda = 500.0;

/// Welch spectrum of NN intervals in ms^2/Hz, corrected intervals included, so that the time axis
/// is whole:
///
///     NN -> natural cubic spline, 4 Hz -> smoothness priors, lambda 500 -> Hann 300 s, 50 % overlap
///        -> zero-padded to 4096 (1/1024 Hz apart) -> mean of the periodograms
///
/// The trend is removed, so VLF is what the priors leave of it; lambda 0 keeps it. A stretch after
/// a hole is a stretch of its own; those shorter than `least` give nothing. One shorter than 300 s
/// is one window of its length.
std::optional<Spectrum> welch_spectrum(std::span<const Nn> nn, Seconds least,
                                       double lambda = priors_lambda);

/// The cross-check: the same windows by Lomb and Scargle, without interpolation, each minus its
/// line of least squares instead of the priors. 1/1200 Hz apart; nothing above half the beat rate.
std::optional<Spectrum> lomb_spectrum(std::span<const Nn> nn, Seconds least);

} // namespace eupnea
