// SPDX-License-Identifier: MIT
// Bytes of one device, with their arrival times, to samples: framing, decoding, clocking.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>

#include "drivers/channel_streams.hpp"
#include "drivers/driver.hpp"
#include "drivers/frame_statistics.hpp"
#include "signal/beat_clock.hpp"
#include "signal/sample_clock.hpp"

namespace eupnea {

/// Frames a second of each of a driver's clocks, where the driver itself does not know.
using FrameRates = std::array<SampleRate, most_clocks>;

///     bytes -> framer -> decode -> sample clock -> tracks -> Stream, Sample, Gap
///
/// Knows no port and no clock; memory is bounded whatever comes.
class Receiver {
public:
    Receiver(const Driver& driver, const FrameRates& measured, ChannelStreams& tracks);

    void operator()(std::span<const std::uint8_t> bytes, Timestamp arrival);

    /// What is on the inputs of a board that takes any sensor.
    void wire_as(const Wiring& wiring) { wiring_ = wiring; }

    /// The link was lost: half a frame is thrown away, and the clocks begin anew.
    void link_lost();

    /// Time stamps that leapt or ran backwards; their frames were placed by their numbers.
    std::uint64_t impossible_times() const { return impossible_times_; }

    const Driver& driver() const { return driver_; }
    const FrameStatistics& statistics() const { return statistics_; }

private:
    struct Counter {
        SampleRate rate{0.0};
        std::optional<SampleClock> clock; ///< none: the driver has no such clock
        std::uint64_t frames = 0;         ///< counted so far, lost ones too
        std::uint64_t device_us = 0;      ///< unwrapped, and free of leaps
        struct Stamp {
            std::uint64_t device_us; ///< wrapped
            std::uint32_t sequence;
            Timestamp arrival;
        };
        std::optional<Stamp> stamp; ///< by the frame before, since the link was there
        Timestamp since{};          ///< when the device's pace is looked at, for a second at a time
        Seconds passed{};           ///< since then, as it reported
        bool wrong_pace = false;    ///< its second was none of ours
        Timestamp newest{};
    };

    bool on_frame(std::span<const std::uint8_t> frame, Timestamp arrival);
    void on_reading(const Reading& reading, Timestamp arrival);
    SampleClock::Tick tick(const Reading& reading, Counter& counter, Timestamp arrival);
    void watch_pace(Counter& counter, Seconds reported, Timestamp arrival);
    std::uint64_t passed_us(const Reading& reading, Counter& counter, Timestamp arrival);
    void emit_waveforms(const Reading& reading, const Counter& counter);
    void emit_singles(const Reading& reading, Timestamp time);
    void emit_intervals(const Reading& reading, Timestamp arrival);
    std::size_t new_intervals(std::uint8_t beat_number, std::size_t reported);
    void emit_beat(const Reading& reading, Timestamp time);

    const Driver& driver_;
    ChannelStreams& streams_;
    Wiring wiring_;
    Framer framer_;
    FrameStatistics statistics_;
    std::array<Counter, most_clocks> counters_{};
    std::array<std::uint64_t, channel_count> last_frame_{}; ///< that carried this waveform; 0: none
    std::optional<std::uint64_t> last_beat_us_;
    std::optional<std::uint8_t> last_beat_number_;
    BeatClock beat_clock_;
    std::uint64_t impossible_times_ = 0;
};

} // namespace eupnea
