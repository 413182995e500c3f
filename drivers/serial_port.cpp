// SPDX-License-Identifier: MIT
#include "drivers/serial_port.hpp"

#include <fmt/format.h>
#include <grp.h>
#include <sys/file.h>
#include <sys/ioctl.h>
#include <sys/stat.h>

#include "drivers/ports.hpp"

namespace eupnea {

namespace {

using boost::system::error_code;
namespace errc = boost::system::errc;

/// The group that may open this port; dialout on Debian.
std::string group_of(const std::string& path)
{
    struct stat status {};
    if (stat(path.c_str(), &status) != 0) return "dialout";
    const group* owner = getgrgid(status.st_gid);
    return owner && owner->gr_gid != 0 ? owner->gr_name : "dialout";
}

error_code last_error() { return {errno, boost::system::system_category()}; }

error_code claim(boost::asio::serial_port& port)
{
    const int file = port.native_handle();
    if (flock(file, LOCK_EX | LOCK_NB) != 0) return last_error();
    if (ioctl(file, TIOCEXCL) != 0) return last_error();
    return {};
}

} // namespace

Result<boost::asio::serial_port, error_code>
open_port(boost::asio::io_context& io, const std::string& path, const PortSettings& settings)
{
    using boost::asio::serial_port;
    serial_port port{io};
    error_code error;
    port.open(path, error);
    if (!error) error = claim(port);
    if (!error) error = set_speed(port, settings);
    if (!error) port.set_option(serial_port::character_size(8), error);
    if (!error) port.set_option(serial_port::stop_bits(serial_port::stop_bits::one), error);
    if (!error) port.set_option(serial_port::flow_control(serial_port::flow_control::none), error);
    if (error) return fail(error);
    return port;
}

error_code set_speed(boost::asio::serial_port& port, const PortSettings& settings)
{
    using boost::asio::serial_port;
    error_code error;
    port.set_option(serial_port::baud_rate(settings.baud_rate), error);
    const auto parity = settings.odd_parity ? serial_port::parity::odd : serial_port::parity::none;
    if (!error) port.set_option(serial_port::parity(parity), error);
    return error;
}

bool is_absent(const error_code& error)
{
    return error == errc::no_such_file_or_directory || error == errc::no_such_device ||
           error == errc::no_such_device_or_address || error == errc::io_error;
}

UserMessage port_error_message(const std::string& path, const error_code& error)
{
    if (is_absent(error))
        return {fmt::format("There is no port {}. {}", path, describe(list_ports()))};
    switch (error.value()) {
    case errc::permission_denied:
    case errc::operation_not_permitted:
        return {fmt::format("You may not open {}: run `sudo usermod -aG {} $USER`, log out and in.",
                            path, group_of(path))};
    case errc::device_or_resource_busy:
    case errc::operation_would_block:
        return {fmt::format("{} is in use by another program: close it (a serial monitor?) and it "
                            "goes on here.",
                            path)};
    case errc::inappropriate_io_control_operation:
    case errc::is_a_directory:
    case errc::invalid_argument:
        return {fmt::format("{} is no serial port.", path)};
    default:
        return {fmt::format("{} does not open: {}.", path, error.message())};
    }
}

} // namespace eupnea
