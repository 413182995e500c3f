// SPDX-License-Identifier: MIT
// Heart rate and variability of the last minute.
#pragma once

#include <array>
#include <cstddef>
#include <optional>

#include "base/event.hpp"
#include "base/ring.hpp"

namespace eupnea {

/// Sliding window over what the detector and the corrector say. Values are asked for at any time
/// `now`; what cannot be stood behind is absent, and quality(now) says why.
class HeartWindow {
public:
    static constexpr Seconds span{60.0};

    HeartWindow();

    void on(const Beat& beat);
    void on(const BeatVerdict& verdict);
    void on(const Gap& gap);

    /// Beats/min over those of the last 8 intervals, none older than 15 s, that belong to the rhythm.
    /// No heart rate when most of them do not, or when they are too uneven for how little the beats
    /// look alike: that is what noise gives.
    std::optional<double> heart_rate_bpm(Timestamp now) const;

    /// Root mean square of successive differences of normal intervals over the window; only pairs of
    /// neighbours count. Nothing below 30 s of normal intervals, or above 5 % corrected.
    /// Source: Task Force of ESC and NASPE, Circulation 93:1043 (1996).
    std::optional<Milliseconds> rmssd(Timestamp now) const;

    /// Of the judged beats in the window; 0 when there is none.
    double corrected_share(Timestamp now) const;

    /// Whether the heart rate can be believed.
    Quality quality(Timestamp now) const;

private:
    static constexpr std::size_t rate_beats = 8;
    struct Seen {
        Beat beat;
        bool judged;
        std::optional<Milliseconds> nn; ///< of a normal or ectopic one
    };
    struct Rhythm {
        std::array<Milliseconds, rate_beats> intervals{}; ///< that belong to it
        std::size_t count = 0;
        std::size_t others = 0;
        std::size_t doubtful = 0; ///< of the others: by their looks
        double quality = 0.0;     ///< sum over all of them

        std::size_t all() const { return count + others; }
        double unevenness() const;
    };
    Rhythm rhythm(Timestamp now) const;
    std::optional<Milliseconds> middle_interval(Timestamp now) const;

    struct Judged {
        std::uint32_t number;
        Timestamp time;
        BeatClass beat_class;
        std::optional<Milliseconds> nn;
        bool follows; ///< directly on the entry before
    };

    Ring<Judged> judged_;
    Ring<Seen> beats_; ///< the last few
    bool after_gap_ = true;
    Timestamp gap_until_{};
};

} // namespace eupnea
