// SPDX-License-Identifier: MIT
// Heart rate and variability of the last minute.
#pragma once

#include <cstddef>
#include <optional>

#include "base/event.hpp"
#include "base/ring.hpp"
#include "heart/recent_rhythm.hpp"
#include "heart/uneven_rhythm.hpp"

namespace eupnea {

/// Sliding window over what the detector and the corrector emit. Values are asked for at any time
/// `now`; what lacks evidence is absent, and quality(now) says why.
class HeartWindow {
public:
    static constexpr Seconds span{60.0};

    HeartWindow();

    void on(const Beat& beat);
    void on(const BeatClassification& classification);
    void on(const Gap& gap);

    /// Beats/min over those of the last 8 intervals, none older than 15 s, that belong to the rhythm.
    /// No heart rate when most of them do not, or when they are too uneven for how little the beats
    /// look alike: that is what noise gives. Where premature beats make them uneven in a pattern, or the
    /// rhythm is irregular, the mean of more of them (UnevenRhythm). After a disturbance the newest
    /// three are enough, when they are beyond doubt.
    std::optional<double> heart_rate_bpm(Timestamp now) const;

    /// Root mean square of successive differences of normal intervals over the window; only pairs of
    /// neighbours count. Nothing below 30 s of normal intervals, above 5 % corrected, or of an irregular
    /// rhythm.
    /// Source: Task Force of ESC and NASPE, Circulation 93:1043 (1996).
    std::optional<Milliseconds> rmssd(Timestamp now) const;

    /// Of the classified beats in the window; 0 when there is none.
    double corrected_share(Timestamp now) const;

    /// Whether the heart rate can be believed; irregular where it is a mean of a rhythm without order.
    Quality quality(Timestamp now) const;

private:
    static constexpr std::size_t rate_beats = RecentRhythm::most;
    struct Seen {
        Beat beat;
        bool classified;
        std::optional<Milliseconds> nn; ///< of a normal or ectopic one
        bool ectopic;
    };
    RecentRhythm rhythm(Timestamp now) const;
    RecentRhythm rhythm_of_all(Timestamp now) const;
    std::optional<RecentRhythm> run_of(Timestamp now, std::size_t newest) const;
    std::optional<Milliseconds> middle_interval(Timestamp now) const;
    std::optional<Milliseconds> mean_interval(Timestamp now) const;
    bool silent(Timestamp now) const;

    struct Judged {
        std::uint32_t number;
        Timestamp time;
        BeatClass beat_class;
        std::optional<Milliseconds> nn;
        bool follows; ///< directly on the entry before
    };

    Ring<Judged> classified_;
    Ring<Seen> beats_; ///< the last few
    UnevenRhythm uneven_;
    bool after_gap_ = true;
};

} // namespace eupnea
