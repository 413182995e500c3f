// SPDX-License-Identifier: MIT
// What each beat turned out to be, two beats later.
#pragma once

#include <optional>

#include "base/event.hpp"
#include "base/ring.hpp"
#include "heart/interval_classifier.hpp"

namespace eupnea {

/// Live beat correction: each interval is classified (heart/interval_judge.hpp) when the two after it are
/// known.
///
/// The time axis is preserved: a missed beat's interval is split, an extra beat's joined with the
/// next, an ectopic pair gets two halves of its sum. After three corrections in a row whose
/// intervals agree with each other the new rhythm is taken for the truth, so that the corrector can
/// never lock onto a wrong one.
class BeatCorrector {
public:
    BeatCorrector();

    /// At most one classification for each beat that comes in: on the beat two before it.
    std::optional<BeatClassification> operator()(const Beat& beat);

    /// What waits is classified by what is known; the next beat is a first one.
    void on(const Gap& gap);

    /// The recording is over: what waits is classified by what is known, and emitted.
    template <class Emit>
    void finish(Emit&& emit)
    {
        on(Gap{});
        for (; !classifications_.empty(); classifications_.pop_front())
            emit(classifications_.front());
    }

private:
    struct Waiting {
        std::uint32_t number;
        Timestamp time;
        std::optional<Milliseconds> interval;
    };
    void classify_oldest();
    void note_correction(Milliseconds raw);
    void emit(const Waiting& beat, BeatClass beat_class, std::optional<Milliseconds> nn,
              std::uint8_t parts = 1);

    Ring<Waiting> waiting_;
    Ring<BeatClassification> classifications_;
    IntervalClassifier classify_;
    Ring<Milliseconds> doubtful_; ///< raw intervals corrected in a row
    Milliseconds carried_{0.0};   ///< from an extra beat to the next interval
    bool pause_follows_ = false;  ///< the next interval is the other half of an ectopic pair
    Milliseconds half_{0.0};      ///< of that pair
};

} // namespace eupnea
