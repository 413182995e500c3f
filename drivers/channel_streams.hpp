// SPDX-License-Identifier: MIT
// The channels of a session as a sensor fills them: each is announced, and what was lost is reported.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>

#include "drivers/source.hpp"

namespace eupnea {

/// Outlives a link and a device: a channel that goes on after an unplugging, or from another device,
/// goes on behind a Gap. Times of a channel never run backwards.
class ChannelStreams {
public:
    explicit ChannelStreams(Emit emit) : emit_(std::move(emit)) {}

    /// Successive samples of a waveform, the last taken at `newest`, `missing` lost before them.
    void waveform(Channel channel, std::span<const double> values, Timestamp newest,
                  SampleRate rate, std::uint32_t missing);

    /// A single event: rr, contact or battery. Contact and battery are reported when they change.
    void single(Channel channel, double value, Timestamp time);

    /// What comes next on this channel, or on every one, comes after a loss nothing counts. Of
    /// several causes the first is reported.
    void interrupt(Channel channel, GapCause cause);
    void interrupt_all(GapCause cause);

private:
    struct Track {
        std::optional<Stream> stream;
        Timestamp next; ///< when the next sample is due; for a single event, that of the last one
        Timestamp earliest; ///< of the next sample, however late the last one was
        double value = 0.0;
        std::optional<GapCause> interrupted;
    };
    Track& track(Channel channel) { return streams_[static_cast<std::size_t>(channel)]; }
    void announce(Track& track, const Stream& stream);
    void tell_gap(Track& track, Timestamp until, std::uint32_t missing);

    Emit emit_;
    std::array<Track, channel_count> streams_{};
};

} // namespace eupnea
