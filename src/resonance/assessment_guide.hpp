// SPDX-License-Identifier: MIT
// Leads through an assessment: events and the time in, paces and changes of the pacer out.
#pragma once

#include <optional>

#include "resonance/assessment.hpp"
#include "resonance/assessment_plan.hpp"

namespace eupnea {

/// Goes by the time it is told alone, so a live session, a simulated person at any speed and a test are
/// led in the same way. A fixed pace that has to be set aside is asked for once more at the end.
class AssessmentGuide {
public:
    explicit AssessmentGuide(AssessmentMode mode, Seconds rest = Seconds{0.0});

    /// Verdicts, breaths and answers count; everything else is ignored.
    void on(const Event& event);

    /// What is to happen now; each is told once.
    struct Due {
        std::optional<PaceBegan> began{};
        std::optional<PacerChange> change{}; ///< stops the pacer for a rest
    };
    Due due(Timestamp now);

    /// The last pace is over, and so is the time to judge its last beats and to say how it felt.
    bool over() const { return over_; }

    Resonance result() const { return assessment_.result(); }

private:
    std::optional<PaceBegan> next_pace(Timestamp now);
    void ask_again();
    Due rest(Timestamp now);

    Assessment assessment_;
    Seconds rest_;
    std::vector<PaceStep> to_come_;    ///< the next one last
    std::vector<PacerChange> changes_; ///< of the pace under way
    std::size_t done_ = 0;             ///< of the changes
    std::optional<PaceBegan> pace_;    ///< under way, or the last one
    bool resting_ = false;
    bool asked_again_ = false;
    bool over_ = false;
};

} // namespace eupnea
