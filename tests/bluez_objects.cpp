// SPDX-License-Identifier: MIT
#include "drivers/bluetooth/bluez_objects.hpp"

#include <fmt/format.h>

#include "catch.hpp"
#include "drivers/bluetooth/advertisement.hpp"

using namespace eupnea;

namespace {

BluezProperties seen(std::int16_t signal, bool strap)
{
    const std::vector<std::string> services{std::string{strap ? heart_rate_service : "other"}};
    return {{"RSSI", sdbus::Variant{signal}}, {"UUIDs", sdbus::Variant{services}}};
}

std::string path(int i) { return fmt::format("/org/bluez/hci0/dev_{:05}", i); }

} // namespace

TEST_CASE("bluez objects: of ten thousand devices the straps and the nearest are kept")
{
    BluezObjects objects;
    objects.update(path(20'000), bluez::device, {{"Connected", sdbus::Variant{true}}});
    for (int i = 0; i < 10'000; ++i)
        objects.update(path(i), bluez::device,
                       seen(static_cast<std::int16_t>(-20 - i % 80), i % 100 == 7));
    CHECK(objects.devices.size() == BluezObjects::most_devices);
    CHECK(objects.devices.contains(path(20'000))); // connected
    CHECK(objects.devices.contains(path(7)));      // a strap, and far
    CHECK_FALSE(objects.devices.contains(path(79)));
}

TEST_CASE("bluez objects: a name from the air has nothing in it that moves a cursor")
{
    BluezObjects objects;
    objects.update(path(1), bluez::device,
                   {{"Name", sdbus::Variant{std::string{"Polar\x1b[2J\x07 H10"}}}});
    const std::string name = objects.devices.at(path(1)).strap.name;
    CHECK(name.find('\x1b') == std::string::npos);
    CHECK(name.find('\x07') == std::string::npos);
    CHECK(name.starts_with("Polar"));
    StrapSeen strap;
    const std::uint8_t packet[]{5, 0x09, 'A', 0x1b, '[', 'B'};
    read_advertisement(packet, strap);
    CHECK(strap.name.find('\x1b') == std::string::npos);
}
