// SPDX-License-Identifier: MIT
#include "breath/slip_guard.hpp"

#include <algorithm>
#include <cmath>

#include "breath/median.hpp"

namespace eupnea {

namespace {

constexpr Seconds look_back{0.25};
constexpr double least_jump = 1.0;   ///< of the amplitude within look_back
constexpr double speed_limit = 4.0;  ///< times the mean speed of a half-breath; a sine reaches 1.6
constexpr double beyond_usual = 1.5; ///< times the largest jump of the usual half-breath
constexpr Seconds longest_slip{1.5}; ///< then it is a new way of breathing

constexpr Seconds timeout{10.0};
constexpr int slips_allowed = 2;

} // namespace

SlipGuard::SlipGuard(SampleRate rate)
    : recent_(
          std::max<std::size_t>(2, static_cast<std::size_t>(look_back.count() * rate.per_second))),
      jumps_(5)
{}

void SlipGuard::turned()
{
    jumps_.push(largest_jump_);
    largest_jump_ = 0.0;
}

double SlipGuard::usual_jump() const { return jumps_.empty() ? 0.0 : median(jumps_); }

double SlipGuard::operator()(Timestamp time, double value, double amplitude, Seconds half)
{
    recent_.push(value);
    const double jump = value - recent_.front();
    const double share =
        std::max(least_jump, speed_limit * (look_back / std::max(half, look_back)));
    const double limit = std::max(share * amplitude, beyond_usual * usual_jump());
    const bool fast = amplitude > 0.0 && time >= lenient_until_ && std::abs(jump) > limit;
    if (fast && !slipping_) {
        slips_ = time - since_ < timeout ? slips_ + 1 : 1;
        since_ = time;
        if (slips_ > slips_allowed) {
            slips_ = 0;
            lenient_until_ = time + timeout;
            return value + offset_;
        }
        slipping_ = true;
        held_ = recent_.front() + offset_;
    } else if (slipping_ && (!fast || time - since_ > longest_slip)) {
        slipping_ = false;
        offset_ = held_ - value;
    }
    if (!slipping_) largest_jump_ = std::max(largest_jump_, std::abs(jump));
    return slipping_ ? held_ : value + offset_;
}

void SlipGuard::restart()
{
    recent_.clear();
    largest_jump_ = 0.0;
    slipping_ = false;
}

} // namespace eupnea
