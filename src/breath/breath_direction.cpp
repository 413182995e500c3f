// SPDX-License-Identifier: MIT
#include "breath/breath_direction.hpp"

#include <algorithm>
#include <cmath>

namespace eupnea {

namespace {

constexpr std::size_t breaths_watched = 20;
constexpr std::size_t breaths_needed = 8;
constexpr double needed_log_ratio = 0.15; ///< 46:54
constexpr double needed_t = 3.0;          ///< mean over its standard error
constexpr double most_log_ratio = 0.5;    ///< that one breath may say
constexpr double natural_rest = 0.2;      ///< of a cycle: a sine's near its extreme

/// Of the time near an extreme, what a breath without a hold does not have.
Seconds hold_in(Seconds cycle, Seconds rested)
{
    return std::max(Seconds{0.0}, rested - natural_rest * (cycle - rested));
}

} // namespace

BreathDirection::BreathDirection() : log_ratios_(breaths_watched) {}

bool BreathDirection::operator()(const TurningPoint& point)
{
    const Seconds half = point.time - before_.time;
    const Seconds moving = half - hold_in(half + half_before_, point.rested);
    const bool falls_and_rises = ++halves_ > 2 && point.crest && !before_.crest;
    const bool moves = moving > 0.5 * half && moving_before_ > 0.5 * half_before_;
    const double ratio = moving / moving_before_;
    half_before_ = half;
    moving_before_ = moving;
    before_ = point;
    return falls_and_rises && moves && ratio > 0.0 && std::isfinite(ratio) &&
           weigh(std::log(ratio));
}

bool BreathDirection::weigh(double log_ratio)
{
    const double held = std::clamp(log_ratio, -most_log_ratio, most_log_ratio);
    log_ratios_.push(held);
    sum_ += held;
    const double mean = mean_of_last();
    if (told_ || !clear(mean)) return false;
    const int sign = mean < 0.0 ? 1 : -1; // rising longer: the wave falls with the inhale
    if (evidence_ > 0.0 && sign == sign_) strongest_ = std::max(strongest_, std::abs(mean));
    const bool decides = evidence_ == 0.0 || (sign != sign_ && outweighs(mean));
    if (!decides) return false;
    sum_ = mean * static_cast<double>(log_ratios_.size());
    evidence_ = std::abs(sum_);
    strongest_ = std::abs(mean);
    const bool changed = sign != sign_;
    sign_ = sign;
    return changed;
}

/// Speaks for the other direction more than anything has for this one.
bool BreathDirection::outweighs(double mean) const
{
    return std::abs(mean) > strongest_ && sum_ * mean > 0.0 && std::abs(sum_) > evidence_;
}

double BreathDirection::mean_of_last() const
{
    double sum = 0.0;
    for (std::size_t i = 0; i < log_ratios_.size(); ++i) sum += log_ratios_[i];
    return sum / static_cast<double>(log_ratios_.size());
}

bool BreathDirection::clear(double mean) const
{
    if (log_ratios_.size() < breaths_needed) return false;
    double squares = 0.0;
    for (std::size_t i = 0; i < log_ratios_.size(); ++i)
        squares += (log_ratios_[i] - mean) * (log_ratios_[i] - mean);
    const double error = std::sqrt(squares) / static_cast<double>(log_ratios_.size());
    return std::abs(mean) > needed_log_ratio && std::abs(mean) > needed_t * error;
}

void BreathDirection::invert()
{
    sign_ = -sign_;
    told_ = true;
}

} // namespace eupnea
