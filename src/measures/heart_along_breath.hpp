// SPDX-License-Identifier: MIT
// The heart rate along one breath, as a curve.
#pragma once

#include <array>
#include <complex>
#include <vector>

#include "base/event.hpp"
#include "base/ring.hpp"
#include "heart/tachogram.hpp"
#include "signal/cubic_spline.hpp"

namespace eupnea {

/// Heart rate and lung volume over one breath, from inhale onset to the next.
struct BreathCurve {
    static constexpr std::size_t points = 64;

    Breath breath;
    double mean_bpm = 0.0;
    std::array<float, points> bpm{};    ///< about its mean, without the drift from end to end
    std::array<float, points> volume{}; ///< 0 empty, 1 full
    std::complex<double> heart;         ///< coefficient of the one wave per breath in bpm
    std::complex<double> lungs;         ///< and in volume
    bool corrected = false;             ///< a beat in it was put in by the beat correction

    /// Radians by which the heart rate is ahead of the lung volume.
    double phase() const { return std::arg(heart * std::conj(lungs)); }
};

/// Waits until the beats around a breath are judged, then gives its curve.
///
/// Heart rate: each interval's at its own middle, natural cubic spline. Lung volume: raised cosines
/// between the breath's own turns. Needs three beats in the breath and no hole around it.
/// Latency: two beats after the breath's end, and 2 s.
class HeartAlongBreath {
public:
    HeartAlongBreath();

    void on(const Breath& breath) { waiting_.push(breath); }

    template <class Emit>
    void on(const BeatClassification& classification, Emit&& emit)
    {
        tachogram_.on(classification);
        while (!waiting_.empty() && classification.time > waiting_.front().end + margin) {
            if (fit(waiting_.front())) emit(curve_);
            waiting_.pop_front();
        }
    }

    /// Why the last breath gave no curve; none when it did.
    Reason refusal() const { return refusal_; }

private:
    static constexpr Seconds margin{2.0};

    bool fit(const Breath& breath);
    bool gather(const Breath& breath);

    Tachogram tachogram_{60s};
    CubicSpline heart_rate_;
    std::vector<double> time_s_;
    std::vector<double> bpm_;
    Ring<Breath> waiting_{4};
    BreathCurve curve_{};
    Reason refusal_ = Reason::few_breaths;
};

} // namespace eupnea
