// SPDX-License-Identifier: MIT
// How far the heart rate swings with each breath.
#pragma once

#include <optional>

#include "base/event.hpp"
#include "base/ring.hpp"
#include "heart/tachogram.hpp"
#include "measures/heart_turns.hpp"

namespace eupnea {

/// Respiratory sinus arrhythmia, peak to trough: the greatest minus the smallest heart rate (and NN
/// interval) from the inhale's onset to 750 ms after the breath's end, the mean of the last five
/// breaths. A breath with a corrected beat in it is passed over. Without a measured breath, the
/// mean of the last six turns of the heart rate stands in, and the reading says so.
///
/// Latency: two beats after the breath's end. At rest, breathing freely, noise alone adds: the
/// difference of extremes is never negative.
/// Source: Grossman, van Beek, Wientjes, Psychophysiology 27:702 (1990); the extension by 750 ms
/// from there, the use of both phases for both extremes ours.
class HrSwing {
public:
    struct Reading {
        std::optional<float> bpm{};
        std::optional<float> ms{};
        bool by_breath = false; ///< false: from the heart's own turning points
        Reason reason = Reason::few_breaths;
    };

    void on(const BeatClassification& classification);
    void on(const BreathTurn& turn) { turns_.on(turn); }
    void on(const Breath& breath);

    Reading value(Timestamp now) const;

    /// The fast gauge: the last swing alone, and its lag behind the breath.
    HeartTurns::Reading fast(Timestamp now) const { return turns_.value(now); }

private:
    struct Swing {
        Timestamp end{};
        double bpm = 0.0;
        double ms = 0.0;
    };
    void measure(const Breath& breath);

    Tachogram tachogram_{45s};
    HeartTurns turns_;
    Ring<Breath> waiting_{4}; ///< breaths whose last beats have no classification yet
    Ring<Swing> swings_{5};
    Reason last_refusal_ = Reason::few_breaths;
};

} // namespace eupnea
