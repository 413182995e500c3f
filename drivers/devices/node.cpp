// SPDX-License-Identifier: MIT
// Our own node (hardware/node): one sentence a sample, docs/node_format.md.
#include <cmath>
#include <type_traits>

#include "drivers/devices/line_fields.hpp"
#include "drivers/drivers.hpp"
#include "hardware/node/frame.h"

namespace eupnea {

namespace {

/// Data layout, text, one letter per field:
///
///     $PEUP,S,T,E,P,B,b,C,V*XX
///
/// - S: sequence number, 16 bit, +1 per sampling moment, wraps
/// - T: the node's time when it sampled, microseconds, 32 bit, wraps
/// - E: ECG, P: PPG, B: breathing belt, converter counts
/// - b: time of a heartbeat (chest-strap receiver), microseconds, as T
/// - C: contact, 1 on the body, 0 off
/// - V: battery, percent
/// - X: exclusive or of everything between $ and *
Decoded decode(std::span<const std::uint8_t> frame)
{
    if (frame.size() > EUPNEA_FRAME_MAX) return fail(DecodeError::length);
    const std::string_view line = as_text(frame);
    eupnea_frame node{};
    const auto error =
        eupnea_frame_decode(line.data(), static_cast<std::uint8_t>(line.size()), &node);
    if (error != EUPNEA_FRAME_OK) return fail(static_cast<DecodeError>(error - 1));

    Reading reading{.sequence = node.sequence, .device_us = node.time_us};
    if (node.has & EUPNEA_ECG) reading.values.push_back({Channel::ecg, double(node.ecg)});
    if (node.has & EUPNEA_PPG) reading.values.push_back({Channel::ppg, double(node.ppg)});
    if (node.has & EUPNEA_BELT) reading.values.push_back({Channel::belt, double(node.belt)});
    if (node.has & EUPNEA_BEAT) reading.beat_us = node.beat_us;
    if (node.has & EUPNEA_CONTACT)
        reading.values.push_back({Channel::contact, double(node.contact)});
    if (node.has & EUPNEA_BATTERY)
        reading.values.push_back({Channel::battery, double(node.battery_percent)});
    return reading;
}

std::string encode(const Reading& reading)
{
    eupnea_frame node{};
    node.sequence = static_cast<std::uint16_t>(reading.sequence.value_or(0));
    node.time_us = static_cast<std::uint32_t>(reading.device_us.value_or(0));
    const auto put = [&](int field, Channel channel, auto& count) {
        const auto value = reading.values.of(channel);
        if (!value) return;
        node.has = static_cast<std::uint8_t>(node.has | field);
        count = static_cast<std::remove_reference_t<decltype(count)>>(std::lround(*value));
    };
    put(EUPNEA_ECG, Channel::ecg, node.ecg);
    put(EUPNEA_PPG, Channel::ppg, node.ppg);
    put(EUPNEA_BELT, Channel::belt, node.belt);
    put(EUPNEA_CONTACT, Channel::contact, node.contact);
    put(EUPNEA_BATTERY, Channel::battery, node.battery_percent);
    if (reading.beat_us) {
        node.has |= EUPNEA_BEAT;
        node.beat_us = static_cast<std::uint32_t>(*reading.beat_us);
    }
    char line[EUPNEA_FRAME_MAX];
    return {line, eupnea_frame_encode(&node, line)};
}

static_assert(EUPNEA_FRAME_RANGE - 1 == static_cast<int>(DecodeError::range));

} // namespace

constinit const Driver node{
    .format = "node",
    .name = "Eupnea node",
    .decode = decode,
    .encode = encode,
    .clocks = {Clocking{.sequence_modulus = 1u << 16, .device_modulus_us = std::uint64_t{1} << 32}},
};

} // namespace eupnea
