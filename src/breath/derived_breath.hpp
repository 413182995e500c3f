// SPDX-License-Identifier: MIT
// Breathing rate from the heart's signals, where there is no belt.
#pragma once

#include <array>
#include <optional>

#include "base/event.hpp"
#include "breath/breath_rate.hpp"
#include "breath/modulation.hpp"
#include "breath/pulse_shape.hpp"

namespace eupnea {

/// Never a measured breath: a rate with its uncertainty, or the reason why there is none.
///
///     beats ------------------> interval (respiratory sinus arrhythmia) -+
///     ecg around each beat ---> R amplitude, baseline -------------------+-> one shared rhythm
///     ppg around each beat ---> pulse amplitude, baseline ---------------+
///
/// Each modulation of the last 32 s says how much of its variance a sine at each rate explains; the
/// rate is where all of them together are best explained. First value once 16 s are known. The pacer
/// is not asked: what it says cannot come back as the person's breath.
class DerivedBreath {
public:
    DerivedBreath();

    void on(const Stream& stream);
    void on(const Sample& sample); ///< ecg or ppg; others are ignored
    void on(const Beat& beat);
    void on(const BeatVerdict& verdict);
    void on(const Gap& gap);

    /// To be asked once a second.
    BreathRateEstimate rate(Timestamp now) const;

private:
    /// The modulations of the beats of one source.
    struct Heart {
        Modulation interval;
        Modulation amplitude;
        Modulation baseline;
    };
    Heart& heart(BeatSource source) { return hearts_[static_cast<std::size_t>(source)]; }
    void take_shape(BeatSource source, PulseShape& shape);

    std::array<Heart, 3> hearts_; ///< by BeatSource
    PulseShape ecg_;
    PulseShape ppg_;
    std::optional<Timestamp> last_beat_;
};

} // namespace eupnea
