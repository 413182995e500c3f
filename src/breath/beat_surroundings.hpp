// SPDX-License-Identifier: MIT
// The signal around a beat.
#pragma once

#include <optional>

#include "base/event.hpp"
#include "base/ring.hpp"

namespace eupnea {

/// Keeps the last three seconds of a signal and hands each beat out again once the signal has gone
/// far enough past it, so that its shape can be measured. Times are relative to the beat.
class BeatSurroundings {
public:
    BeatSurroundings(Seconds before, Seconds after);

    void begin(SampleRate rate);
    void restart();
    void expect(Timestamp beat) { waiting_.push(beat); }
    /// The beat that can be measured now.
    std::optional<Timestamp> operator()(Timestamp time, double value);

    double highest(Timestamp beat, Seconds from, Seconds until) const;
    double lowest(Timestamp beat, Seconds from, Seconds until) const;
    double mean(Timestamp beat, Seconds from, Seconds until) const;
    /// Mean distance from `level`.
    double spread(Timestamp beat, Seconds from, Seconds until, double level) const;
    /// How long after the beat the signal stays above `level`, having been above it; at most `until`.
    Seconds stays_above(Timestamp beat, Seconds until, double level) const;

private:
    struct Point {
        Timestamp time{};
        double value = 0.0;
    };
    template <class Take>
    void each(Timestamp from, Timestamp until, Take&& take) const;

    Seconds before_;
    Seconds after_;
    Ring<Point> recent_;
    Ring<Timestamp> waiting_;
    Seconds least_step_{0.0}; ///< samples that come faster are thinned out
};

} // namespace eupnea
