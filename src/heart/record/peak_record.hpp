// SPDX-License-Identifier: MIT
// Every peak of a recorded heart signal that could be a beat.
#pragma once

#include <optional>
#include <variant>
#include <vector>

#include "base/event.hpp"
#include "heart/beat_picker.hpp"
#include "heart/ecg_beat_detector.hpp"
#include "heart/ppg_beat_detector.hpp"

namespace eupnea {

/// The peaks of one signal from where it begins, or goes on after a hole, to where it breaks off.
struct PeakStretch {
    BeatSource source;
    std::vector<BeatPicker::Peak> peaks; ///< in order of time
};

/// A live detector that has met the person before: it is given the first minute of a signal twice, so
/// that it knows the shape and the strength of this heart from the first beat on.
template <class Detector>
class SecondLook {
public:
    SecondLook(BeatSource source, SampleRate rate)
        : source_(source), guard_(rate, Detector::usable_rates), detector_(rate)
    {}
    void on(const Sample& sample, std::vector<PeakStretch>& found);
    void on(const Gap& gap, std::vector<PeakStretch>& found);
    /// What is left of a recording that was shorter than a minute.
    void finish(std::vector<PeakStretch>& found);

private:
    void look(const Sample& sample, std::vector<PeakStretch>& found);
    void look(const Gap& gap, std::vector<PeakStretch>& found);

    BeatSource source_;
    InputGuard guard_;
    Detector detector_;
    std::vector<std::variant<Sample, Gap>> beginning_; ///< until it is looked at again
    bool met_ = false;
    bool broken_off_ = true;
    std::optional<Timestamp> latest_;
    Timestamp last_peak_ = Timestamp::min();
};

/// The peaks of whichever heart signals there are. Keeps 24 bytes of each, and the first minute of samples.
class PeakRecord {
public:
    /// Takes Stream, Sample and Gap; everything else it ignores.
    void on(const Event& event);

    /// After the last event; those of one source in order of time.
    std::vector<PeakStretch> finish();

private:
    void begin(const Stream& stream);
    void receive(const Sample& sample);
    void touch(const Sample& contact);
    void pause(const Gap& gap);

    std::optional<SecondLook<EcgBeatDetector>> ecg_;
    std::optional<SecondLook<PpgBeatDetector>> ppg_;
    std::optional<Timestamp> off_since_; ///< the body
    std::vector<PeakStretch> stretches_;
};

} // namespace eupnea
