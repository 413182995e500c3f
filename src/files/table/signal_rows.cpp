// SPDX-License-Identifier: MIT
#include "files/table/signal_rows.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace eupnea {

namespace {

constexpr Seconds shortest_gap{0.1};
constexpr double leap_s = 10.0; ///< a longer step has to be confirmed by the next row

/// How fast the time of evenly spread samples follows coarse stamps, per rounding of these.
constexpr double follow_gain = 0.02;

} // namespace

SignalRows::SignalRows(std::vector<Channel> channels, SampleRate rate,
                       std::optional<TimestampInference> time)
    : channels_(std::move(channels)), rate_(rate), period_(period(rate)), time_(time),
      holes_(channels_.size())
{}

bool SignalRows::follows(double step_s) const
{
    return (step_s > 0.0 || (step_s == 0.0 && steady())) && step_s <= leap_s;
}

void SignalRows::add(std::size_t line, double stamp_s, std::span<const double> values)
{
    if (!time_) return accept(stamp_s, values);
    if (!last_stamp_s_ && std::abs(stamp_s) > longest_leap_s) offset_s_ = -stamp_s;
    stamp_s += offset_s_;
    if (!last_stamp_s_ || follows(stamp_s - *last_stamp_s_)) {
        refuse_held();
        return accept(stamp_s, values);
    }
    if (stamp_s == *last_stamp_s_) return refusals_.add(Refusal::time_twice, line);
    if (holding_ && follows(stamp_s - held_.stamp_s)) return jump_to(line, stamp_s, values);
    refuse_held();
    hold(line, stamp_s, values);
}

void SignalRows::hold(std::size_t line, double stamp_s, std::span<const double> values)
{
    held_.line = line;
    held_.stamp_s = stamp_s;
    held_.values.assign(values.begin(), values.end());
    holding_ = true;
}

/// Two rows agree on the new time: believe them.
void SignalRows::jump_to(std::size_t, double stamp_s, std::span<const double> values)
{
    holding_ = false;
    const double leap = held_.stamp_s - *last_stamp_s_;
    double shift = 0.0;
    if (leap < 0.0 || held_.stamp_s > longest_leap_s) {
        shift = period_.count() - leap;
        offset_s_ += shift;
        open_holes(now_ + period_, GapCause::clock_jump);
    }
    accept(held_.stamp_s + shift, held_.values);
    accept(stamp_s + shift, values);
}

void SignalRows::refuse_held()
{
    if (!std::exchange(holding_, false)) return;
    const bool back = held_.stamp_s < *last_stamp_s_;
    refusals_.add(back ? Refusal::time_backwards : Refusal::lone_jump, held_.line);
}

void SignalRows::accept(double stamp_s, std::span<const double> values)
{
    const Timestamp time = time_of_row(stamp_s);
    if (began_ && is_hole(now_, time)) open_holes(time, GapCause::file);
    now_ = time;
    last_stamp_s_ = stamp_s;
    if (!std::exchange(began_, true))
        for (const Channel channel : channels_) ready_.push(Stream{now_, channel, rate_});
    emit(values);
}

/// The stamp itself, unless it is a rounded one of a steady rate: then the step is kept and the
/// stamps are followed slowly. A stamp that runs further ahead than its rounding tells of a hole.
Timestamp SignalRows::time_of_row(double stamp_s)
{
    const Timestamp stamp = at(Seconds{stamp_s});
    if (!time_ || !began_ || !time_->regular_or_coarse()) return stamp;
    same_stamp_ = stamp_s == *last_stamp_s_ ? same_stamp_ + 1.0 : 0.0;
    resolution_ = std::max(resolution_, same_stamp_);
    const Timestamp expected = now_ + period_;
    const Seconds ahead = stamp - expected;
    if (abs(ahead) < 1e-3 * period_) return stamp;
    const bool shared = time_->coarse || resolution_ > 0.0;
    const Seconds rounding =
        shared ? std::max(2.0 * Seconds{time_->step_s}, (resolution_ + 1.0) * period_)
               : 0.6 * period_;
    if (ahead > rounding) return stamp;
    return expected + follow_gain * (period_ / rounding) * std::clamp(ahead, -rounding, rounding);
}

bool SignalRows::is_hole(Timestamp from, Timestamp until) const
{
    return until - from > std::max(shortest_gap, (steady() ? 1.5 : 5.0) * period_);
}

void SignalRows::open_holes(Timestamp until, GapCause cause)
{
    const double rows = std::round((until - now_) / period_) - 1.0;
    const bool counted = !time_ || time_->regular;
    const auto missing = static_cast<std::uint32_t>(counted ? std::clamp(rows, 0.0, 4e9) : 0.0);
    any_hole_ = true;
    for (auto& hole : holes_) {
        if (!hole) hole = Hole{now_ + period_, 0, cause};
        hole->missing += std::min(missing, UINT32_MAX - hole->missing);
    }
}

void SignalRows::close_hole(std::size_t i, Timestamp until)
{
    const auto hole = std::exchange(holes_[i], std::nullopt);
    if (!hole) return;
    if (hole->cause != GapCause::clock_jump && !is_hole(hole->from - period_, until)) return;
    const Timestamp from = std::min(hole->from, until); // the row after a leap may come early
    ready_.push(Gap{channels_[i], from, until, hole->missing, hole->cause});
}

void SignalRows::emit(std::span<const double> values)
{
    for (std::size_t i = 0; i < channels_.size(); ++i) {
        if (std::isnan(values[i])) {
            any_hole_ = true;
            if (!holes_[i]) holes_[i] = Hole{now_};
            holes_[i]->missing += holes_[i]->missing < UINT32_MAX;
            continue;
        }
        if (any_hole_) close_hole(i, now_);
        ready_.push(Sample{channels_[i], now_, values[i]});
    }
    if (any_hole_)
        any_hole_ = std::any_of(holes_.begin(), holes_.end(),
                                [](const auto& hole) { return hole.has_value(); });
}

void SignalRows::end()
{
    refuse_held();
    for (std::size_t i = 0; i < holes_.size(); ++i) close_hole(i, now_ + period_);
}

} // namespace eupnea
