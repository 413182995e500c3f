// SPDX-License-Identifier: MIT
// A practice under way: what begins as time goes on.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/event.hpp"
#include "pacing/pacer.hpp"
#include "practice/practice_timeline.hpp"

namespace eupnea {

/// Asked as often as one likes; answers with what began since the last question. While the person
/// pauses, the practice waits. A step that ends at a key, or that was given more time, waits just before
/// its end.
class PracticeRun {
public:
    PracticeRun(PracticeTimeline timeline, Timestamp begun)
        : timeline_(std::move(timeline)), zero_(begun)
    {}

    /// The step that has begun, or goes on after a pause.
    std::optional<StepBegan> next_step(Timestamp now);

    /// The words that have begun to stand there.
    ///
    /// @param pacer  as it really runs
    std::optional<Prompt> next_prompt(Timestamp now, const Pacer& pacer);

    void pause(Timestamp now);
    void go_on(Timestamp now);

    /// To the next step; after the last one the practice is over.
    void skip_step(Timestamp now);
    /// To the beginning of this step; of the one before it, where this one has only just begun.
    void step_back(Timestamp now);
    /// To the beginning of this step, after a pause too.
    void restart_step(Timestamp now) { begin_at(timeline_.begin_of(step_.value_or(0)), now); }
    /// More time for this step: it is announced again, with what is left now.
    std::optional<StepBegan> lengthen_step(Seconds by, Timestamp now);

    /// A line of the person's own, to be given back by the prompts.
    void add_words(std::string_view line) { own_words_.emplace_back(line); }

    bool over(Timestamp now) const;
    const PracticeStep& step() const { return timeline_.step(step_.value_or(0)); }
    const PracticeTimeline& timeline() const { return timeline_; }

private:
    bool waits_at_end(std::size_t step) const;
    void wait_before_end(Timestamp now);
    void begin_at(Seconds place, Timestamp now);
    StepBegan announced(std::size_t number, Timestamp now) const;

    PracticeTimeline timeline_;
    Timestamp zero_; ///< pauses and waiting push it on
    std::optional<Timestamp> paused_at_;
    std::optional<std::size_t> step_;
    Seconds more_{0.0}; ///< that this step was given and has not used
    std::string prompt_;
    std::vector<std::string> own_words_;
};

} // namespace eupnea
