// SPDX-License-Identifier: MIT
#include "resonance/assessment_guide.hpp"

#include <algorithm>

namespace eupnea {

namespace {

constexpr Seconds last_rest =
    20s; // at least: classifications come late, and an answer takes a moment

} // namespace

AssessmentGuide::AssessmentGuide(AssessmentMode mode, Seconds rest)
    : rest_(rest), to_come_(assessment_steps(mode))
{
    std::reverse(to_come_.begin(), to_come_.end());
}

void AssessmentGuide::on(const Event& event)
{
    if (const auto* classification = std::get_if<BeatClassification>(&event))
        assessment_.on(*classification);
    if (const auto* breath = std::get_if<Breath>(&event)) assessment_.on(*breath);
    if (const auto* state = std::get_if<State>(&event)) assessment_.on(*state);
    if (const auto* answer = std::get_if<Answer>(&event)) assessment_.on(*answer);
}

AssessmentGuide::Due AssessmentGuide::due(Timestamp now)
{
    Due due;
    if (over_) return due;
    if (pace_ && now >= pace_->end()) {
        const Seconds pause = to_come_.empty() ? std::max(rest_, last_rest) : rest_;
        if (now < pace_->end() + pause) return rest(now);
        if (to_come_.empty()) ask_again();
        over_ = to_come_.empty();
        if (over_) return due;
    }
    if (!pace_ || now >= pace_->end()) due.began = next_pace(now);
    for (; done_ < changes_.size() && changes_[done_].time <= now; ++done_)
        due.change = changes_[done_];
    if (!due.change) return due;
    due.change->time = now;
    assessment_.on(*due.change);
    return due;
}

AssessmentGuide::Due AssessmentGuide::rest(Timestamp now)
{
    if (resting_) return {};
    resting_ = true;
    const PacerChange stop{now, changes_.back().pattern, false};
    assessment_.on(stop);
    return {.change = stop};
}

std::optional<PaceBegan> AssessmentGuide::next_pace(Timestamp now)
{
    const auto number = static_cast<std::uint8_t>(assessment_.paces().size());
    const auto of = static_cast<std::uint8_t>(number + to_come_.size());
    pace_ = PaceBegan{now, number, of, to_come_.back(), rest_};
    to_come_.pop_back();
    assessment_.on(*pace_);
    changes_ = pacer_changes(pace_->step, now);
    done_ = 0;
    resting_ = false;
    return pace_;
}

/// For the fixed paces that cannot be used, in the order in which they were asked for; once.
void AssessmentGuide::ask_again()
{
    if (asked_again_) return;
    asked_again_ = true;
    const auto paces = assessment_.paces();
    for (auto pace = paces.rbegin(); pace != paces.rend(); ++pace)
        if (!pace->began.step.slides() && assessment_.fate(*pace) != RateFate::used)
            to_come_.push_back(pace->began.step);
}

} // namespace eupnea
