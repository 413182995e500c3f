// SPDX-License-Identifier: MIT
#include "drivers/bluetooth/advertisement.hpp"

#include "base/printable.hpp"

namespace eupnea {

namespace {

enum Structure : std::uint8_t {
    some_services = 0x02,
    all_services = 0x03,
    short_name = 0x08,
    whole_name = 0x09,
    company = 0xFF,
};

void read_services(std::span<const std::uint8_t> uuids, StrapSeen& strap)
{
    for (; uuids.size() >= 2; uuids = uuids.subspan(2))
        strap.heart_rate |= uuid_text(uuids.first(2)) == heart_rate_service;
}

void read_name(std::span<const std::uint8_t> bytes, StrapSeen& strap)
{
    std::string_view name{reinterpret_cast<const char*>(bytes.data()), bytes.size()};
    name = name.substr(0, name.find('\0')); // some are padded
    strap.name = printable(name);
}

} // namespace

/// Layout, one letter per byte: L K D...D, again and again. L: length of K and D; 0 ends it.
/// K: kind.  D: the services' UUIDs, 16 bits each; the name; the company's number and what it reports.
/// Source: Bluetooth Core Specification, supplement, part A.
void read_advertisement(std::span<const std::uint8_t> packet, StrapSeen& strap)
{
    while (packet.size() >= 2 && packet[0] > 0 && packet.size() > packet[0]) {
        const auto reported = packet.subspan(2, packet[0] - 1u);
        switch (packet[1]) {
        case some_services:
        case all_services:
            read_services(reported, strap);
            break;
        case short_name:
        case whole_name:
            read_name(reported, strap);
            break;
        case company:
            if (reported.size() >= 2 && (reported[0] | (reported[1] << 8)) == polar_company)
                read_polar_advertisement(reported.subspan(2), strap);
            break;
        default:
            break;
        }
        packet = packet.subspan(packet[0] + 1u);
    }
}

/// Layout: F R H [A]. F: bit 0 battery low, bit 1 contact, bit 6 another layout. R: rate code.
/// H, A: heart rate, fast and slow average. Source: polar-ble-sdk, BlePolarHrAdvertisement.
void read_polar_advertisement(std::span<const std::uint8_t> reported, StrapSeen& strap)
{
    if (reported.size() < 3 || (reported[0] & 0x40u)) return;
    strap.battery_low = reported[0] & 0x01u;
    strap.contact = (reported[0] & 0x02u) != 0;
}

} // namespace eupnea
