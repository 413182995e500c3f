// SPDX-License-Identifier: MIT
#include <utility> // first of all: Boost 1.74's coroutines miss it

#include "drivers/serial_source.hpp"

#include <time.h>
#include <unistd.h>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <deque>
#include <optional>

#include "drivers/intake.hpp"
#include "drivers/ports.hpp"
#include "drivers/serial_port.hpp"

namespace eupnea {

namespace asio = boost::asio;
using boost::system::error_code;
using namespace literals;

namespace {

constexpr auto retry_after = 50ms;
constexpr auto between_commands = 200ms;

std::optional<UsbId> usb_of(const std::string& path)
{
    for (const Port& port : list_ports())
        if (port.path == path) return port.usb;
    return std::nullopt;
}

} // namespace

/// How long the machine has been suspended since it was started: what the steady clock leaves out.
Seconds suspended()
{
    const auto seconds = [](clockid_t clock) {
        timespec time{};
        clock_gettime(clock, &time);
        return Seconds{static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec)};
    };
    return seconds(CLOCK_BOOTTIME) - seconds(CLOCK_MONOTONIC);
}

/// The port and the coroutine that opens it, reads it until it is lost, and opens it again.
class SerialSource::Link : public std::enable_shared_from_this<Link> {
public:
    Link(asio::io_context& io, SessionEpoch epoch, Emit emit, std::string path,
         const DeviceChoice& choice)
        : io_(io), epoch_(epoch), emit_(std::move(emit)), path_(std::move(path)),
          intake_(path_, choice, [this](const Event& event) { tell(event); }), port_(io),
          retry_(io), second_(io), pause_(io)
    {}

    void start()
    {
        asio::co_spawn(
            io_, [self = shared_from_this()] { return self->run(); }, asio::detached);
    }

    void stop()
    {
        if (stopped_) return;
        send(intake_.farewell());
        stopped_ = true;
        error_code ignored;
        port_.close(ignored);
        retry_.cancel();
        second_.cancel();
        pause_.cancel();
    }

private:
    asio::awaitable<void> run()
    {
        intake_.say(LinkState::searching, "Looking for " + path_ + ".", epoch_.now());
        while (!stopped_) {
            if (open()) co_await read();
            if (stopped_) co_return;
            error_code cancelled;
            retry_.expires_after(retry_after);
            co_await retry_.async_wait(asio::redirect_error(asio::use_awaitable, cancelled));
        }
    }

    bool open()
    {
        auto opened = open_port(io_, path_, intake_.port_settings());
        if (!opened) {
            complain(opened.error());
            return false;
        }
        port_ = std::move(*opened);
        settings_ = intake_.port_settings();
        was_open_ = true;
        refusal_.clear();
        intake_.on_open(usb_of(path_), epoch_.now());
        every_second();
        return true;
    }

    /// Once for each reason; a port that was lost and is not back yet has been told of already.
    void complain(const error_code& refusal)
    {
        const bool told = refusal == std::exchange(refusal_, refusal);
        if (told || (is_absent(refusal) && was_open_)) return;
        intake_.say(is_absent(refusal) ? LinkState::searching : LinkState::refused,
                    complaint(path_, refusal).sentence, epoch_.now());
    }

    asio::awaitable<void> read()
    {
        std::array<std::uint8_t, 4096> buffer;
        for (;;) {
            error_code lost;
            const std::size_t n = co_await port_.async_read_some(
                asio::buffer(buffer), asio::redirect_error(asio::use_awaitable, lost));
            if (stopped_) co_return;
            if (lost) break;
            intake_.on_bytes({buffer.data(), n}, epoch_.now());
            set_port();
        }
        second_.cancel();
        pause_.cancel();
        error_code ignored;
        port_.close(ignored);
        intake_.on_lost(epoch_.now());
    }

    void set_port()
    {
        if (intake_.port_settings() == settings_) return;
        settings_ = intake_.port_settings();
        set_speed(port_, settings_); // a pseudo terminal has none
    }

    void every_second()
    {
        second_.expires_after(1s);
        second_.async_wait([self = shared_from_this()](const error_code& cancelled) {
            if (cancelled || self->stopped_ || !self->port_.is_open()) return;
            self->notice_suspension();
            self->intake_.on_second(self->epoch_.now());
            self->unsent_.clear();
            self->intake_.commands([&](Bytes command) { self->unsent_.push_back(command); });
            self->set_port();
            self->send_commands();
            self->every_second();
        });
    }

    void notice_suspension()
    {
        const Seconds before = std::exchange(suspended_, suspended());
        if (suspended_ - before > 0.5s) intake_.on_slept(epoch_.now());
    }

    /// One by one: some devices understand a command only a while after the one before.
    void send_commands()
    {
        if (unsent_.empty()) return;
        send(unsent_.front());
        unsent_.pop_front();
        pause_.expires_after(between_commands);
        pause_.async_wait([self = shared_from_this()](const error_code& cancelled) {
            if (!cancelled && !self->stopped_) self->send_commands();
        });
    }

    /// Never waits: a command that does not fit now is sent again in a second.
    void send(Bytes command)
    {
        if (command.empty() || !port_.is_open()) return;
        [[maybe_unused]] const auto written =
            ::write(port_.native_handle(), command.data(), command.size());
    }

    void tell(const Event& event)
    {
        if (!stopped_) emit_(event);
    }

    asio::io_context& io_;
    SessionEpoch epoch_;
    Emit emit_;
    std::string path_;
    Intake intake_;
    asio::serial_port port_;
    PortSettings settings_;
    asio::steady_timer retry_;
    asio::steady_timer second_;
    asio::steady_timer pause_; ///< between two commands
    std::deque<Bytes> unsent_;
    Seconds suspended_ = suspended();
    error_code refusal_; ///< the last reason why the port did not open
    bool was_open_ = false;
    bool stopped_ = false;
};

SerialSource::SerialSource(asio::io_context& io, SessionEpoch epoch, Emit emit, std::string port,
                           const DeviceChoice& choice)
    : link_(std::make_shared<Link>(io, epoch, std::move(emit), std::move(port), choice))
{}

SerialSource::~SerialSource() { stop(); }

void SerialSource::start() { link_->start(); }

void SerialSource::stop() { link_->stop(); }

} // namespace eupnea
