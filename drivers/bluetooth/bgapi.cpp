// SPDX-License-Identifier: MIT
#include "drivers/bluetooth/bgapi.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <initializer_list>
#include <optional>

#include "drivers/bluetooth/attribute.hpp"

namespace eupnea::bgapi {

namespace {

constexpr std::size_t header = 4;
constexpr std::size_t longest_payload = 300; ///< an attribute's value of 255 bytes, and its head

/// The class and the number of a message within it, as one number.
enum Kind : std::uint16_t {
    connection_status = 0x0300,
    connection_disconnected = 0x0304,
    client_completed = 0x0401,
    client_found = 0x0404,
    client_value = 0x0405,
    client_read = 0x0404,  // the answer to it
    client_write = 0x0405, // the answer to it
    gap_scanned = 0x0600,
};

std::uint16_t u16_at(std::span<const std::uint8_t> bytes, std::size_t i)
{
    return static_cast<std::uint16_t>(bytes[i] | (bytes[i + 1] << 8u));
}

std::size_t payload_size(std::span<const std::uint8_t> frame)
{
    return static_cast<std::size_t>((frame[0] & 0x07u) << 8u) | frame[1];
}

/// The bytes behind a length at `at`; nothing when they are not as many as it states.
std::optional<std::span<const std::uint8_t>> counted(std::span<const std::uint8_t> payload,
                                                     std::size_t at)
{
    if (payload.size() <= at || payload.size() != at + 1 + payload[at]) return std::nullopt;
    return payload.subspan(at + 1);
}

using Decoding = Result<Message, DecodeError>;

/// S P AAAAAA T B L D...: signal, packet, address, its type, bond, length, advertisement.
Decoding scanned(std::span<const std::uint8_t> payload)
{
    const auto advertisement = counted(payload, 10);
    if (!advertisement) return fail(DecodeError::length);
    Scanned found{static_cast<std::int8_t>(payload[0]), {}, payload[8], *advertisement};
    std::copy_n(payload.begin() + 2, found.address.size(), found.address.begin());
    return found;
}

/// C F AAAAAA T II OO LL B: connection, flags (bit 0 connected), address, its type, interval,
/// timeout, latency, bond.
Decoding status(std::span<const std::uint8_t> payload)
{
    if (payload.size() != 16) return fail(DecodeError::length);
    if (payload[1] & 0x01u) return Connected{payload[0]};
    return Other{};
}

/// C RR: connection, reason.
Decoding disconnected(std::span<const std::uint8_t> payload)
{
    if (payload.size() != 3) return fail(DecodeError::length);
    return Disconnected{payload[0]};
}

/// C HH L U...: connection, handle, length, UUID.
Decoding found(std::span<const std::uint8_t> payload)
{
    const auto uuid = counted(payload, 3);
    if (!uuid) return fail(DecodeError::length);
    return Found{u16_at(payload, 1), uuid_text(*uuid)};
}

/// C RR HH: connection, error, handle.
Decoding completed(std::span<const std::uint8_t> payload)
{
    if (payload.size() != 5) return fail(DecodeError::length);
    return Completed{u16_at(payload, 1)};
}

/// C HH K L V...: connection, handle, kind, length, value.
Decoding value(std::span<const std::uint8_t> payload)
{
    const auto bytes = counted(payload, 4);
    if (!bytes) return fail(DecodeError::length);
    return Value{u16_at(payload, 1), static_cast<ValueKind>(payload[3]), *bytes};
}

Decoding decode_event(std::uint16_t kind, std::span<const std::uint8_t> payload)
{
    switch (kind) {
    case gap_scanned:
        return scanned(payload);
    case connection_status:
        return status(payload);
    case connection_disconnected:
        return disconnected(payload);
    case client_found:
        return found(payload);
    case client_completed:
        return completed(payload);
    case client_value:
        return value(payload);
    default:
        return Other{};
    }
}

/// C RR: connection, error. A read or a write that is refused at once brings no event.
Decoding decode_answer(std::uint16_t kind, std::span<const std::uint8_t> payload)
{
    if (kind != client_read && kind != client_write) return Other{};
    if (payload.size() != 3) return fail(DecodeError::length);
    const std::uint16_t error = u16_at(payload, 1);
    if (error == 0) return Other{};
    return Completed{error};
}

/// `rest` follows `payload` and counts in its length.
Bytes command(std::uint8_t group, std::uint8_t number, std::initializer_list<std::uint8_t> payload,
              std::span<const std::uint8_t> rest = {})
{
    Bytes bytes(header + payload.size() + rest.size());
    bytes[1] = static_cast<std::uint8_t>(payload.size() + rest.size());
    bytes[2] = group;
    bytes[3] = number;
    std::ranges::copy(rest, std::ranges::copy(payload, bytes.begin() + header).out);
    return bytes;
}

std::uint8_t low(std::uint16_t value) { return static_cast<std::uint8_t>(value); }
std::uint8_t high(std::uint16_t value) { return static_cast<std::uint8_t>(value >> 8u); }

} // namespace

/// Layout, little-endian, one letter per byte:
///
///     T L C N P...P
///
/// - T: bit 7 an event, else the answer to a command; bits 6..3 the technology, 0 for Bluetooth;
///   bits 2..0 the high bits of L
/// - L: length of P.  C: class.  N: number of the message in its class.  P: payload
///
/// There is no checksum. Source: Bluegiga's BLE API, as in github.com/peplin/pygatt bglib.py.
Cut cut(std::span<const std::uint8_t> waiting)
{
    const auto start = std::ranges::find_if(waiting, [](std::uint8_t b) { return !(b & 0x78u); });
    const auto skip = static_cast<std::size_t>(start - waiting.begin());
    if (waiting.size() < skip + header) return {.skip = skip};
    const std::size_t length = header + payload_size(waiting.subspan(skip));
    if (length > header + longest_payload) return {.skip = skip + 1};
    if (waiting.size() < skip + length) return {.skip = skip};
    return {.skip = skip, .length = length, .whole = true, .resync = true};
}

Result<Message, DecodeError> decode(std::span<const std::uint8_t> frame)
{
    if (frame.size() < header || frame.size() != header + payload_size(frame))
        return fail(DecodeError::length);
    if (frame[0] & 0x78u) return fail(DecodeError::magic);
    const auto kind = static_cast<std::uint16_t>((frame[2] << 8u) | frame[3]);
    const auto payload = frame.subspan(header);
    return frame[0] & 0x80u ? decode_event(kind, payload) : decode_answer(kind, payload);
}

Bytes ask_for_names() { return command(6, 7, {0xC8, 0x00, 0x64, 0x00, 0x01}); }
Bytes scan() { return command(6, 2, {0x02}); }
Bytes end_scan() { return command(6, 4, {}); }

/// Every 75 to 95 ms, given up after a second without a word.
Bytes connect(const Address& address, std::uint8_t address_type)
{
    constexpr std::array<std::uint8_t, 8> timing{60, 0, 76, 0, 100, 0, 0, 0};
    const auto [a, b, c, d, e, f] = address;
    return command(6, 3, {a, b, c, d, e, f, address_type}, timing);
}

Bytes disconnect(std::uint8_t connection) { return command(3, 0, {connection}); }

Bytes find_attributes(std::uint8_t connection)
{
    return command(4, 3, {connection, 0x01, 0x00, 0xFF, 0xFF});
}

Bytes read(std::uint8_t connection, std::uint16_t handle)
{
    return command(4, 4, {connection, low(handle), high(handle)});
}

Bytes write(std::uint8_t connection, std::uint16_t handle, std::span<const std::uint8_t> value)
{
    return command(4, 5,
                   {connection, low(handle), high(handle), static_cast<std::uint8_t>(value.size())},
                   value);
}

Bytes confirm(std::uint8_t connection) { return command(4, 7, {connection}); }

std::string text(const Address& address)
{
    return fmt::format("{:02X}:{:02X}:{:02X}:{:02X}:{:02X}:{:02X}", address[5], address[4],
                       address[3], address[2], address[1], address[0]);
}

} // namespace eupnea::bgapi
