// SPDX-License-Identifier: MIT
// One reading of one channel at one time.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "base/event_words.hpp"
#include "base/events/event_kind.hpp"
#include "base/units.hpp"

namespace eupnea {

/// What a sample measures. The numbers are part of the recording format: append, never renumber.
enum class Channel : std::uint8_t {
    ecg = 0,        ///< electrocardiogram, in the sensor's own unit
    ppg = 1,        ///< photoplethysmogram, in the sensor's own unit
    belt = 2,       ///< breathing belt, strap breathing channel, thermistor or airflow
    rr = 3,         ///< interval to the beat before, ms; the sample's time is that of the beat
    contact = 4,    ///< 1 on the body, 0 off
    battery = 5,    ///< percent
    heart_rate = 6, ///< as the sensor computes it, beats/min, where it tells no intervals
};
constexpr std::size_t channel_count = 7;

constexpr std::array<std::string_view, channel_count> channel_names{
    "ecg", "ppg", "belt", "rr", "contact", "battery", "heart_rate"};
template <>
struct EnumWords<Channel> {
    static constexpr auto all = channel_names;
};
constexpr std::string_view name(Channel channel)
{
    return channel_names[static_cast<std::size_t>(channel)];
}

struct Sample {
    Channel channel;
    Timestamp time; ///< when it was taken, not when it arrived
    double value;   ///< as the sensor gave it

    static constexpr EventKind kind{"sample", EventRole::input, EventStorage::chunk};
    static constexpr void fields(auto& sample, auto&& field)
    {
        field("time_s", sample.time);
        field("channel", sample.channel);
        field("value", sample.value);
    }
    friend bool operator==(const Sample&, const Sample&) = default;
};

} // namespace eupnea
