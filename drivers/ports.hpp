// SPDX-License-Identifier: MIT
// The serial ports of this machine, with what their USB plugs report of themselves.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "drivers/driver.hpp"

namespace eupnea {

struct Port {
    std::string path; ///< /dev/ttyUSB0
    std::string name; ///< "Arduino Uno", for the person; the path where the plug states nothing
    std::optional<UsbId> usb{};
    std::string serial_number{}; ///< of the plug; empty where it reports none
    friend bool operator==(const Port&, const Port&) = default;
};

/// By libserialport, in order of path. Pseudo terminals are not in it; they can be opened all the
/// same.
std::vector<Port> list_ports();

/// Those of list_ports() that something was plugged into: a socket on the board (/dev/ttyS0) is there
/// whether or not a sensor is.
std::vector<Port> plugged_ports();

/// What the plug behind this path states it is; nothing for a pseudo terminal or a socket on the board.
std::optional<UsbId> usb_of(const std::string& path);

/// "Ports: /dev/ttyUSB0 (Arduino Uno), /dev/ttyS0.", or what to do when there are none.
std::string describe(const std::vector<Port>& ports);

} // namespace eupnea
