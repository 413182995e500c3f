// SPDX-License-Identifier: MIT
// An assessment under way: gathers what belongs to each pace, and asks again where it must.
#pragma once

#include <optional>
#include <vector>

#include "feedback/assessment_plan.hpp"
#include "feedback/resonance.hpp"

namespace eupnea {

/// Told everything that happens; asked for the next step when one is over.
///
/// The first 30 s of each step are for settling in and do not count. A step that has to be set aside
/// is asked for once more at the end. A sliding step is judged at every quarter from 6.5 to 4.5, each
/// with the breaths within 0.2 a minute of it.
class Assessment {
public:
    explicit Assessment(AssessmentMode mode);

    /// The next step, from `begin` on; nothing when the assessment is over. What it asks of the pacer
    /// is in pacer_changes(step, begin).
    std::optional<AssessmentStep> next(Timestamp begin);

    void on(const BeatVerdict& verdict);
    void on(const Breath& breath) { along_breath_.on(breath); }

    /// How the pace of the step under way felt, 0 not at all well to 10 very well.
    void comfort(int rating);

    /// With what there is so far.
    Resonance result() const;

private:
    struct Run {
        AssessmentStep step;
        Timestamp begin;
        std::optional<int> comfort{};
        Timestamp end() const { return begin + step.length; }
    };
    RateEvidence evidence_of(const Run& run) const;
    std::vector<RateEvidence> sliding_evidence(const Run& run) const;
    std::vector<RateEvidence> evidence() const;

    HeartAlongBreath along_breath_;
    NnTimeline timeline_;
    std::vector<BreathCurve> curves_;
    std::vector<Nn> nn_;
    std::vector<AssessmentStep> to_come_;
    std::size_t planned_;
    std::vector<Run> runs_;
};

} // namespace eupnea
