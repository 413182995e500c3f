// SPDX-License-Identifier: MIT
// What a driver is: how a device is recognised, framed, decoded and clocked, declared as a value.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
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
    std::uint64_t device_modulus_us = 0; ///< 0: the device reports no time
};
constexpr std::size_t most_clocks = 5;

struct UsbId {
    std::uint16_t vendor;
    std::uint16_t product;
    friend bool operator==(const UsbId&, const UsbId&) = default;
};

/// How its port is set; always 8 data bits and one stop bit.
struct PortSettings {
    std::uint32_t baud_rate = 115'200;
    bool odd_parity = false;
    friend bool operator==(const PortSettings&, const PortSettings&) = default;
};

using Bytes = std::span<const std::uint8_t>;

struct Chunk;

/// A device is declared beside its decoder and listed once, in drivers.cpp.
struct Driver {
    std::string_view format; ///< what --format calls it
    std::string_view name;   ///< for the person
    std::span<const UsbId> usb{};
    PortSettings port{};
    Framing framing = lines;
    Decoded (*decode)(Bytes frame);
    std::string (*encode)(const Reading& reading) = nullptr; ///< the device's end; empty: no frame
    double full_scale = 65'535; ///< highest converter count that encode is given
    std::array<Clocking, most_clocks> clocks{};
    std::optional<Wiring> wiring{}; ///< the guess, for a board that takes any sensor on its inputs
    std::span<const Bytes> start{}; ///< sent one by one every second while it is silent
    Bytes keep_alive{};             ///< sent every second while it sends
    Bytes stop{};                   ///< sent when nobody listens any more
    /// Where others send the same frames: whether the first seconds are this device's.
    bool (*recognise)(std::span<const Chunk> chunks) = nullptr;
};

/// What the person has stated of a device; nothing of it has to be.
struct DeviceChoice {
    const Driver* format = nullptr; ///< else found by trying
    std::optional<Wiring> wiring{}; ///< else the driver's guess
};

} // namespace eupnea
