// SPDX-License-Identifier: MIT
// A port that is opened, read until it is lost, and opened again, for one protocol.
#pragma once

#include <utility> // first of all: Boost 1.74's coroutines miss it

#include <unistd.h>

#include <array>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/serial_port.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <deque>
#include <memory>
#include <string>
#include <vector>

#include "drivers/ports.hpp"
#include "drivers/serial_port.hpp"
#include "drivers/session_epoch.hpp"
#include "drivers/source.hpp"
#include "drivers/suspension.hpp"

namespace eupnea {

/// `Protocol` is informed of what happens on the port and when (on_open, on_bytes, on_second, on_slept, on_lost,
/// on_stop), tells the person (report), and then gives how the port is to be set (port_settings)
/// and what is to be sent to the device (take_commands, between_commands apart). Shared with the
/// coroutine that reads, which ends one turn of the io_context after stop().
template <class Protocol>
class ReconnectingPort : public std::enable_shared_from_this<ReconnectingPort<Protocol>> {
    using error_code = boost::system::error_code;
    using Command = std::vector<std::uint8_t>;

public:
    /// @param make_protocol  makes the Protocol from an Emit
    template <class MakeProtocol>
    ReconnectingPort(boost::asio::io_context& io, SessionEpoch epoch, Emit emit, std::string path,
                     MakeProtocol&& make_protocol)
        : io_(io), epoch_(epoch), emit_(std::move(emit)), path_(std::move(path)),
          protocol_(make_protocol([this](const Event& event) { report(event); })), port_(io),
          retry_(io), second_(io), pause_(io)
    {}

    void start()
    {
        boost::asio::co_spawn(
            io_, [self = this->shared_from_this()] { return self->run(); }, boost::asio::detached);
    }

    void stop()
    {
        if (std::exchange(stopped_, true)) return;
        if (port_.is_open()) {
            protocol_.on_stop();
            for (const Command& command : protocol_.take_commands()) send(command);
        }
        close();
        retry_.cancel();
    }

private:
    boost::asio::awaitable<void> run()
    {
        protocol_.report(LinkState::searching, "Looking for " + path_ + ".", epoch_.now());
        while (!stopped_) {
            if (open()) co_await read();
            if (stopped_) co_return;
            error_code cancelled;
            retry_.expires_after(std::chrono::milliseconds{50});
            co_await retry_.async_wait(
                boost::asio::redirect_error(boost::asio::use_awaitable, cancelled));
        }
    }

    bool open()
    {
        settings_ = protocol_.port_settings();
        auto opened = open_port(io_, path_, settings_);
        if (!opened) {
            complain(opened.error());
            return false;
        }
        port_ = std::move(*opened);
        was_open_ = true;
        refusal_.clear();
        protocol_.on_open(usb_of(path_), epoch_.now());
        answer();
        every_second();
        return true;
    }

    static bool is_there(const std::string& path) { return ::access(path.c_str(), F_OK) == 0; }

    void close()
    {
        second_.cancel();
        pause_.cancel();
        unsent_.clear();
        error_code ignored;
        port_.close(ignored);
    }

    /// Once for each reason; a port that was lost and is not back yet has been reported already.
    void complain(const error_code& refusal)
    {
        const bool reported = refusal == std::exchange(refusal_, refusal);
        if (reported || (is_absent(refusal) && was_open_)) return;
        protocol_.report(is_absent(refusal) ? LinkState::searching : LinkState::refused,
                         port_error_message(path_, refusal).sentence, epoch_.now());
    }

    boost::asio::awaitable<void> read()
    {
        std::array<std::uint8_t, 4096> buffer;
        for (;;) {
            error_code lost;
            const std::size_t n = co_await port_.async_read_some(
                boost::asio::buffer(buffer),
                boost::asio::redirect_error(boost::asio::use_awaitable, lost));
            if (stopped_) co_return;
            if (lost) break;
            protocol_.on_bytes({buffer.data(), n}, epoch_.now());
            answer();
        }
        close();
        protocol_.on_lost(epoch_.now());
    }

    void every_second()
    {
        second_.expires_after(std::chrono::seconds{1});
        second_.async_wait([self = this->shared_from_this()](const error_code& cancelled) {
            if (cancelled || self->stopped_ || !self->port_.is_open()) return;
            if (self->suspension_.is_over()) self->protocol_.on_slept(self->epoch_.now());
            self->protocol_.on_second(self->epoch_.now());
            self->answer();
            self->every_second();
        });
    }

    void answer()
    {
        if (const PortSettings wanted = protocol_.port_settings(); wanted != settings_) {
            settings_ = wanted;
            set_speed(port_, settings_); // a pseudo terminal has none
        }
        for (Command& command : protocol_.take_commands()) unsent_.push_back(std::move(command));
        if (!pausing_) send_unsent();
    }

    void send_unsent()
    {
        while (!unsent_.empty() && !pausing_) {
            send(unsent_.front());
            unsent_.pop_front();
            if (Protocol::between_commands.count() > 0) pause();
        }
    }

    void pause()
    {
        pausing_ = true;
        pause_.expires_after(Protocol::between_commands);
        pause_.async_wait([self = this->shared_from_this()](const error_code& cancelled) {
            self->pausing_ = false;
            if (!cancelled && !self->stopped_) self->send_unsent();
        });
    }

    /// Never waits: a command that does not fit now is lost, and sent again by whoever misses it.
    void send(const Command& command)
    {
        [[maybe_unused]] const auto written =
            ::write(port_.native_handle(), command.data(), command.size());
    }

    void report(const Event& event)
    {
        if (!stopped_) emit_(event);
    }

    boost::asio::io_context& io_;
    SessionEpoch epoch_;
    Emit emit_;
    std::string path_;
    Protocol protocol_;
    boost::asio::serial_port port_;
    PortSettings settings_;
    boost::asio::steady_timer retry_;
    boost::asio::steady_timer second_;
    boost::asio::steady_timer pause_; ///< between two commands
    bool pausing_ = false;
    std::deque<Command> unsent_;
    Suspension suspension_;
    error_code refusal_; ///< the last reason why the port did not open
    bool was_open_ = false;
    bool stopped_ = false;
};

} // namespace eupnea
