// SPDX-License-Identifier: MIT
// A sensor on a serial port, a pseudo terminal or an rfcomm device.
#pragma once

#include <boost/asio/io_context.hpp>
#include <memory>
#include <string>

#include "drivers/driver.hpp"
#include "drivers/session_epoch.hpp"
#include "drivers/source.hpp"

namespace eupnea {

/// Opens the port, finds the format in the first two seconds of bytes unless it is given, and emits
/// samples; those two seconds are not lost. When the port is not there, goes away, falls silent or
/// sends what fits no format, it states so in a LinkStatus, keeps trying, and goes on in the same
/// session behind a Gap. A guess between formats that fit equally well is reported in a Notice.
class SerialSource : public Source {
public:
    SerialSource(boost::asio::io_context& io, SessionEpoch epoch, Emit emit, std::string port,
                 const DeviceChoice& choice = {});
    ~SerialSource() override;

    void start() override;
    void stop() override;

private:
    class Link;
    // Shared with the coroutine that reads, which ends one turn of the io_context after stop().
    std::shared_ptr<Link> link_;
};

} // namespace eupnea
