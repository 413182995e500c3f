// SPDX-License-Identifier: MIT
// Whether heart rate and breath rise and fall together.
#pragma once

#include <optional>

#include "base/event.hpp"
#include "base/ring.hpp"
#include "measures/heart_along_breath.hpp"

namespace eupnea {

/// Phase of the heart rate against the lung volume, breath by breath, over the last 60 s.
///
/// Each whole breath gives one phase (BreathCurve): heart rate, the line through both ends of the
/// breath subtracted, and lung volume are each multiplied by one turn of exp(-i 2 pi t / breath),
/// and the heart's angle is taken from the volume's.
///
/// phase_deg: the circular mean. 0: heart rate is greatest when the lungs are full, at the end of
///     the inhale; above 0 it peaks earlier, below 0 later.
/// phase_locking: the length of the mean of the unit vectors, 0 to 1. By chance alone it is about
///     0.9 / sqrt(breaths): 0.5 for three breaths, 0.35 for six.
///
/// Needs three breaths with three beats each. Latency: two beats after each breath's end.
/// Source: phase-locking value, Lachaux et al., Human Brain Mapping 8:194 (1999), here over breaths;
/// phase at one frequency as Vaschillo et al., Appl. Psychophysiol. Biofeedback 27:1 (2002).
class CardiorespiratoryPhase {
public:
    struct Reading {
        std::optional<float> phase_deg{};
        std::optional<float> phase_locking{};
        std::size_t breaths = 0;
        Reason reason = Reason::few_breaths;
    };

    void on(const BeatClassification& classification)
    {
        along_breath_.on(classification, [this](const BreathCurve& curve) {
            phases_.push({curve.breath.end, curve.phase()});
        });
    }
    void on(const Breath& breath) { along_breath_.on(breath); }
    Reading value(Timestamp now) const;

private:
    struct Phase {
        Timestamp end{};
        double radians = 0.0;
    };
    HeartAlongBreath along_breath_;
    Ring<Phase> phases_{32};
};

} // namespace eupnea
