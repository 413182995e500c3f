// SPDX-License-Identifier: MIT
#include "signal/beat_clock.hpp"

#include <algorithm>
#include <utility>

namespace eupnea {

using namespace literals;

namespace {

constexpr Seconds shortest_interval = 0.2s; ///< 300 beats a minute
constexpr Seconds longest_interval = 3s;    ///< 20 beats a minute
constexpr Seconds longest_delay = 5.5s;     ///< 4 s of radio, and what a strap collects meanwhile
constexpr Seconds late_by = 1.5s;           ///< beyond the second that a strap collects
constexpr Seconds late_for = 6s;            ///< radio catches up sooner
constexpr Seconds most_ahead = 2s;          ///< of the arrival may a beat be
constexpr double rise = 3e-4;      ///< of the offset, s/s: three times a crystal's deviation
constexpr double least_step = 0.5; ///< of an interval, between two beats

bool is_one(Seconds interval)
{
    return interval >= shortest_interval && interval <= longest_interval;
}

} // namespace

/// Lays the line for a batch; whether it is a new one, not where the old one was.
bool BeatClock::align(std::span<const Seconds> batch, Timestamp arrival)
{
    Seconds sum{};
    for (const Seconds interval : batch) sum += interval;
    const bool plausible = std::ranges::all_of(batch, is_one);
    if (!running_ || !plausible) return begin(sum, arrival);

    beat_ += rise * sum;
    const Seconds lateness = arrival - (beat_ + sum);
    if (lateness > longest_delay || lateness < -longest_delay) return begin(sum, arrival);
    if (lateness < 0s) beat_ += lateness;
    if (!stays_late(lateness, arrival)) return false;
    beat_ += least_lateness_;
    late_since_.reset();
    return true;
}

bool BeatClock::begin(Seconds sum, Timestamp arrival)
{
    beat_ = arrival - sum;
    late_since_.reset();
    return std::exchange(running_, true);
}

bool BeatClock::stays_late(Seconds lateness, Timestamp arrival)
{
    if (lateness < late_by) {
        late_since_.reset();
        return false;
    }
    if (!late_since_) {
        late_since_ = arrival;
        least_lateness_ = lateness;
    }
    least_lateness_ = std::min(least_lateness_, lateness);
    return arrival - *late_since_ >= late_for;
}

/// Where the beat that ends the interval is placed.
Timestamp BeatClock::following(Seconds interval) const
{
    const Seconds step = least_step * std::min(interval, longest_interval);
    return std::max(beat_ + interval, previous_ + step);
}

bool BeatClock::has_room(Seconds interval, Timestamp arrival) const
{
    return following(interval) <= arrival + most_ahead;
}

Timestamp BeatClock::next(Seconds interval)
{
    previous_ = following(interval);
    beat_ += interval;
    return previous_;
}

} // namespace eupnea
