// SPDX-License-Identifier: MIT
// The one breathing rate that several modulations agree on.
#pragma once

#include <optional>

#include "base/quality.hpp"
#include "base/result.hpp"
#include "breath/joint_wave.hpp"
#include "breath/track.hpp"

namespace eupnea {

struct RateVoices;

/// Takes the modulations of one half minute and looks for the rhythm that they share.
///
/// Slow breathing (to 10.5/min) drives the intervals so strongly that one sine explains most of them;
/// the waves of blood pressure near 6/min hardly do at rest, and they leave the heart's axis alone.
///
/// Faster breathing is looked for in the band above these waves, by three voices that fail
/// differently: breaths counted in the intervals, breaths counted in the wave that all shapes share,
/// and the rate that explains most of all tracks. Intervals that hardly swing have no voice. Two
/// voices at least must speak, all that speak must agree, and the breaths must be even enough. Uneven
/// breathing has overtones that lie in the band while the breaths themselves do not: so the band is
/// believed only when a wider one, which lets slower waves in, counts about as many.
///
/// A breath that is drawn in quickly and let out slowly, as in speech, gives the shapes the wave of a
/// saw: its overtones fill the band, but each inhale stands out in the wider ones. There the breaths
/// are counted, in the intervals, however little they swing, and in the shapes, and both must agree.
///
/// What a slower sine rules, in shapes and intervals, is a breath slower than these can count.
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
    void add(const Track& band);
    void add_shape(const Track& track, const RateSpectrum& shares);
    /// What the shapes share.
    struct Shapes {
        std::optional<Count> count; ///< in the band; fewer than two shapes have none
        Count wide_count;
        bool snatched; ///< the inhales are much steeper than the exhales
    };
    Shapes shapes() const;
    Result<Found, Reason> find_slow(const Shapes& shapes) const;
    Result<Found, Reason> find_in_band(const Shapes& shapes) const;
    bool slower_sine_rules(double rate) const;
    bool rules_both(std::size_t peak) const;
    Result<Found, Reason> agreed(const RateVoices& voices) const;
    bool rules_the_heart(std::size_t peak) const;
    bool shapes_contradict(std::size_t peak, double shape_rate) const;
    std::optional<Count> interval_voice() const;
    std::optional<double> spectral_voice() const;
    double interval_ms() const { return 30'000.0 / limit_.per_minute; }

    BreathRate limit_;
    RateSpectrum interval_share_{}; ///< of the interval's whole track
    Count interval_count_;          ///< in the whole track
    Count interval_band_count_;     ///< in what breathing may be in it
    Count interval_wide_count_;     ///< the same, with slower waves
    double interval_deviation_ms_ = 0.0;
    double interval_band_deviation_ms_ = 0.0;
    RateSpectrum axis_shares_{};  ///< of the axis' whole tracks, summed
    RateSpectrum shape_shares_{}; ///< of every shape's whole track, summed
    RateSpectrum evidence_{};     ///< in the band, over all tracks: the sum of -log(1 - share)
    JointWave shapes_;            ///< in the band
    JointWave wide_shapes_;       ///< with slower waves
    int axes_ = 0;
    int tracks_ = 0;
};

} // namespace eupnea
