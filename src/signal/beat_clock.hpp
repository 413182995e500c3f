// SPDX-License-Identifier: MIT
// Turns intervals that arrive in late batches into the times of the beats that end them.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <utility>

#include "base/units.hpp"

namespace eupnea {

/// A strap sends what intervals it has about once a second, without a time; radio delays them further.
/// The sum of the intervals is the strap's own clock, and no beat arrives before it was, so the line
///
///     beat time = offset + sum of intervals,   offset = least of (arrival - sum) so far
///
/// rests on the batch that came quickest, and a batch that comes up to 4 s late is placed where the
/// others put it. The offset may rise by 0.3 ms a second, which follows the strap's crystal. Where the
/// line moves, beat times approach it by at most half an interval a beat and never run backwards.
///
/// No beat is placed more than two seconds behind the arrival of its interval: a flood of intervals that
/// would carry the time on is refused, and counted.
///
/// Batches that stay late by more than 1.5 s for 6 s, or come later than any radio delays them, tell that
/// beats were lost in between: the line is laid anew and the tick says that it jumped.
class BeatClock {
public:
    struct Tick {
        Timestamp time;      ///< of the beat that ends the interval
        bool jumped = false; ///< before it beats were lost, and nothing counts how many
        friend bool operator==(const Tick&, const Tick&) = default;
    };

    /// One batch, oldest interval first; place(Tick, Seconds interval) for each.
    template <class Place>
    void operator()(std::span<const Seconds> batch, Timestamp arrival, Place&& place)
    {
        if (batch.empty()) return;
        bool jumped = align(batch, arrival);
        for (const Seconds interval : batch) {
            if (!has_room(interval, arrival)) {
                ++refused_;
                jumped = true;
                continue;
            }
            place(Tick{next(interval), std::exchange(jumped, false)}, interval);
        }
    }

    /// Intervals for which no time had passed.
    std::uint64_t refused() const { return refused_; }

    /// The link or the contact was lost: the next batch begins a new line.
    void restart() { running_ = false; }

private:
    bool align(std::span<const Seconds> batch, Timestamp arrival);
    bool begin(Seconds sum, Timestamp arrival);
    bool stays_late(Seconds lateness, Timestamp arrival);
    bool has_room(Seconds interval, Timestamp arrival) const;
    Timestamp following(Seconds interval) const;
    Timestamp next(Seconds interval);

    bool running_ = false;
    Timestamp beat_{}; ///< the last, on the line
    Timestamp previous_ = at(Seconds{-std::numeric_limits<double>::infinity()}); ///< as told
    std::optional<Timestamp> late_since_;
    Seconds least_lateness_{};
    std::uint64_t refused_ = 0;
};

} // namespace eupnea
