// SPDX-License-Identifier: MIT
#include "practice/practice_run.hpp"

namespace eupnea {

std::optional<StepBegan> PracticeRun::next_step(Timestamp now)
{
    if (paused_at_) return std::nullopt;
    const std::size_t number = timeline_.at(now - zero_).step;
    if (step_ == number) return std::nullopt;
    step_ = number;
    prompt_.clear();
    const PracticeStep& step = timeline_.step(number);
    return StepBegan{now,
                     std::string_view{timeline_.practice().name},
                     static_cast<std::uint8_t>(number),
                     std::string_view{step.title},
                     timeline_.length() - (now - zero_),
                     step.eyes,
                     step.writing};
}

std::optional<Prompt> PracticeRun::next_prompt(Timestamp now, const Pacer& pacer)
{
    if (paused_at_) return std::nullopt;
    PracticeMoment moment = timeline_.at(now - zero_, pacer.at(now), own_words_);
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

} // namespace eupnea
