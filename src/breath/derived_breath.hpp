// SPDX-License-Identifier: MIT
// Breathing rate from the heart's signals, where there is no belt.
#pragma once

#include <array>
#include <optional>
#include <span>

#include "base/event.hpp"
#include "base/result.hpp"
#include "breath/beat_means.hpp"
#include "breath/beat_surroundings.hpp"
#include "breath/beat_table.hpp"
#include "breath/breath_rate.hpp"
#include "breath/modulation.hpp"

namespace eupnea {

/// Never a measured breath: a rate with its uncertainty, or the reason why there is none.
///
///     beats ------------------> interval (respiratory sinus arrhythmia) ----------+
///     ecg around each beat ---> R wave against Q, PR, S; its area; its mean ------+-> rate
///     ppg around each beat ---> height, foot, baseline and width of the pulse ----+
///
/// Slow breathing rules the intervals (breath/slow_breath); a faster rate is what intervals and shapes
/// agree on (breath/shared_rhythm). Either looks at the last 32 s; the first value comes once 14 s of
/// beats are known. A rate is believed only if the beats of the last 64 s have more of a rhythm in their
/// order than when they are shuffled (breath/permutation_test). Two sensors on one heart are asked one
/// by one and must agree. Breathing leaves the shape of a beat alone; steps and a poor sensor do not,
/// so where a third of a sensor's beats are unlike the others they say nothing of the breath.
/// Breathing faster than half the heart rate, and steps, show in the beats as slower breathing;
/// where the signal sways with them between the beats, there is no number. The pacer is not asked: what
/// it says cannot come back as the person's breath.
class DerivedBreath {
public:
    DerivedBreath();

    void on(const Stream& stream);
    void on(const Sample& sample); ///< ecg or ppg; others are ignored
    void on(const Beat& beat);
    void on(const BeatClassification& classification);
    void on(const Gap& gap);

    /// To be asked once a second.
    BreathRateEstimate rate(Timestamp now) const;

private:
    static constexpr std::size_t most_shapes = BeatTable::most_series;
    struct Look {
        Timestamp time{};
        bool unlike = false; ///< the other beats
    };
    /// The modulations of the beats of one source.
    struct Heart {
        Modulation interval;
        BeatMeans means;
        std::array<Modulation, most_shapes> shapes;
        Ring<Look> looks{160};

        bool beats_differ(Timestamp now) const;
        bool has_rhythm(const BeatTable& intervals, Timestamp now) const;
        std::span<const Modulation> measured_shapes() const;
    };
    Heart& heart(BeatSource source) { return hearts_[static_cast<std::size_t>(source)]; }
    void measure_ecg(Timestamp beat);
    void measure_ppg(Timestamp beat);
    Reason folded_from(Timestamp now, double per_minute) const;
    Result<DerivedRate, Reason> rate_of(const Heart& heart, Timestamp now) const;

    std::array<Heart, 3> hearts_; ///< by BeatSource
    BeatSurroundings ecg_;
    BeatSurroundings ppg_;
    std::optional<Timestamp> last_beat_;
    Seconds ibi_{1.0}; ///< running mean
};

} // namespace eupnea
