// SPDX-License-Identifier: MIT
// The system's D-Bus, its messages handled on the thread of an io_context.
#pragma once

#include <sdbus-c++/sdbus-c++.h>

#include <boost/asio/io_context.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/steady_timer.hpp>
#include <functional>
#include <memory>

#include "base/result.hpp"

namespace eupnea {

/// sdbus-c++ reports which descriptor to wait for and until when, and is called when either has come:
/// no thread of its own. Used on the io_context's thread alone.
class SystemBus {
public:
    /// @param closed  called once when the bus has gone
    static Result<std::unique_ptr<SystemBus>>
    open(boost::asio::io_context& io, std::function<void()> closed, std::function<void()> turned);
    ~SystemBus();

    sdbus::IConnection& connection() { return *connection_; }

    /// To be called after something was sent outside of a callback.
    void stir();

private:
    SystemBus(boost::asio::io_context& io, std::function<void()> closed,
              std::function<void()> turned, std::unique_ptr<sdbus::IConnection> connection);

    void turn();
    void wait();
    template <class Wait>
    void turn_upon(Wait&& wait);

    std::function<void()> closed_;
    std::function<void()> turned_;
    std::unique_ptr<sdbus::IConnection> connection_;
    boost::asio::io_context& io_;
    boost::asio::posix::stream_descriptor descriptor_;
    boost::asio::steady_timer timer_;
    unsigned turns_ = 0;                ///< waits from before the newest turn are over
    std::shared_ptr<const bool> alive_; ///< gone with this object; a wait may be on its way
};

} // namespace eupnea
