// SPDX-License-Identifier: MIT
// BGAPI, the language of Bluegiga's BLED112 and its kin: a Bluetooth LE radio on a serial port.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "drivers/driver.hpp"

namespace eupnea::bgapi {

using Bytes = std::vector<std::uint8_t>;
using Address = std::array<std::uint8_t, 6>; ///< as it travels, the last byte first

constexpr UsbId bled112{0x2458, 0x0001};

// ---------------------------------------------------------------- what the radio sends

struct Scanned {
    int signal_dbm;
    Address address;
    std::uint8_t address_type; ///< 0 public, 1 random
    std::span<const std::uint8_t> advertisement;
};
struct Connected {
    std::uint8_t connection;
};
struct Disconnected {
    std::uint8_t connection;
};
/// An attribute of the strap: its handle and the long form of its UUID.
struct Found {
    std::uint16_t handle;
    std::string uuid;
};
/// What was asked of the strap is done, or refused with an error other than 0.
struct Completed {
    std::uint16_t error;
};
enum class ValueKind : std::uint8_t { read = 0, notified, indicated, to_be_confirmed = 5 };
struct Value {
    std::uint16_t handle;
    ValueKind kind;
    std::span<const std::uint8_t> bytes;
};
/// The radio has received a command, or reports what is not used here.
struct Other {};

using Message = std::variant<Scanned, Connected, Disconnected, Found, Completed, Value, Other>;

Cut cut(std::span<const std::uint8_t> waiting);

/// The message points into the frame.
Result<Message, DecodeError> decode(std::span<const std::uint8_t> frame);

// ---------------------------------------------------------------- what is sent to it

Bytes ask_for_names(); ///< scan actively, half of the time
Bytes scan();          ///< for every device, whatever it allows of being found
Bytes end_scan();      ///< or a connection that is being made
Bytes connect(const Address& address, std::uint8_t address_type);
Bytes disconnect(std::uint8_t connection);
Bytes find_attributes(std::uint8_t connection);
Bytes read(std::uint8_t connection, std::uint16_t handle);
Bytes write(std::uint8_t connection, std::uint16_t handle, std::span<const std::uint8_t> value);
Bytes confirm(std::uint8_t connection);

/// "AA:BB:CC:DD:EE:FF".
std::string text(const Address& address);

} // namespace eupnea::bgapi
