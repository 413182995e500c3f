// SPDX-License-Identifier: MIT
// The one breathing rate that several modulations agree on.
#pragma once

#include "base/quality.hpp"
#include "base/result.hpp"
#include "breath/track.hpp"

namespace eupnea {

/// Takes the modulations of one half minute and looks for the rhythm that they share.
///
/// Slow breathing (to 10.5/min) drives the intervals so strongly that one sine explains most of them;
/// the waves of blood pressure near 6/min hardly do at rest, and they leave the heart's axis alone.
/// Faster
/// breathing is looked for in the band above these waves, in two ways that fail differently: the
/// rate that explains most of all tracks, and the mean of the counts. They must agree.
class SharedRhythm {
public:
    /// @param limit  half the heart rate: faster breathing cannot be seen in beats
    explicit SharedRhythm(BreathRate limit) : limit_(limit) {}

    void add_interval(const Track& track);
    /// What the ECG shows of the heart's axis, which the lungs turn and blood pressure does not.
    void add_axis(const Track& track);
    void add_pulse(const Track& track);
    int tracks() const { return tracks_; }

    struct Found {
        double per_minute;
        double error; ///< plus or minus
    };
    Result<Found, Reason> find() const;

private:
    void add(const Track& track);
    Result<Found, Reason> find_slow() const;
    Result<Found, Reason> find_in_band() const;
    bool rules_the_heart(std::size_t peak) const;
    bool interval_contradicts(double rate, std::size_t end) const;

    BreathRate limit_;
    RateSpectrum interval_share_{}; ///< of the interval's whole track
    RateSpectrum interval_band_{};  ///< of what breathing may be in it
    double interval_deviation_ms_ = 0.0;
    RateSpectrum axis_shares_{}; ///< of the axis' whole tracks, summed
    RateSpectrum evidence_{};    ///< in the band, over all tracks: the sum of -log(1 - share)
    double count_ = 0.0;         ///< weighted sum of the counted rates
    double count_weight_ = 0.0;
    int axes_ = 0;
    int tracks_ = 0;
};

} // namespace eupnea
