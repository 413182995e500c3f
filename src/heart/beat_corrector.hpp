// SPDX-License-Identifier: MIT
// What each beat turned out to be, two beats later.
#pragma once

#include <optional>

#include "base/event.hpp"
#include "base/ring.hpp"

namespace eupnea {

/// Live beat correction after Lipponen & Tarvainen, J Med Eng Technol 43:173 (2019), made causal:
/// the thresholds look back over 91 intervals instead of to both sides, and two beats of look-ahead
/// tell an extra or premature beat from a change of rhythm.
///
/// The time axis is preserved: a missed beat's interval is split, an extra beat's joined with the
/// next, an ectopic pair gets two halves of its sum. After three corrections in a row whose
/// intervals agree with each other the new rhythm is taken for the truth, so that the corrector can
/// never lock onto a wrong one.
class BeatCorrector {
public:
    BeatCorrector();

    /// At most one verdict for each beat that comes in: on the beat two before it.
    std::optional<BeatVerdict> operator()(const Beat& beat);

    /// What waits is judged by what is known; the next beat is a first one.
    void on(const Gap& gap);

private:
    struct Waiting {
        std::uint32_t number;
        Timestamp time;
        std::optional<Milliseconds> interval;
    };
    struct Finding {
        BeatClass beat_class;
        Milliseconds nn;
        std::uint8_t parts = 1;
    };

    void judge_oldest();
    Finding judge(Milliseconds interval, std::optional<Milliseconds> next,
                  std::optional<Milliseconds> after_next) const;
    bool slows_down(Milliseconds interval, std::optional<Milliseconds> next,
                    std::optional<Milliseconds> after_next) const;
    Finding judge_short(Milliseconds interval, std::optional<Milliseconds> next,
                        Milliseconds around, Milliseconds fit) const;
    Finding judge_long(Milliseconds interval, Milliseconds around, Milliseconds fit) const;
    Milliseconds usual() const; ///< median of the accepted
    bool is_premature(Milliseconds interval, Milliseconds next) const;
    Milliseconds expected(std::optional<Milliseconds> ahead) const;
    void accept(Milliseconds nn);
    void note_correction(Milliseconds raw);
    void tell(const Waiting& beat, BeatClass beat_class, std::optional<Milliseconds> nn,
              std::uint8_t parts = 1);
    void forget();

    Ring<Waiting> waiting_;
    Ring<BeatVerdict> verdicts_;
    Ring<Milliseconds> accepted_; ///< the last 11 NN intervals
    Ring<Milliseconds> steps_;    ///< |differences| of the last 91
    Ring<Milliseconds> offsets_;  ///< |deviations from the local median| of the last 91
    Ring<Milliseconds> doubtful_; ///< raw intervals corrected in a row
    Milliseconds carried_{0.0};   ///< from an extra beat to the next interval
    bool pause_follows_ = false;  ///< the next interval is the other half of an ectopic pair
    Milliseconds half_{0.0};      ///< of that pair
};

} // namespace eupnea
