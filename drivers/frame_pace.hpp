// SPDX-License-Identifier: MIT
// How many frames a second a device sends, from the first ones that arrive.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "drivers/driver.hpp"

namespace eupnea {

/// Counts the frames of one clock, by their numbers where they have some, and follows the time they report.
class FramePace {
public:
    /// @param stretch  counts the losses of the port so far: what passed in one is not counted
    void add(const Reading& reading, const Clocking& clocking, Timestamp arrival, int stretch);

    bool empty() const { return frames_.empty(); }

    /// By the device's own time where it reports one that goes about as fast as ours, else by the arrivals
    /// between pauses; rounded to a usual rate, else to whole frames a second. Nothing for fewer than three
    /// frames, and beyond 10 000 a second, which no detector takes.
    std::optional<SampleRate> rate() const;

    /// One frame of a clock.
    struct Counted {
        double count;
        double arrival; ///< s
        double device;  ///< s, of the device's own clock, unwrapped; 0 where it reports none
        int stretch;    ///< between two losses of the port
    };

private:
    bool is_sane(double device_period) const;

    std::uint64_t count_ = 0;
    std::uint32_t sequence_ = 0;
    std::uint64_t wrapped_us_ = 0;
    std::uint64_t device_us_ = 0;
    bool tells_time_ = false;
    std::vector<Counted> frames_;
};

} // namespace eupnea
