// SPDX-License-Identifier: MIT
#include "drivers/channel_streams.hpp"

#include <algorithm>

namespace eupnea {

namespace {

/// Of the newest sample of its packet may one be laid: packets that come faster than their samples can
/// have been taken do not carry the time on.
constexpr Seconds most_ahead{2.0};

} // namespace

void ChannelStreams::waveform(Channel channel, std::span<const double> values, Timestamp newest,
                              SampleRate rate, std::uint32_t missing)
{
    Track& t = track(channel);
    const Seconds step = period(rate);
    Timestamp time = newest - static_cast<double>(values.size() - 1) * step;
    if (missing > 0 || t.interrupted) tell_gap(t, time, missing);
    announce(t, {time, channel, rate});
    for (const double value : values) {
        time = std::max(time, t.earliest);
        if (time > newest + most_ahead) return interrupt(channel, GapCause::lost_frames);
        emit_(Sample{channel, time, value});
        t.earliest = time + 0.1 * step;
        t.next = time + step;
        time += step;
    }
}

void ChannelStreams::single(Channel channel, double value, Timestamp time)
{
    Track& t = track(channel);
    const bool state = channel == Channel::contact || channel == Channel::battery;
    if (state && t.stream && t.value == value) return;
    if (t.interrupted) tell_gap(t, time, 0);
    announce(t, {time, channel, SampleRate{0.0}});
    t.next = std::max(time, t.next);
    t.value = value;
    emit_(Sample{channel, t.next, value});
}

void ChannelStreams::interrupt(Channel channel, GapCause cause)
{
    Track& t = track(channel);
    if (!t.interrupted) t.interrupted = cause;
}

void ChannelStreams::interrupt_all(GapCause cause)
{
    for (std::size_t c = 0; c < channel_count; ++c) interrupt(static_cast<Channel>(c), cause);
}

void ChannelStreams::announce(Track& track, const Stream& stream)
{
    if (track.stream && track.stream->rate == stream.rate) return;
    if (!track.stream) track.next = track.earliest = stream.time;
    track.stream = stream;
    emit_(stream);
}

void ChannelStreams::tell_gap(Track& track, Timestamp until, std::uint32_t missing)
{
    const auto cause = track.interrupted.value_or(GapCause::lost_frames);
    const bool counted = !track.interrupted;
    track.interrupted.reset();
    if (!track.stream) return;
    emit_(Gap{track.stream->channel, track.next, std::max(until, track.next), counted ? missing : 0,
              cause});
}

} // namespace eupnea
