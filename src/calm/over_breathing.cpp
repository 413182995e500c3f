// SPDX-License-Identifier: MIT
#include "calm/over_breathing.hpp"

namespace eupnea {

namespace {

constexpr Seconds baseline_span{60.0};
constexpr Seconds watched{30.0};
constexpr float well_above = 1.8f;
constexpr int fewest_breaths = 2;

} // namespace

void OverBreathing::on(const Breath& breath)
{
    if (!start_) start_ = breath.inhale;
    breaths_.push({breath.end, breath.depth});
    if (!baseline_ && breath.end - *start_ >= baseline_span)
        baseline_ = air_per_second(*start_, breath.end);
}

void OverBreathing::on(const Gap& gap)
{
    if (gap.channel != Channel::belt) return;
    breaths_.clear();
    start_.reset();
    baseline_.reset();
}

std::optional<double> OverBreathing::air_per_second(Timestamp from, Timestamp until) const
{
    double air = 0.0;
    int n = 0;
    for (std::size_t i = 0; i < breaths_.size(); ++i) {
        if (breaths_[i].end <= from || breaths_[i].end > until) continue;
        air += breaths_[i].depth;
        ++n;
    }
    if (n < fewest_breaths || !(air > 0.0)) return std::nullopt;
    return air / (until - from).count();
}

std::optional<float> OverBreathing::ratio(Timestamp now) const
{
    const auto air = air_per_second(now - watched, now);
    if (!baseline_ || !air) return std::nullopt;
    return static_cast<float>(*air / *baseline_);
}

bool OverBreathing::reminder_due(Timestamp now) const
{
    const auto above = ratio(now);
    return above && *above > well_above;
}

} // namespace eupnea
