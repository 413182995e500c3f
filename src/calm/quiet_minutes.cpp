// SPDX-License-Identifier: MIT
#include "calm/quiet_minutes.hpp"

#include <array>

#include "base/statistics.hpp"

namespace eupnea {

namespace {

constexpr std::size_t most_seconds = 120;
constexpr std::size_t least_seconds = 60;

/// Of those seconds that have a value; nothing when fewer than half a minute do.
std::optional<float> median_of(const Ring<CalmInputs>& seconds,
                               std::optional<float> CalmInputs::*input)
{
    std::array<float, most_seconds> values;
    std::size_t count = 0;
    for (std::size_t i = 0; i < seconds.size(); ++i)
        if (const auto value = seconds[i].*input) values[count++] = *value;
    if (count < least_seconds / 2) return std::nullopt;
    return median(std::span{values}.first(count));
}

} // namespace

void QuietMinutes::add(const CalmInputs& second)
{
    if (over_ || !second.heart_rate_bpm) return;
    seconds_.push(second);
    if (seconds_.full()) end();
}

void QuietMinutes::end()
{
    if (over_) return;
    over_ = true;
    if (seconds_.size() < least_seconds) return;
    baseline_ = CalmBaseline{median_of(seconds_, &CalmInputs::heart_rate_bpm),
                             median_of(seconds_, &CalmInputs::breath_rate_per_min),
                             median_of(seconds_, &CalmInputs::swing_bpm),
                             median_of(seconds_, &CalmInputs::rmssd_ms),
                             median_of(seconds_, &CalmInputs::ventilation)};
}

} // namespace eupnea
