// SPDX-License-Identifier: MIT
// Height and baseline of each heartbeat in the signal around it.
#pragma once

#include <optional>

#include "base/event.hpp"
#include "base/ring.hpp"

namespace eupnea {

/// Keeps the last two seconds of a signal and measures every beat in it, once the signal has gone far
/// enough past it.
class PulseShape {
public:
    /// Where to look for the foot and for the top, relative to the beat's time.
    struct Window {
        Seconds from;
        Seconds until;
    };
    PulseShape(Window foot, Window top);

    struct Measured {
        Timestamp beat;
        double amplitude; ///< top - foot
        double baseline;  ///< their mean
    };

    void begin(SampleRate rate);
    void restart();
    void expect(Timestamp beat) { waiting_.push(beat); }
    std::optional<Measured> operator()(Timestamp time, double value);

private:
    struct Point {
        Timestamp time{};
        double value = 0.0;
    };
    std::optional<Measured> measure(Timestamp beat) const;

    Window foot_;
    Window top_;
    Ring<Point> recent_;
    Ring<Timestamp> waiting_;
    Seconds least_step_{0.0}; ///< samples that come faster are thinned out
};

} // namespace eupnea
