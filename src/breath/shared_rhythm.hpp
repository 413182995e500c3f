// SPDX-License-Identifier: MIT
// The one breathing rate that several modulations agree on.
#pragma once

#include <optional>

#include "base/quality.hpp"
#include "base/result.hpp"
#include "breath/breath_rate.hpp"
#include "breath/joint_wave.hpp"
#include "breath/track.hpp"

namespace eupnea {

struct RateVoices;

/// Takes the modulations of one half minute and looks for the rhythm that they share, in the band
/// above the waves of blood pressure, by three voices that fail differently: breaths counted in the
/// intervals, breaths counted in the wave that all shapes share, and the rate that explains most of
/// all tracks. Intervals that hardly swing have no voice. Two voices at least must speak, all that
/// speak must agree, and the breaths must be even enough. Uneven breathing has overtones that lie in
/// the band while the breaths themselves do not: so the band is believed only when a wider one, which
/// lets slower waves in, counts about as many.
///
/// A breath that is drawn in quickly and let out slowly, as in speech, gives the shapes the wave of a
/// saw: its overtones fill the band, but each inhale stands out in the wider ones. There the breaths
/// are counted, in the intervals, however little they swing, and in the shapes, and both must agree.
///
/// What a slower sine rules, in shapes and intervals, is a breath slower than these can count.
///
/// That there is a rhythm at all is for others to say (breath/permutation_test.hpp).
class SharedRhythm {
public:
    /// @param limit  half the heart rate: faster breathing cannot be seen in beats
    explicit SharedRhythm(BreathRate limit) : limit_(limit) {}

    void add_interval(const Track& track);
    void add_shape(const Track& track);
    int tracks() const { return tracks_; }

    Result<DerivedRate, Reason> find() const;

private:
    void add(const Track& band);
    /// What the shapes share.
    struct Shapes {
        std::optional<Count> count; ///< in the band; fewer than two shapes have none
        Count wide_count;
        bool snatched; ///< the inhales are much steeper than the exhales
    };
    Shapes shapes() const;
    Result<DerivedRate, Reason> find_in_band(const Shapes& shapes) const;
    bool slower_sine_rules(double rate) const;
    Result<DerivedRate, Reason> agreed(const RateVoices& voices) const;
    std::optional<Count> interval_voice() const;
    double spectral_voice() const;
    double interval_ms() const { return 30'000.0 / limit_.per_minute; }

    BreathRate limit_;
    Track interval_;
    Count interval_band_count_; ///< in what breathing may be in it
    Count interval_wide_count_; ///< the same, with slower waves
    double interval_band_deviation_ms_ = 0.0;
    std::array<Track, JointWave::most_tracks> shape_tracks_;
    std::size_t shape_count_ = 0;
    RateSpectrum evidence_{}; ///< in the band, over all tracks: the sum of -log(1 - share)
    JointWave shapes_;        ///< in the band
    JointWave wide_shapes_;   ///< with slower waves
    int tracks_ = 0;
};

} // namespace eupnea
