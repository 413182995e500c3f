// SPDX-License-Identifier: MIT
// Leads through an assessment: events in, changes of the pacer out.
#pragma once

#include <optional>

#include "feedback/assessment.hpp"

namespace eupnea {

/// Goes by the time of the events alone, so a live session, a simulated person at any speed and a test
/// are led in the same way. The first step begins with the first event.
class AssessmentGuide {
public:
    explicit AssessmentGuide(AssessmentMode mode) : assessment_(mode) {}

    /// What the pacer shall do from now on, when that changes.
    std::optional<PacerChange> on(const Event& event);

    /// The last step is over, and so is the wait for the verdicts on its last beats.
    bool over() const { return over_; }

    const std::optional<AssessmentStep>& step() const { return step_; }
    Seconds left_of_step() const { return step_ ? step_end_ - now_ : 0s; }
    void comfort(int rating) { assessment_.comfort(rating); }
    Resonance result() const { return assessment_.result(); }

private:
    void begin_step();
    std::optional<PacerChange> due_change();

    Assessment assessment_;
    std::optional<AssessmentStep> step_;
    std::vector<PacerChange> changes_; ///< of this step
    std::size_t done_ = 0;             ///< of the changes
    Timestamp now_ = at(Seconds{-1e9});
    Timestamp step_end_{};
    bool begun_ = false;
    bool over_ = false;
};

} // namespace eupnea
