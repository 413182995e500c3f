// SPDX-License-Identifier: MIT
// Opens a serial port, or states in a sentence why it cannot be opened and what to do.
#pragma once

#include <boost/asio/serial_port.hpp>
#include <string>

#include "base/result.hpp"
#include "drivers/driver.hpp"

namespace eupnea {

/// Opens a serial port, pseudo terminal or rfcomm device for this program alone (TIOCEXCL and
/// flock).
Result<boost::asio::serial_port, boost::system::error_code>
open_port(boost::asio::io_context& io, const std::string& path, const PortSettings& settings);

/// Sets speed and parity of an open port.
boost::system::error_code set_speed(boost::asio::serial_port& port, const PortSettings& settings);

/// Whether the port is not there, or not any more: to be waited for.
bool is_absent(const boost::system::error_code& error);

/// What kept this port from being opened, and what to do.
UserMessage port_error_message(const std::string& path, const boost::system::error_code& error);

} // namespace eupnea
