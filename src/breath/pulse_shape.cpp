// SPDX-License-Identifier: MIT
#include "breath/pulse_shape.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace eupnea {

namespace {

constexpr double most_per_second = 500.0;
constexpr Seconds kept{2.0};
constexpr Seconds longest_silence{1.0};

} // namespace

PulseShape::PulseShape(Window foot, Window top)
    : foot_(foot), top_(top),
      recent_(static_cast<std::size_t>(1.5 * kept.count() * most_per_second)), waiting_(8)
{}

void PulseShape::begin(SampleRate rate)
{
    const bool dense = std::isfinite(rate.per_second) && rate.per_second > 1.5 * most_per_second;
    least_step_ = dense ? Seconds{0.9 / most_per_second} : Seconds{0.0};
    restart();
}

void PulseShape::restart()
{
    recent_.clear();
    waiting_.clear();
}

std::optional<PulseShape::Measured> PulseShape::operator()(Timestamp time, double value)
{
    if (!std::isfinite(value)) return std::nullopt;
    if (!recent_.empty()) {
        const Seconds step = time - recent_.back().time;
        if (step > longest_silence || step < Seconds{0.0})
            restart();
        else if (step < least_step_)
            return std::nullopt;
    }
    recent_.push({time, value});
    const Seconds reach = std::max(foot_.until, top_.until);
    if (waiting_.empty() || time < waiting_.front() + reach) return std::nullopt;
    const Timestamp beat = waiting_.front();
    waiting_.pop_front();
    return measure(beat);
}

std::optional<PulseShape::Measured> PulseShape::measure(Timestamp beat) const
{
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    const Timestamp earliest = beat + std::min(foot_.from, top_.from);
    if (recent_.front().time > earliest) return std::nullopt;
    for (std::size_t i = recent_.size(); i-- > 0 && recent_[i].time >= earliest;) {
        const Seconds since = recent_[i].time - beat;
        const double value = recent_[i].value;
        if (since >= foot_.from && since <= foot_.until) low = std::min(low, value);
        if (since >= top_.from && since <= top_.until) high = std::max(high, value);
    }
    if (!std::isfinite(low) || !std::isfinite(high)) return std::nullopt;
    return Measured{beat, high - low, (high + low) / 2.0};
}

} // namespace eupnea
