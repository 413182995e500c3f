// SPDX-License-Identifier: MIT
#include "practice/practice_run.hpp"

#include <algorithm>

namespace eupnea {

namespace {

constexpr Seconds before_end = 200ms; ///< where a step waits; longer than between two questions
constexpr Seconds just_begun = 5s;
constexpr Seconds rounding{1e-6}; ///< of a place that was subtracted from a time

} // namespace

bool PracticeRun::over(Timestamp now) const
{
    const bool waits = step_ && waits_at_end(*step_);
    return !paused_at_ && !waits && now - zero_ + rounding >= timeline_.length();
}

bool PracticeRun::waits_at_end(std::size_t step) const
{
    return more_ > 0s || timeline_.step(step).end == StepEnd::at_key;
}

std::optional<StepBegan> PracticeRun::next_step(Timestamp now)
{
    if (paused_at_) return std::nullopt;
    wait_before_end(now);
    const std::size_t number = timeline_.at(now - zero_ + rounding).step;
    if (step_ == number) return std::nullopt;
    step_ = number;
    prompt_.clear();
    return announced(number, now);
}

StepBegan PracticeRun::announced(std::size_t number, Timestamp now) const
{
    const PracticeStep& step = timeline_.step(number);
    return {now,
            std::string_view{timeline_.practice().name},
            static_cast<std::uint8_t>(number),
            std::string_view{step.title},
            timeline_.length() + more_ - (now - zero_),
            step.eyes,
            step.writing};
}

/// The practice's clock stands still where the step would end.
void PracticeRun::wait_before_end(Timestamp now)
{
    if (!step_) return;
    const Seconds past = now - zero_ - (timeline_.end_of(*step_) - before_end);
    if (past <= 0s) return;
    const bool at_key = timeline_.step(*step_).end == StepEnd::at_key;
    const Seconds wait = at_key ? past : std::min(past, more_);
    zero_ += wait;
    more_ = std::max<Seconds>(0s, more_ - wait);
}

std::optional<Prompt> PracticeRun::next_prompt(Timestamp now, const Pacer& pacer)
{
    if (paused_at_) return std::nullopt;
    PracticeMoment moment = timeline_.at(now - zero_ + rounding, pacer.at(now), own_words_);
    if (moment.prompt == prompt_) return std::nullopt;
    prompt_ = std::move(moment.prompt);
    return Prompt{now, std::string_view{prompt_}};
}

void PracticeRun::pause(Timestamp now)
{
    if (!paused_at_) paused_at_ = now;
}

void PracticeRun::go_on(Timestamp now)
{
    if (!paused_at_) return;
    zero_ += now - *paused_at_;
    paused_at_.reset();
    step_.reset();
}

void PracticeRun::begin_at(Seconds place, Timestamp now)
{
    paused_at_.reset();
    more_ = 0s;
    step_.reset();
    zero_ = now - place;
}

void PracticeRun::skip_step(Timestamp now) { begin_at(timeline_.end_of(step_.value_or(0)), now); }

void PracticeRun::step_back(Timestamp now)
{
    const std::size_t step = step_.value_or(0);
    const Seconds into_step = paused_at_.value_or(now) - zero_ - timeline_.begin_of(step);
    begin_at(timeline_.begin_of(into_step < just_begun && step > 0 ? step - 1 : step), now);
}

std::optional<StepBegan> PracticeRun::lengthen_step(Seconds by, Timestamp now)
{
    more_ += by;
    if (paused_at_ || !step_) return std::nullopt;
    return announced(*step_, now);
}

} // namespace eupnea
