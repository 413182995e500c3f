// SPDX-License-Identifier: MIT
// What remains of an ECG when only the QRS complex is wanted.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "base/ring.hpp"
#include "signal/moving_sum.hpp"

namespace eupnea {

/// Linear-phase matched filter for QRS complexes, and its envelope.
///
///     ecg -> mean over 1/50 s -> mean over 1/60 s        mains hum, 50 and 60 Hz
///         -> 2 B(t) - B(t - w) - B(t + w)                wave: baseline, slopes and T waves go
///         -> | | -> sum over 50 ms                       envelope
///
/// B is a sum over w = 16 ms: a second difference, which takes away a constant and any straight slope
/// exactly and, with the means before it, passes 10 to 25 Hz. That is the upper half of what a QRS
/// complex has; electrode motion and T waves lie below. Every stage is a moving sum, so
/// the cost does not depend on the rate. A constant input gives exactly nothing.
class QrsFilter {
public:
    struct Output {
        double wave;     ///< in the ECG's unit, delayed by wave_delay()
        double envelope; ///< delayed by envelope_delay()
    };

    explicit QrsFilter(SampleRate rate)
        : mains_50_(samples(rate, Seconds{1.0 / 50})), mains_60_(samples(rate, Seconds{1.0 / 60})),
          block_(std::max<std::size_t>(2, samples(rate, Seconds{0.016}))),
          energy_(samples(rate, Seconds{0.05})), blocks_(2 * width() + 1),
          scale_(1.0 / (mains_50_.length() * mains_60_.length() * 2 * block_.length()))
    {
        settle_at(0.0);
    }

    Output operator()(double ecg)
    {
        blocks_.push(block_(mains_60_(mains_50_(ecg))));
        const double wave = scale_ * (2 * blocks_[width()] - blocks_[0] - blocks_[2 * width()]);
        return {wave, energy_(std::abs(wave))};
    }

    void settle_at(double ecg)
    {
        mains_50_.settle_at(ecg);
        const double smooth = ecg * mains_50_.length();
        mains_60_.settle_at(smooth);
        block_.settle_at(smooth * mains_60_.length());
        for (std::size_t i = 0; i < blocks_.capacity(); ++i)
            blocks_.push(smooth * mains_60_.length() * block_.length());
        energy_.settle_at(0.0);
    }

    double wave_delay() const ///< samples
    {
        return mains_50_.delay() + mains_60_.delay() + block_.delay() + block_.length();
    }
    double envelope_delay() const { return wave_delay() + energy_.delay(); } ///< samples

private:
    static std::size_t samples(SampleRate rate, Seconds span)
    {
        return std::max<std::size_t>(
            1, static_cast<std::size_t>(std::lround(span.count() * rate.per_second)));
    }
    std::size_t width() const { return static_cast<std::size_t>(block_.length()); }

    MovingSum mains_50_;
    MovingSum mains_60_;
    MovingSum block_;
    MovingSum energy_;
    Ring<double> blocks_;
    double scale_;
};

} // namespace eupnea
