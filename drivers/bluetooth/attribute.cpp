// SPDX-License-Identifier: MIT
#include "drivers/bluetooth/attribute.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace eupnea {

namespace {

// In the order of Attribute.
constexpr std::array<std::string_view, attribute_count> uuids{
    "00002a37-0000-1000-8000-00805f9b34fb",
    "00002a19-0000-1000-8000-00805f9b34fb",
    "fb005c81-02e7-f387-1cad-8acd2d8df0c8",
    "fb005c82-02e7-f387-1cad-8acd2d8df0c8",
};

} // namespace

std::optional<Attribute> attribute_of(std::string_view uuid)
{
    const auto found = std::ranges::find(uuids, uuid);
    if (found == uuids.end()) return std::nullopt;
    return static_cast<Attribute>(found - uuids.begin());
}

std::string uuid_text(std::span<const std::uint8_t> bytes)
{
    if (bytes.size() == 2)
        return fmt::format("0000{:02x}{:02x}-0000-1000-8000-00805f9b34fb", bytes[1], bytes[0]);
    if (bytes.size() != 16) return {};
    std::string text;
    for (std::size_t i = 16; i > 0; --i) {
        text += fmt::format("{:02x}", bytes[i - 1]);
        if (i == 13 || i == 11 || i == 9 || i == 7) text += '-';
    }
    return text;
}

} // namespace eupnea
