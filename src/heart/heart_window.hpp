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

    /// Beats/min over the last 8 trusted intervals, none of them older than 15 s.
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
    struct Intervals {
        std::array<Milliseconds, rate_beats> values{};
        std::size_t count = 0;
        void add(Milliseconds interval) { values[count++] = interval; }
    };
    Intervals recent(Timestamp now) const;

    struct Judged {
        std::uint32_t number;
        Timestamp time;
        BeatClass beat_class;
        std::optional<Milliseconds> nn;
        bool follows; ///< directly on the entry before
    };

    Ring<Judged> judged_;
    Ring<Beat> beats_; ///< the last few, as first seen
    bool after_gap_ = true;
    Timestamp gap_until_{};
};

} // namespace eupnea
