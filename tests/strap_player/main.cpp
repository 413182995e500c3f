// SPDX-License-Identifier: MIT
// Wears a strap on the BlueZ of tests/bluez_strap.py: the simulated person's beats and ECG, in real
// time, until it is ended. usage: eupnea_strap_player [NOT_IN_REACH_FROM_S UNTIL_S]
#include <sdbus-c++/sdbus-c++.h>

#include <chrono>
#include <cstdlib>
#include <thread>

#include "drivers/simulator/worn_strap.hpp"

using namespace eupnea;
using namespace eupnea::literals;

namespace {

const std::string interface = "org.bluez.Mock";

std::string uuid_of(Attribute attribute)
{
    return attribute == Attribute::pmd_data ? "fb005c82-02e7-f387-1cad-8acd2d8df0c8"
                                            : "00002a37-0000-1000-8000-00805f9b34fb";
}

std::string put_on(sdbus::IProxy& bluez)
{
    std::string strap;
    bluez.callMethod("AddAdapter")
        .onInterface(interface)
        .withArguments(std::string{"hci0"}, std::string{"desk"});
    bluez.callMethod("AddStrap")
        .onInterface(interface)
        .withArguments(std::string{"hci0"}, std::string{"A0:9E:1A:00:00:01"},
                       std::string{"Polar H10 00000000"})
        .storeResultsTo(strap);
    return strap;
}

} // namespace

int main(int argc, char** argv)
{
    const Seconds lost{argc > 2 ? std::atof(argv[1]) : 1e9};
    const Seconds back{argc > 2 ? std::atof(argv[2]) : 1e9};
    const auto connection = sdbus::createSystemBusConnection();
    const auto bluez = sdbus::createProxy(*connection, "org.bluez", "/");
    const std::string strap = put_on(*bluez);
    simulator::WornStrap worn{{}, Pattern{.inhale = 5s, .exhale = 5s}};
    bool in_reach = true;
    const auto start = std::chrono::steady_clock::now();
    for (auto now = start;; now += std::chrono::milliseconds{20}) {
        std::this_thread::sleep_until(now);
        const Seconds since = now - start;
        if (in_reach != (since < lost || since >= back)) {
            in_reach = !in_reach;
            const std::string method = in_reach ? "Return" : "Lose";
            bluez->callMethod(method).onInterface(interface).withArguments(strap);
        }
        worn.advance_to(at(since), [&](Attribute attribute, std::span<const std::uint8_t> value) {
            bluez->callMethod("Notify").onInterface(interface).withArguments(
                strap, uuid_of(attribute), std::vector<std::uint8_t>{value.begin(), value.end()});
        });
    }
}
