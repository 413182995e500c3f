// SPDX-License-Identifier: MIT
// A recording, or the simulated person, as the bytes of a device that would have sent it.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "base/event.hpp"
#include "drivers/driver.hpp"

namespace eupnea {

/// The lowest and the highest value of each channel, as far as it has been seen.
struct ChannelRanges {
    struct Range {
        double low;
        double high;
    };
    std::array<std::optional<Range>, channel_count> of{};

    void see(const Sample& sample);
};

/// An analogue-to-digital converter at the range that was seen: half of its full scale for that
/// range, the rest for what may come; it clips at its ends.
double counts(double value, const ChannelRanges::Range& range, double full_scale);

/// Sends one frame for each sample of the fastest channel that the format carries, or as many as a
/// device of a rate of its own would have sent by then; the other channels give the value they have at
/// that moment. Frames are numbered by time, so what is missing from the recording is missing from the
/// numbers too.
class WireEncoder {
public:
    WireEncoder(const Driver& format, const ChannelRanges& ranges)
        : format_(format), ranges_(ranges)
    {}

    /// What is sent at the time of this event; empty for nothing.
    std::string operator()(const Event& event);

private:
    std::string on(const Stream& stream);
    std::string on(const Sample& sample);
    std::string frames(Timestamp until);
    std::string frame(std::int64_t number, Timestamp time);

    const Driver& format_;
    ChannelRanges ranges_;
    std::optional<Stream> leading_; ///< the fastest waveform that the format carries
    std::array<std::optional<double>, channel_count> held_{};
    std::optional<Timestamp> beat_; ///< to be sent with the next frame
    std::optional<std::int64_t>
        sent_; ///< the number of the last frame, of a device of its own rate
};

/// Whether the device's format has a place for this channel.
bool carries(const Driver& format, Channel channel);

} // namespace eupnea
