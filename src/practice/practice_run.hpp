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
/// pauses, the practice waits.
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

    /// A line of the person's own, to be given back by the prompts.
    void add_words(std::string_view line) { own_words_.emplace_back(line); }

    bool over(Timestamp now) const { return !paused_at_ && now - zero_ >= timeline_.length(); }
    const PracticeStep& step() const { return timeline_.step(step_.value_or(0)); }
    const PracticeTimeline& timeline() const { return timeline_; }

private:
    PracticeTimeline timeline_;
    Timestamp zero_; ///< pauses push it on
    std::optional<Timestamp> paused_at_;
    std::optional<std::size_t> step_;
    std::string prompt_;
    std::vector<std::string> own_words_;
};

} // namespace eupnea
