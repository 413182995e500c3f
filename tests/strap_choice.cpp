// SPDX-License-Identifier: MIT
#include "drivers/bluetooth/strap_choice.hpp"

#include <vector>

#include "catch.hpp"
#include "drivers/bluetooth/advertisement.hpp"
#include "drivers/bluetooth/strap_watch.hpp"

using namespace eupnea;
using namespace eupnea::literals;

namespace {

const StrapSeen near{
    .address = "A0:9E:1A:00:00:01", .name = "Polar H10 1", .heart_rate = true, .signal_dbm = -50};
const StrapSeen far{
    .address = "A0:9E:1A:00:00:02", .name = "Garmin HRM", .heart_rate = true, .signal_dbm = -80};
const StrapSeen bulb{.address = "00:00:00:00:00:03", .name = "Polar lamp", .signal_dbm = -20};

} // namespace

TEST_CASE("strap choice: what a person types is a strap, with a dongle's port behind an @")
{
    CHECK(strap_id("ble") == StrapId{"", ""});
    CHECK(strap_id("ble:Polar H10") == StrapId{"Polar H10", ""});
    CHECK(strap_id("ble:A0:9E:1A:00:00:01@/dev/ttyACM0") ==
          StrapId{"A0:9E:1A:00:00:01", "/dev/ttyACM0"});
    CHECK(strap_id("ble@/dev/ttyACM0") == StrapId{"", "/dev/ttyACM0"});
    for (const char* other : {"sim", "/dev/ttyACM0", "bleak.csv", "BLE", ""})
        CHECK_FALSE(strap_id(other));
}

TEST_CASE("strap choice: the remembered strap comes first, then the nearest, never a lamp")
{
    const std::vector straps{bulb, far, near};
    CHECK(best({}, straps) == &straps[2]);
    CHECK(best({.remembered = "a0:9e:1a:00:00:02"}, straps) == &straps[1]);
    CHECK(best({.wanted = "garmin"}, straps) == &straps[1]);
    CHECK(best({.wanted = "A0:9E:1A:00:00:01"}, straps) == &straps[2]);
    CHECK(best({.wanted = "Wahoo"}, straps) == nullptr);
    CHECK(best({}, std::vector{bulb}) == nullptr);
}

TEST_CASE("strap choice: what is recorded of a strap is that it was one")
{
    CHECK(without_name("ble:A0:9E:1A:00:00:01") == "ble");
    CHECK(without_name("ble:Ada's strap@/dev/ttyACM0") == "ble");
    CHECK(without_name("/dev/ttyUSB0") == "/dev/ttyUSB0");
}

TEST_CASE("advertisement: services, name, contact and a low battery are read", "[protocol]")
{
    StrapSeen strap;
    const std::vector<std::uint8_t> packet{0x02, 0x01, 0x06, 0x03, 0x03, 0x0D, 0x18,
                                           0x06, 0xFF, 0x6B, 0x00, 0x03, 0x00, 0x48,
                                           0x04, 0x09, 'H',  '1',  '0'};
    read_advertisement(packet, strap);
    CHECK(strap.heart_rate);
    CHECK(strap.name == "H10");
    CHECK(strap.battery_low);
    CHECK(strap.contact == true);
    CHECK(condition_of(strap) == "battery low, on the body");
}

TEST_CASE("advertisement: cut short anywhere, it says what it can and no more", "[protocol]")
{
    const std::vector<std::uint8_t> packet{0x03, 0x03, 0x0D, 0x18, 0x04, 0x09, 'H', '1', '0', 0x09};
    for (std::size_t size = 0; size <= packet.size(); ++size) {
        StrapSeen strap;
        read_advertisement(std::span{packet}.first(size), strap);
        CHECK(strap.heart_rate == (size >= 4));
        CHECK(strap.name == (size >= 9 ? "H10" : ""));
    }
}

TEST_CASE("strap watch: a strap is told with its condition when it comes, changes and goes")
{
    StrapSeen charged = near;
    charged.battery_percent = 80;
    charged.contact = false;
    CHECK(changes({}, {near}, at(1s)) ==
          std::vector{DeviceSeen{at(1s), "ble:A0:9E:1A:00:00:01", "Polar H10 1", true}});
    CHECK(changes({near}, {charged}, at(2s)) ==
          std::vector{DeviceSeen{at(2s), "ble:A0:9E:1A:00:00:01",
                                 "Polar H10 1 (battery 80 %, not on the body)", true}});
    StrapSeen weaker = near;
    weaker.signal_dbm = -70;
    CHECK(changes({near}, {weaker}, at(3s)).empty());
    CHECK_FALSE(changes({near}, {}, at(4s)).at(0).present);
}
