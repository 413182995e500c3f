// SPDX-License-Identifier: MIT
#include "signal/beat_clock.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

namespace eupnea {

using namespace literals;

namespace {

constexpr double creep = 2e-4;    ///< s a second; crystals differ by less
constexpr Seconds late_by = 0.5s; ///< beyond what a strap's second and its radio make each time
constexpr Seconds watch = 5s;     ///< longer than a radio holds back; twice late is late
constexpr Seconds never{std::numeric_limits<double>::infinity()};

} // namespace

BeatClock::Place BeatClock::operator()(std::span<const Seconds> intervals, Timestamp arrival)
{
    const Seconds length = std::accumulate(intervals.begin(), intervals.end(), Seconds{});
    beats_ += length;
    const Seconds lateness = arrival.time_since_epoch() - beats_;
    bool jumped = false;
    if (!running_) {
        line_ = lateness;
        watched_since_ = arrival;
        least_late_ = never;
        was_late_ = false;
    } else {
        line_ = std::min(lateness, line_ + creep * (arrival - arrival_));
        jumped = stays_late(lateness - line_, arrival);
    }
    running_ = true;
    arrival_ = arrival;
    return {at(line_ + beats_ - length + intervals.front()), jumped};
}

bool BeatClock::stays_late(Seconds lateness, Timestamp arrival)
{
    least_late_ = std::min(least_late_, lateness);
    if (arrival - watched_since_ < watch) return false;
    const bool late = least_late_ > late_by;
    const bool stays = late && was_late_;
    if (stays) line_ += least_late_;
    was_late_ = late && !stays;
    watched_since_ = arrival;
    least_late_ = never;
    return stays;
}

} // namespace eupnea
