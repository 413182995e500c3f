// SPDX-License-Identifier: MIT
// What a Bluetooth device calls into the room before anyone is connected to it.
#pragma once

#include <cstdint>
#include <span>

#include "drivers/bluetooth/strap_event.hpp"

namespace eupnea {

/// Adds what an advertisement, or the answer to a scan, reports; a length that is wrong ends it.
void read_advertisement(std::span<const std::uint8_t> packet, StrapSeen& strap);

/// Adds what Polar's straps report behind the company's number: contact and whether the battery is low.
void read_polar_advertisement(std::span<const std::uint8_t> reported, StrapSeen& strap);

constexpr std::uint16_t polar_company = 0x006B;

} // namespace eupnea
