// SPDX-License-Identifier: MIT
#include "drivers/bluetooth/system_bus.hpp"

#include <poll.h>
#include <unistd.h>

#include <boost/asio/post.hpp>

namespace eupnea {

using boost::asio::posix::stream_descriptor;

constexpr int most_at_once = 64; ///< messages; then others on this thread have their turn

Result<std::unique_ptr<SystemBus>> SystemBus::open(boost::asio::io_context& io,
                                                   std::function<void()> closed,
                                                   std::function<void()> turned)
{
    try {
        auto connection = sdbus::createSystemBusConnection();
        return std::unique_ptr<SystemBus>{
            new SystemBus{io, std::move(closed), std::move(turned), std::move(connection)}};
    } catch (const sdbus::Error&) {
        return fail(
            UserMessage{"This computer's Bluetooth cannot be asked, as it has no system bus "
                        "(D-Bus): a BLED112 dongle works without."});
    }
}

SystemBus::SystemBus(boost::asio::io_context& io, std::function<void()> closed,
                     std::function<void()> turned, std::unique_ptr<sdbus::IConnection> connection)
    : closed_(std::move(closed)), turned_(std::move(turned)), connection_(std::move(connection)),
      io_(io), descriptor_(io, ::dup(connection_->getEventLoopPollData().fd)), timer_(io),
      alive_(std::make_shared<const bool>(true))
{
    stir();
}

SystemBus::~SystemBus() = default;

void SystemBus::stir()
{
    turn_upon([this](auto then) { boost::asio::post(io_, [then] { then({}); }); });
}

/// Calls turn() when what is waited for has come, unless another turn came before.
template <class Wait>
void SystemBus::turn_upon(Wait&& wait)
{
    wait([this, turn_now = turns_,
          alive = std::weak_ptr{alive_}](const boost::system::error_code& error) {
        if (!error && !alive.expired() && turn_now == turns_) turn();
    });
}

void SystemBus::turn()
{
    ++turns_;
    boost::system::error_code ignored;
    descriptor_.cancel(ignored);
    const auto alive = std::weak_ptr{alive_};
    try {
        bool more = true;
        for (int i = 0; i < most_at_once && more; ++i)
            more = !alive.expired() && connection_->processPendingRequest();
        if (!alive.expired()) turned_();
        if (alive.expired()) return;
        more ? stir() : wait();
    } catch (const sdbus::Error&) {
        if (!alive.expired()) closed_();
    }
}

void SystemBus::wait()
{
    const auto poll = connection_->getEventLoopPollData();
    if (poll.events & POLLIN)
        turn_upon(
            [this](auto then) { descriptor_.async_wait(stream_descriptor::wait_read, then); });
    if (poll.events & POLLOUT)
        turn_upon(
            [this](auto then) { descriptor_.async_wait(stream_descriptor::wait_write, then); });
    if (const auto timeout = poll.getRelativeTimeout()) {
        timer_.expires_after(*timeout);
        turn_upon([this](auto then) { timer_.async_wait(then); });
    }
}

} // namespace eupnea
