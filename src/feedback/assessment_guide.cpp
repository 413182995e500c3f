// SPDX-License-Identifier: MIT
#include "feedback/assessment_guide.hpp"

#include <algorithm>

namespace eupnea {

namespace {

constexpr Seconds last_verdicts = 8s;

} // namespace

std::optional<PacerChange> AssessmentGuide::on(const Event& event)
{
    now_ = std::max(now_, time_of(event));
    if (const auto* verdict = std::get_if<BeatVerdict>(&event)) assessment_.on(*verdict);
    if (const auto* breath = std::get_if<Breath>(&event)) assessment_.on(*breath);
    if (!begun_ || (step_ && now_ >= step_end_)) begin_step();
    if (!step_) over_ = now_ >= step_end_ + last_verdicts;
    return due_change();
}

void AssessmentGuide::begin_step()
{
    begun_ = true;
    step_ = assessment_.next(now_);
    if (!step_) return;
    step_end_ = now_ + step_->length;
    changes_ = pacer_changes(*step_, now_);
    done_ = 0;
}

/// The newest change whose time has come, told once, with the time it is told at.
std::optional<PacerChange> AssessmentGuide::due_change()
{
    if (!step_) return std::nullopt;
    std::optional<PacerChange> due;
    for (; done_ < changes_.size() && changes_[done_].time <= now_; ++done_) due = changes_[done_];
    if (due) due->time = now_;
    return due;
}

} // namespace eupnea
