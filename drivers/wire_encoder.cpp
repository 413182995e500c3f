// SPDX-License-Identifier: MIT
#include "drivers/wire_encoder.hpp"

#include <algorithm>
#include <cmath>

namespace eupnea {

namespace {

bool is_waveform(Channel channel) { return channel <= Channel::belt; }

std::size_t index(Channel channel) { return static_cast<std::size_t>(channel); }

std::uint64_t microseconds(Timestamp time)
{
    return static_cast<std::uint64_t>(std::llround(std::max(0.0, seconds_of(time)) * 1e6));
}

} // namespace

void ChannelRanges::see(const Sample& sample)
{
    auto& range = of[index(sample.channel)];
    if (!range) range = {sample.value, sample.value};
    range->low = std::min(range->low, sample.value);
    range->high = std::max(range->high, sample.value);
}

double counts(double value, const ChannelRanges::Range& range, double full_scale)
{
    const double width = range.high - range.low;
    const double share = width > 0 ? (value - range.low) / width : 0.5;
    return std::clamp((0.25 + 0.5 * share) * full_scale, 0.0, full_scale);
}

bool carries(const Driver& format, Channel channel)
{
    if (!format.encode) return false;
    Reading reading{.values = {{channel, 1.0}}};
    if (format.wiring) unwire(reading, *format.wiring);
    return !format.encode(reading).empty();
}

std::string WireEncoder::operator()(const Event& event)
{
    if (const auto* stream = std::get_if<Stream>(&event)) return on(*stream);
    if (const auto* sample = std::get_if<Sample>(&event)) return on(*sample);
    return {};
}

std::string WireEncoder::on(const Stream& stream)
{
    const bool leads = is_waveform(stream.channel) && carries(format_, stream.channel) &&
                       (!leading_ || stream.rate > leading_->rate);
    if (leads) leading_ = stream;
    return {};
}

std::string WireEncoder::on(const Sample& sample)
{
    if (sample.channel == Channel::rr) {
        beat_ = sample.time;
        return {};
    }
    const auto& range = ranges_.of[index(sample.channel)];
    const bool converted = is_waveform(sample.channel) && range;
    held_[index(sample.channel)] =
        converted ? counts(sample.value, *range, format_.full_scale) : sample.value;
    return leading_ && sample.channel == leading_->channel ? frames(sample.time) : "";
}

std::string WireEncoder::frames(Timestamp until)
{
    const auto number_at = [&](SampleRate rate) {
        return std::lround(seconds_of(until) * rate.per_second);
    };
    const SampleRate own = format_.clocks[0].frame_rate;
    if (own.per_second <= 0) return frame(number_at(leading_->rate), until);

    const auto newest = number_at(own);
    const auto most = std::lround(std::ceil(own.per_second / leading_->rate.per_second));
    std::string bytes;
    for (auto n = std::max(sent_.value_or(newest - 1), newest - most) + 1; n <= newest; ++n)
        bytes += frame(n, until);
    sent_ = newest;
    return bytes;
}

std::string WireEncoder::frame(std::int64_t number, Timestamp time)
{
    Reading reading;
    reading.sequence = static_cast<std::uint32_t>(number);
    reading.device_us = microseconds(time);
    if (beat_) reading.beat_us = microseconds(*beat_);
    beat_.reset();
    for (std::size_t c = 0; c < channel_count; ++c)
        if (held_[c]) reading.values.push_back({static_cast<Channel>(c), *held_[c]});
    if (format_.wiring) unwire(reading, *format_.wiring);
    return format_.encode(reading);
}

} // namespace eupnea
