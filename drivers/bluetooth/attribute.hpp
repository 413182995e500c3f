// SPDX-License-Identifier: MIT
// The attributes of a strap that are read, and the names that Bluetooth gives them.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace eupnea {

enum class Attribute : std::uint8_t {
    heart_rate = 0, ///< Heart Rate Measurement, notified
    battery,        ///< Battery Level, percent, read and notified
    pmd_control,    ///< Polar's control point, written and indicated
    pmd_data,       ///< Polar's measurements, notified
};
constexpr std::size_t attribute_count = 4;

constexpr std::string_view heart_rate_service = "0000180d-0000-1000-8000-00805f9b34fb";

/// By the long form of its UUID in lower case; nothing for one that is not read.
std::optional<Attribute> attribute_of(std::string_view uuid);

/// The long form of a UUID as it travels: 2 or 16 bytes, little-endian; empty for any other length.
std::string uuid_text(std::span<const std::uint8_t> bytes);

} // namespace eupnea
