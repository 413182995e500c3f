// SPDX-License-Identifier: MIT
#include "session/session_summer.hpp"

#include <algorithm>

namespace eupnea {

void SessionSummer::Mean::add(const std::optional<float>& value)
{
    if (!value) return;
    sum += static_cast<double>(*value);
    count += 1.0;
}

std::optional<float> SessionSummer::Mean::value() const
{
    if (count == 0.0) return std::nullopt;
    return static_cast<float>(sum / count);
}

void SessionSummer::on(const Event& event)
{
    if (const auto* state = std::get_if<State>(&event)) on_state(*state);
    if (const auto* change = std::get_if<PacerChange>(&event)) guided_ = change->running;
    if (const auto* happened = std::get_if<BreathHappened>(&event))
        talks_ = happened->happening == BreathHappening::speech;
    if (const auto* found = std::get_if<BaselineFound>(&event)) rest_ = found->baseline;
    if (const auto* end = std::get_if<SessionEnd>(&event)) end_ = end->time;
}

void SessionSummer::on_state(const State& state)
{
    end_ = std::max(end_, state.time);
    ++seconds_;
    with_heart_ += state.heart_rate_bpm.has_value();
    with_breath_ += state.breath_rate_per_min.has_value();
    talking_ += talks_;
    ++sources_[static_cast<std::size_t>(state.breath_source)];
    if (!guided_) return;
    guided_breath_.add(state.breath_rate_per_min);
    guided_swing_.add(state.hr_swing_bpm);
}

float SessionSummer::share(std::size_t seconds) const
{
    return seconds_ == 0 ? 0.0f : static_cast<float>(seconds) / static_cast<float>(seconds_);
}

SessionSummed SessionSummer::sum() const
{
    const auto most = std::ranges::max_element(sources_) - sources_.begin();
    return {.time = end_,
            .recipe = recipe,
            .heart_share = share(with_heart_),
            .breath_share = share(with_breath_),
            .talk_share = share(talking_),
            .breath_source = static_cast<BreathSource>(most),
            .rest_heart_rate_bpm = rest_.heart_rate_bpm,
            .rest_breath_rate_per_min = rest_.breath_rate_per_min,
            .rest_swing_bpm = rest_.swing_bpm,
            .guided_breath_rate_per_min = guided_breath_.value(),
            .guided_swing_bpm = guided_swing_.value()};
}

} // namespace eupnea
