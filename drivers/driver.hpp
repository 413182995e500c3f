// SPDX-License-Identifier: MIT
// What a driver is: how a device is recognised, framed, decoded and clocked, declared as a value.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "base/units.hpp"
#include "drivers/framing.hpp"
#include "drivers/reading.hpp"

namespace eupnea {

/// Why bytes were no frame. Checks run in this order.
enum class DecodeError : std::uint8_t { length = 0, magic, checksum, parse, range };
constexpr std::size_t decode_error_count = 5;
constexpr std::array<std::string_view, decode_error_count> decode_error_names{
    "length", "magic", "checksum", "parse", "range"};

using Decoded = Result<Reading, DecodeError>;

/// How the frames of one kind are counted and timed.
struct Clocking {
    SampleRate frame_rate{0.0};          ///< 0: measured from the first seconds
    std::uint32_t sequence_modulus = 0;  ///< 0: frames carry no number
    std::uint64_t device_modulus_us = 0; ///< 0: the device tells no time
};
constexpr std::size_t most_clocks = 4;

struct UsbId {
    std::uint16_t vendor;
    std::uint16_t product;
    friend bool operator==(const UsbId&, const UsbId&) = default;
};

/// A device is declared beside its decoder and listed once, in drivers.cpp.
struct Driver {
    std::string_view format; ///< what --format calls it
    std::string_view name;   ///< for the person
    std::span<const UsbId> usb{};
    std::uint32_t baud_rate = 115'200;
    Framing framing = lines;
    Decoded (*decode)(std::span<const std::uint8_t> frame);
    std::string (*encode)(const Reading& reading) = nullptr; ///< the device's end; empty: no frame
    double full_scale = 65'535; ///< highest converter count that encode is given
    std::array<Clocking, most_clocks> clocks{};
    std::span<const std::uint8_t> wake{};       ///< sent every second while it is silent
    std::span<const std::uint8_t> keep_alive{}; ///< sent every second while it sends
};

} // namespace eupnea
