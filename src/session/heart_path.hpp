// SPDX-License-Identifier: MIT
// Whichever heart channels there are -> one series of beats.
#pragma once

#include <array>
#include <optional>

#include "base/event.hpp"
#include "heart/beat_corrector.hpp"
#include "heart/ecg_beat_detector.hpp"
#include "heart/ppg_beat_detector.hpp"
#include "heart/rr_beats.hpp"

namespace eupnea {

/// ecg, else rr, else ppg -> Beat -> two beats of look-ahead -> BeatClassification.
///
/// All detectors run; one of them is the active source. It is the best that is there (ECG before a strap's
/// intervals before PPG), and when its signal has been poor for 5 s while another's is good, that
/// one takes over. A channel of which nothing has come for 3 s is poor: its sensor may have been
/// exchanged; the beat after a change has no interval. While the sensor says that it is not on
/// the body, there are no beats.
class HeartPath {
public:
    void on(const Stream& stream);
    void on(const Gap& gap);

    /// Emits Beat and BeatClassification.
    template <class Emit>
    void operator()(const Sample& sample, Emit&& emit)
    {
        std::optional<Beat> beat = detect(sample);
        choose(sample.time);
        if (!beat || beat->source != active_source_) return;
        number(*beat);
        emit(*beat);
        if (const auto classification = corrector_(*beat)) emit(*classification);
    }

    /// What its detector of this channel has refused; nullptr without one.
    const InputGuard* guard(Channel channel) const;
    /// The recording is over: emits the beats of its last moments, and every classification that waits.
    template <class Emit>
    void finish(Emit&& emit)
    {
        const auto last = [&](Beat beat) {
            number(beat);
            emit(beat);
            if (const auto classification = corrector_(beat)) emit(*classification);
        };
        if (!off_since_ && active_source_ == BeatSource::ecg && ecg_) ecg_->finish(last);
        if (!off_since_ && active_source_ == BeatSource::ppg && ppg_) ppg_->finish(last);
        corrector_.finish(emit);
    }

    /// Of the active source.
    Quality quality() const;
    BeatSource source() const { return active_source_; }

private:
    std::optional<Beat> detect(const Sample& sample);
    void touch(const Sample& contact);
    void choose(Timestamp now);
    void note_time(const Sample& sample);
    bool present(BeatSource source) const;
    bool silent(BeatSource source, Timestamp now) const;
    bool usable(BeatSource source, Timestamp now) const;
    Quality quality(BeatSource source) const;
    void number(Beat& beat);

    std::optional<EcgBeatDetector> ecg_;
    std::optional<RrBeats> rr_;
    std::optional<PpgBeatDetector> ppg_;
    BeatCorrector corrector_;
    BeatSource active_source_ = BeatSource::ecg;
    std::array<std::optional<Timestamp>, 3> newest_; ///< sample of each source
    std::uint32_t next_number_ = 0;
    std::optional<Timestamp> poor_since_;
    bool changed_ = false;
    std::optional<Timestamp> off_since_; ///< the body
};

} // namespace eupnea
