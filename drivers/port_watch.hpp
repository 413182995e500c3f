// SPDX-License-Identifier: MIT
// Says when a port appears or goes, so that a sensor plugged in while waiting is offered at once.
#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <functional>
#include <vector>

#include "drivers/ports.hpp"
#include "drivers/session_epoch.hpp"
#include "drivers/source.hpp"

namespace eupnea {

/// The differences between two listings, as events at this time.
std::vector<DeviceSeen> changes(const std::vector<Port>& before, const std::vector<Port>& now,
                                Timestamp time);

/// Looks once a second. Lives on the io_context's thread; destroy it there.
class PortWatch {
public:
    using List = std::function<std::vector<Port>()>;

    PortWatch(boost::asio::io_context& io, SessionEpoch epoch, Emit emit, List list = list_ports);

    void start();
    void stop();

private:
    void look();

    SessionEpoch epoch_;
    Emit emit_;
    List list_;
    boost::asio::steady_timer timer_;
    std::vector<Port> known_;
};

} // namespace eupnea
