// SPDX-License-Identifier: MIT
#include "breath/turning_points.hpp"

#include <algorithm>
#include <cmath>

#include "breath/median.hpp"

namespace eupnea {

namespace {

constexpr double range_share = 0.08;
constexpr double there_and_back_share = 0.2; ///< a small breath rather than none
constexpr double back_share = 0.85;          ///< of the half-breath before, at the end of the wave
constexpr double ripple_margin = 1.2;
constexpr double rest_band = 0.10;
constexpr double hold_share = 0.25;    ///< of the cycle: a sine stays 0.20 of it in the band
constexpr double flat_share = 0.23;    ///< of the cycle: a little more than a sine
constexpr double flat_at_first = 0.65; ///< of the half-breath under way, where none is known
constexpr Seconds shortest_hold{1.0};
constexpr Seconds settling{2.0};
constexpr std::size_t halves_known = 3; ///< before their length means anything
constexpr Seconds shortest_half{0.4};
constexpr Seconds shortest_cycle{1.5};  ///< 40 breaths/min
constexpr double longest_half_s = 10.0; ///< 3 breaths/min

double largest(const Ring<double>& values)
{
    double most = 0.0;
    for (std::size_t i = 0; i < values.size(); ++i) most = std::max(most, values[i]);
    return most;
}

} // namespace

TurningPoints::TurningPoints() : travels_(5), ripples_(6), halves_(6), found_(3) {}

std::optional<TurningPoint> TurningPoints::operator()(Timestamp time, double value)
{
    if (const auto point = turn_at(time, value)) found_.push(*point);
    before_ = time;
    before_value_ = value;
    if (found_.empty()) return std::nullopt;
    const TurningPoint oldest = found_.front();
    found_.pop_front();
    return oldest;
}

std::optional<TurningPoint> TurningPoints::turn_at(Timestamp time, double value)
{
    range_(time, value);
    if (!start_) start_ = time;
    if (time - *start_ <= settling) {
        begin_half(time, value);
        return std::nullopt;
    }
    const double height = rising_ ? value : -value;
    climb(time, height);

    const bool beyond = last_ && height < (rising_ ? last_->value : -last_->value);
    const double share = beyond ? std::min(there_and_back_share, share_needed()) : share_needed();
    const double reversal = summit_.height - height;
    const double needed = std::max(share * amplitude(), range_share * range_.size());
    const bool too_soon = last_ && summit_.left - last_->time < shortest_half;
    if (reversal <= 0.0 || reversal < needed || too_soon) {
        if (beyond) withdraw(time, value);
        return std::nullopt;
    }
    const bool only_the_start = !last_ && summit_.time == began_;
    const TurningPoint point = turn(time, value);
    if (only_the_start) return std::nullopt;
    return point;
}

std::optional<TurningPoint> TurningPoints::last_turn()
{
    if (!last_ || travels_.empty() || summit_.time - last_->time < shortest_half)
        return std::nullopt;
    const double extreme = rising_ ? summit_.height : -summit_.height;
    const double travel = std::abs(extreme - last_->value);
    if (travel < back_share * std::min(last_->travel, amplitude())) return std::nullopt;
    return turn(summit_.time, extreme);
}

void TurningPoints::begin_half(Timestamp time, double value)
{
    began_ = time;
    const double height = rising_ ? value : -value;
    summit_ = {.time = time,
               .height = height,
               .entered = time,
               .left = time,
               .anchor = height,
               .dip = {time, height, time}};
}

void TurningPoints::climb(Timestamp time, double height)
{
    const double band = rest_band * amplitude();
    if (height > summit_.height) {
        if (summit_.dip.depth > summit_.ripple.depth) summit_.ripple = summit_.dip;
        summit_.dip = {time, height, time};
        summit_.height = height;
        summit_.time = time;
        if (height > summit_.anchor + band) {
            summit_.anchor = height;
            summit_.entered = time;
        }
    }
    if (summit_.height - height > summit_.dip.depth) {
        summit_.dip.depth = summit_.height - height;
        summit_.dip.to = time;
    }
    if (height >= summit_.height - band) summit_.left = time;
}

TurningPoint TurningPoints::turn(Timestamp time, double value)
{
    const double extreme = rising_ ? summit_.height : -summit_.height;
    const Seconds rest = summit_.left - summit_.entered;
    const bool known = halves_.size() >= halves_known;
    const TurningPoint point{onset(time, value), extreme, rising_,
                             last_ ? std::abs(extreme - last_->value) : 0.0,
                             known && rest >= rest_needed() ? rest : Seconds{0.0}};
    TurningPoint told = point;
    if (last_ && !known && small_breath()) told.travel = std::abs(extreme - tell_small_breath());
    if (last_) learn(point, point.time - last_->time);
    before_last_ = last_;
    last_ = point;
    rising_ = !rising_;
    begin_half(time, value);
    return told;
}

bool TurningPoints::small_breath() const
{
    const Fall& small = summit_.ripple;
    return small.depth >= there_and_back_share * range_.size() &&
           small.from - last_->time >= shortest_half && small.to - small.from >= shortest_half &&
           summit_.time - small.to >= shortest_half && small.to - last_->time >= shortest_cycle &&
           summit_.time - small.from >= shortest_cycle;
}

/// Its size says nothing of the size of those to come. Returns where it ended.
double TurningPoints::tell_small_breath()
{
    const Fall& small = summit_.ripple;
    const double sign = rising_ ? 1.0 : -1.0;
    const double top = sign * small.top;
    const double bottom = sign * (small.top - small.depth);
    found_.push({small.from, top, rising_, std::abs(top - last_->value), Seconds{0.0}});
    found_.push({small.to, bottom, !rising_, small.depth, Seconds{0.0}});
    return bottom;
}

/// Where the wave rested longer than a sine does, the extreme may lie anywhere in the rest; the onset
/// is then where the way back began. It begins as a parabola does, so that it has lasted twice the
/// distance over the speed; and no longer before leaving the band than a sine would.
Timestamp TurningPoints::onset(Timestamp time, double value) const
{
    const Seconds rest = summit_.left - summit_.entered;
    const bool known = halves_.size() >= halves_known;
    if (!known && !last_) return summit_.time;
    const Seconds half = known ? Seconds{typical_half_} : summit_.left - last_->time;
    if (rest < (known ? 2 * flat_share : flat_at_first) * half) return summit_.time;
    const Seconds moving = std::max(half - rest, Seconds{0.0});
    const double gone = summit_.height - (rising_ ? value : -value);
    const double step = std::abs(value - before_value_);
    const Timestamp begun = step > 0.0 ? time - 2.0 * (gone / step) * (time - before_) : time;
    return std::clamp(begun, summit_.left - moving / 3.0, summit_.left);
}

void TurningPoints::withdraw(Timestamp time, double value)
{
    rising_ = !rising_;
    last_ = before_last_;
    before_last_.reset();
    begin_half(time, value);
}

void TurningPoints::learn(const TurningPoint& point, Seconds half)
{
    travels_.push(point.travel);
    typical_travel_ = median(travels_);
    halves_.push(std::min(half.count(), longest_half_s));
    typical_half_ = median(halves_);
    ripples_.push(typical_travel_ > 0.0 ? summit_.ripple.depth / typical_travel_ : 0.0);
    ripple_share_ = ripples_.size() < halves_known ? early_share : largest(ripples_);
}

/// A turn that comes early must show more than one that is due.
double TurningPoints::share_needed() const
{
    if (!last_ || halves_.size() < halves_known) return early_share;
    const double due = (summit_.time - last_->time).count() / typical_half_;
    const double weight = std::clamp((due - 0.4) / 0.4, 0.0, 1.0);
    return std::max(std::lerp(early_share, due_share, weight),
                    std::min(early_share, ripple_margin * ripple_share_));
}

double TurningPoints::amplitude() const
{
    if (travels_.empty()) return range_.size();
    return std::min(typical_travel_, range_.size());
}

Seconds TurningPoints::rest_needed() const { return std::max(hold_share * cycle(), shortest_hold); }

bool TurningPoints::resting(Timestamp time) const
{
    return start_ && summit_.left == time && time - summit_.entered >= rest_needed();
}

void TurningPoints::restart()
{
    start_.reset();
    found_.clear();
    last_.reset();
    before_last_.reset();
    range_.clear();
}

} // namespace eupnea
