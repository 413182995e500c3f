// SPDX-License-Identifier: MIT
#include "breath/breath_direction.hpp"

#include <cmath>

namespace eupnea {

namespace {

constexpr std::size_t breaths_watched = 20;
constexpr std::size_t breaths_needed = 8;
constexpr double needed_log_ratio = 0.15; ///< 46:54
constexpr double needed_t = 3.0;          ///< mean over its standard error

} // namespace

BreathDirection::BreathDirection() : log_ratios_(breaths_watched) {}

void BreathDirection::operator()(const TurningPoint& point)
{
    const Seconds half = point.time - before_.time;
    const bool held = point.rested > Seconds{0.0} || before_.rested > Seconds{0.0};
    if (++halves_ > 2 && point.crest != before_.crest && half > Seconds{0.0} && !held) {
        const double ratio = point.crest ? half / half_before_ : half_before_ / half;
        if (point.crest && ratio > 0.0 && std::isfinite(ratio)) {
            log_ratios_.push(std::log(ratio));
            judge();
        }
    }
    half_before_ = half;
    before_ = point;
}

void BreathDirection::judge()
{
    const std::size_t n = log_ratios_.size();
    if (decided_ || n < breaths_needed) return;
    double sum = 0.0;
    double sum_of_squares = 0.0;
    for (std::size_t i = 0; i < n; ++i) {
        sum += log_ratios_[i];
        sum_of_squares += log_ratios_[i] * log_ratios_[i];
    }
    const double count = static_cast<double>(n);
    const double mean = sum / count;
    const double spread = std::sqrt(std::max(0.0, sum_of_squares / count - mean * mean) / count);
    if (std::abs(mean) > needed_log_ratio && std::abs(mean) > needed_t * spread)
        sign_ = mean < 0.0 ? 1 : -1;
}

void BreathDirection::invert()
{
    sign_ = -sign_;
    decided_ = true;
}

} // namespace eupnea
