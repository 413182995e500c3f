// SPDX-License-Identifier: MIT
#include "drivers/bluetooth/bluez_source.hpp"

#include <boost/asio/steady_timer.hpp>

#include "drivers/bluetooth/bluez.hpp"
#include "drivers/suspension.hpp"

namespace eupnea {

/// Shared with the timer, which may still be on its way after stop().
class BluezSource::Link : public std::enable_shared_from_this<Link> {
public:
    Link(boost::asio::io_context& io, SessionEpoch epoch, Emit emit, StrapChoice choice,
         RememberStrap remember)
        : epoch_(epoch), emit_(std::move(emit)),
          reader_([this](const Event& event) { report(event); }, std::move(remember)),
          bluez_(io, std::move(choice),
                 [this](const StrapEvent& strap_event) { reader_.on(strap_event, epoch_.now()); }),
          second_(io)
    {}

    void start()
    {
        reader_.report(LinkState::searching, "Looking for a heart strap.", epoch_.now());
        bluez_.on_second(epoch_.now());
        every_second();
    }

    void stop()
    {
        if (!std::exchange(stopped_, true)) bluez_.end();
        second_.cancel();
    }

private:
    void every_second()
    {
        second_.expires_after(std::chrono::seconds{1});
        second_.async_wait([self = shared_from_this()](const boost::system::error_code& cancelled) {
            if (cancelled || self->stopped_) return;
            if (self->suspension_.is_over()) self->reader_.on_slept(self->epoch_.now());
            self->bluez_.on_second(self->epoch_.now());
            self->reader_.on_second(self->epoch_.now());
            self->every_second();
        });
    }

    void report(const Event& event)
    {
        if (!stopped_) emit_(event);
    }

    SessionEpoch epoch_;
    Emit emit_;
    StrapReader reader_;
    Bluez bluez_;
    boost::asio::steady_timer second_;
    Suspension suspension_;
    bool stopped_ = false;
};

BluezSource::BluezSource(boost::asio::io_context& io, SessionEpoch epoch, Emit emit,
                         StrapChoice choice, RememberStrap remember)
    : link_(std::make_shared<Link>(io, epoch, std::move(emit), std::move(choice),
                                   std::move(remember)))
{}

BluezSource::~BluezSource() { stop(); }

void BluezSource::start() { link_->start(); }

void BluezSource::stop() { link_->stop(); }

} // namespace eupnea
