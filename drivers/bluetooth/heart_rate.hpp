// SPDX-License-Identifier: MIT
// The Bluetooth Heart Rate Measurement (0x2A37), as every chest strap notifies it.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>

#include "base/units.hpp"
#include "drivers/driver.hpp"

namespace eupnea {

struct HeartRateMeasurement {
    static constexpr std::size_t most_intervals = 9; ///< that fit into one notification

    std::uint16_t heart_rate_bpm = 0;
    std::optional<bool> contact; ///< none: the strap cannot report
    std::optional<std::uint16_t> energy_kj;
    std::array<Milliseconds, most_intervals> rr{}; ///< oldest first
    std::size_t rr_count = 0;

    friend bool operator==(const HeartRateMeasurement&, const HeartRateMeasurement&) = default;
};

/// One notification's value. It carries no time: the intervals ended before it arrived.
Result<HeartRateMeasurement, DecodeError> decode_heart_rate(std::span<const std::uint8_t> value);

} // namespace eupnea
