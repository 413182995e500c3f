// SPDX-License-Identifier: MIT
// Whether the heart rhythm is one smooth wave.
#pragma once

#include <optional>

#include "base/event.hpp"
#include "heart/tachogram.hpp"
#include "signal/cubic_spline.hpp"
#include "signal/spectrum.hpp"

namespace eupnea {

/// Two measures of the same 64 s spectrum of NN intervals.
///
///     NN -> natural cubic spline, 4 Hz -> minus its line of least squares -> Hann, 64 s
///        -> zero-padded x8 (2048 points, 1/512 Hz apart) -> |FFT| squared
///        -> peak: the greatest bin in 0.04 to 0.26 Hz
///        -> peak power: the 15 bins within 0.015 Hz of it (a 0.030 Hz window)
///
/// smoothness = peak power / power in 0.04 to 0.26 Hz,               0 to 1
/// coherence  = peak power / (power in 0.0033 to 0.40 Hz - peak power)
///
/// A pure sine reaches 0.89 and 8.35, no more, because the Hann window is wider than the peak's.
/// The first value comes after 30 s (a shorter window, wider lines) and is provisional until 64 s.
/// Both reward slow, even breathing; neither measures calm.
///
/// Source: the ratio as published by McCraty, Frontiers in Neuroscience 16 (2022), PMC9214473; the
/// preprocessing is ours, so values equal no other program's.
class Coherence {
public:
    struct Reading {
        std::optional<float> smoothness{};
        std::optional<float> coherence{};
        std::optional<Hertz> peak{};
        bool provisional = false;
        Reason reason = Reason::few_beats;
    };

    Coherence();
    void on(const BeatClassification& classification) { tachogram_.on(classification); }
    Reading value(Timestamp now);

private:
    Timestamp window_begin() const;
    void resample(Timestamp from);

    Tachogram tachogram_;
    CubicSpline spline_;
    Periodogram periodogram_;
    std::vector<double> time_s_;
    std::vector<double> nn_ms_;
    std::vector<double> even_;
};

} // namespace eupnea
