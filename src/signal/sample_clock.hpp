// SPDX-License-Identifier: MIT
// Turns the arrival times of frames into the times at which their samples were taken.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>

#include "base/units.hpp"
#include "signal/time_line.hpp"

namespace eupnea {

/// Bytes arrive in bursts; samples were taken at a steady pace. The clock counts frames, by sequence
/// number where there is one, and lays them on a TimeLine: jitter goes, drift stays, times never run
/// backwards. Frames that are late and stay late for half a second were not delayed but resumed:
/// then the line is laid anew and the tick says that it jumped. The same when a device restarts.
///
/// A tick is at most two seconds ahead of its frame's arrival, whatever comes: a frame that would be
/// placed beyond is refused.
///
/// RMS error, the constant transport delay aside: under 1 ms at 250 Hz with 20 ms bursts and
/// 100 ppm drift, under 3 ms without sequence numbers.
class SampleClock {
public:
    struct Tick {
        Timestamp time;            ///< when the frame's (last) sample was taken
        std::uint32_t missing = 0; ///< frames lost just before it, as the sequence number tells
        bool jumped = false;       ///< time was lost just before it, and nothing counts how much
        bool refused =
            false; ///< more frames than their rate and the elapsed time allow: no time is left

        friend bool operator==(const Tick&, const Tick&) = default;
    };

    /// @param frame_rate  nominal frames per second
    /// @param modulus     where the sequence number wraps; 0 without sequence numbers
    /// @param pace_doubt  relative deviation of the nominal rate from the true one; crystals: 1e-4
    explicit SampleClock(SampleRate frame_rate, std::uint32_t modulus = 0,
                         double pace_doubt = 1e-4);

    /// A frame without a number has arrived.
    Tick operator()(Timestamp arrival);

    /// The frame with this number has arrived.
    Tick operator()(std::uint32_t sequence, Timestamp arrival);

    /// The same for a device that also tells its own time, which then takes the place of the count.
    Tick operator()(std::uint32_t sequence, Seconds device, Timestamp arrival);

    /// The link was lost: the next frame begins a new line.
    void restart() { running_ = false; }

private:
    std::optional<std::uint32_t> frames_since(std::uint32_t sequence, Timestamp arrival) const;
    bool counts_every_loss() const; ///< the number turns too slowly to hide one
    Tick begin(Seconds device, Timestamp arrival);
    Tick proceed(Seconds device, Timestamp arrival, std::uint32_t missing);
    bool stays_late(Timestamp arrival);
    Tick place(Timestamp time, Timestamp arrival, std::uint32_t missing, bool jumped);

    Seconds frame_period_;
    std::uint32_t modulus_;
    TimeLine line_;

    bool running_ = false;
    bool begun_ = false;
    Seconds device_{};
    std::uint32_t sequence_ = 0;
    Timestamp arrival_{};
    Timestamp previous_ = at(Seconds{-std::numeric_limits<double>::infinity()}); ///< tick
    std::optional<Timestamp> late_since_;
    Seconds least_lateness_{};
};

} // namespace eupnea
