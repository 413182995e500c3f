// SPDX-License-Identifier: MIT
#include "drivers/ports.hpp"

#include <fmt/format.h>
#include <libserialport.h>

#include <algorithm>

#include "base/printable.hpp"

namespace eupnea {

namespace {

/// What a plug states of itself may be anything.
std::string text_or_empty(const char* text) { return text ? printable(text) : ""; }

Port port_of(const sp_port* port)
{
    Port found{.path = text_or_empty(sp_get_port_name(port)),
               .name = text_or_empty(sp_get_port_usb_product(port))};
    if (found.name.empty()) found.name = text_or_empty(sp_get_port_description(port));
    if (found.name.empty()) found.name = found.path;
    int vendor = 0;
    int product = 0;
    if (sp_get_port_usb_vid_pid(port, &vendor, &product) == SP_OK)
        found.usb = {static_cast<std::uint16_t>(vendor), static_cast<std::uint16_t>(product)};
    found.serial_number = text_or_empty(sp_get_port_usb_serial(port));
    return found;
}

} // namespace

std::vector<Port> list_ports()
{
    std::vector<Port> found;
    sp_port** ports = nullptr;
    if (sp_list_ports(&ports) != SP_OK) return found;
    for (sp_port** port = ports; *port; ++port) found.push_back(port_of(*port));
    sp_free_port_list(ports);
    std::ranges::sort(found, {}, &Port::path);
    return found;
}

std::vector<Port> plugged_ports()
{
    std::vector<Port> ports = list_ports();
    std::erase_if(ports, [](const Port& port) { return port.path.starts_with("/dev/ttyS"); });
    return ports;
}

std::optional<UsbId> usb_of(const std::string& path)
{
    for (const Port& port : list_ports())
        if (port.path == path) return port.usb;
    return std::nullopt;
}

std::string describe(const std::vector<Port>& ports)
{
    if (ports.empty()) return "No serial port is there: plug the sensor in.";
    std::string text = "Ports: ";
    for (const Port& port : ports) {
        if (&port != &ports.front()) text += ", ";
        text += port.name == port.path ? port.path : fmt::format("{} ({})", port.path, port.name);
    }
    return text + ".";
}

} // namespace eupnea
