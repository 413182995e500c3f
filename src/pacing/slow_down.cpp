// SPDX-License-Identifier: MIT
#include "pacing/slow_down.hpp"

#include <algorithm>

namespace eupnea {

namespace {

constexpr double step = 1.05;
constexpr double breaths_a_step = 4.0;
constexpr double keeps_up = 1.10;            ///< of the guided rate
constexpr double longest_exhale = 2.0 / 3.0; ///< of the cycle
constexpr double first_inhale = 0.45;        ///< of the cycle
constexpr int timeout = 3;                   ///< steps behind, before the guide comes back
constexpr Seconds shortest_cycle{3.0};       ///< 20 breaths/min: never guide faster

} // namespace

SlowDown::SlowDown(BreathRate comfortable)
    : longest_(period(BreathRate{std::clamp(comfortable.per_minute, 4.0, 20.0)}))
{}

std::optional<PacerChange> SlowDown::operator()(Timestamp now, const BreathRateEstimate& own,
                                                Following heart)
{
    const bool by_heart =
        guiding_ && own.source != BreathSource::belt && heart == Following::follows;
    if (!by_heart && (!own.per_minute || !(*own.per_minute > 0.0f))) return std::nullopt;
    const Seconds own_cycle = by_heart ? pattern_.cycle() : period(BreathRate{*own.per_minute});
    if (!guiding_) {
        guiding_ = true;
        pattern_.inhale = first_inhale * std::clamp(own_cycle, shortest_cycle, longest_);
        return ask(now, std::clamp(own_cycle, shortest_cycle, longest_));
    }
    if (now - since_ < breaths_a_step * pattern_.cycle()) return std::nullopt;
    const bool behind = own_cycle * keeps_up < pattern_.cycle();
    steps_behind_ = behind ? steps_behind_ + 1 : 0;
    since_ = now;
    if (steps_behind_ >= timeout) {
        steps_behind_ = 0;
        return ask(now, std::max(shortest_cycle, (own_cycle + pattern_.cycle()) / 2.0));
    }
    if (behind || arrived()) return std::nullopt;
    return ask(now, std::min(longest_, step * pattern_.cycle()));
}

PacerChange SlowDown::ask(Timestamp now, Seconds cycle)
{
    since_ = now;
    const Seconds exhale = std::min(cycle - pattern_.inhale, longest_exhale * cycle);
    pattern_ = {.inhale = cycle - std::max(exhale, cycle / 2.0),
                .exhale = std::max(exhale, cycle / 2.0)};
    return {now, pattern_, true};
}

std::optional<BreathRate> SlowDown::guided() const
{
    if (!guiding_) return std::nullopt;
    return breath_rate(pattern_.cycle());
}

} // namespace eupnea
