// SPDX-License-Identifier: MIT
// eupnea devices: the ports there are, and what to do about those that cannot be used.
#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <unistd.h>

#include "app/commands.hpp"
#include "drivers/ports.hpp"

namespace eupnea::app {

namespace {

std::string usb_text(const Port& port)
{
    return port.usb ? fmt::format("{:04x}:{:04x}", port.usb->vendor, port.usb->product) : "";
}

void list_devices()
{
    const auto ports = list_ports();
    if (ports.empty()) {
        fmt::print(
            "No serial port is there. Plug the sensor in by USB, or bind a Bluetooth one with "
            "rfcomm.\nWithout a sensor: eupnea practice --device sim\n");
        return;
    }
    bool forbidden = false;
    for (const Port& port : ports) {
        const bool usable = access(port.path.c_str(), R_OK | W_OK) == 0;
        forbidden |= !usable;
        fmt::print("{:16} {:9} {}{}\n", port.path, usb_text(port), port.name,
                   usable ? "" : "  (not allowed)");
    }
    if (forbidden)
        fmt::print("For those not allowed: sudo usermod -aG dialout $USER, log out and in.\n");
}

} // namespace

void add_devices_command(CLI::App& cli)
{
    cli.add_subcommand("devices", "The ports that a sensor may be on")->callback(list_devices);
}

} // namespace eupnea::app
