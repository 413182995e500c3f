// SPDX-License-Identifier: MIT
#include "drivers/reconnecting_port.hpp" // before all others, for Boost 1.74's coroutines

#include "drivers/bluetooth/dongle_source.hpp"

#include "drivers/bluetooth/dongle.hpp"
#include "drivers/framing.hpp"

namespace eupnea {

namespace {

/// The protocol on the port: frames to the dongle, strap events to the strap reader.
class DongleProtocol {
public:
    DongleProtocol(std::string port, std::optional<StrapChoice> choice, DongleHooks hooks,
                   Emit emit)
        : port_(std::move(port)), reader_(std::move(emit), std::move(hooks.remember)),
          dongle_(std::move(choice),
                  [this, seen = std::move(hooks.seen)](const StrapEvent& strap_event) {
                      if (const auto* strap = std::get_if<StrapSeen>(&strap_event); strap && seen)
                          seen(*strap);
                      reader_.on(strap_event, now_);
                  })
    {}

    void on_open(std::optional<UsbId>, Timestamp now)
    {
        framer_.clear();
        if (!was_open_) report(LinkState::searching, "Looking for a heart strap.", now);
        was_open_ = true;
        dongle_.begin(now_ = now);
    }
    void on_bytes(std::span<const std::uint8_t> bytes, Timestamp arrival)
    {
        now_ = arrival;
        framer_(bytes, [&](std::span<const std::uint8_t> frame) {
            const auto message = bgapi::decode(frame);
            if (message) dongle_.on(*message, arrival);
            return message.has_value();
        });
    }
    void on_second(Timestamp now)
    {
        dongle_.on_second(now_ = now);
        reader_.on_second(now);
    }
    void on_slept(Timestamp now) { reader_.on_slept(now); }
    void on_lost(Timestamp now)
    {
        dongle_.pulled();
        reader_.radio_lost();
        report(LinkState::lost, port_ + " is gone: plug the dongle in again and it goes on.", now);
    }
    void on_stop() { dongle_.end(); }

    void report(LinkState state, std::string_view sentence, Timestamp now)
    {
        reader_.report(state, sentence, now);
    }

    PortSettings port_settings() const { return {}; }
    std::vector<bgapi::Bytes> take_commands() { return dongle_.take_commands(); }
    static constexpr std::chrono::milliseconds between_commands{0};

private:
    std::string port_;
    Framer framer_{bgapi::cut};
    StrapReader reader_;
    Dongle dongle_;
    Timestamp now_{};
    bool was_open_ = false; ///< the port has been open before
};

} // namespace

class DongleSource::Link : public ReconnectingPort<DongleProtocol> {
    using ReconnectingPort<DongleProtocol>::ReconnectingPort;
};

DongleSource::DongleSource(boost::asio::io_context& io, SessionEpoch epoch, Emit emit,
                           std::string port, std::optional<StrapChoice> choice, DongleHooks hooks)
    : link_(std::make_shared<Link>(io, epoch, std::move(emit), port, [&](Emit report) {
          return DongleProtocol{port, std::move(choice), std::move(hooks), std::move(report)};
      }))
{}

DongleSource::~DongleSource() { stop(); }

void DongleSource::start() { link_->start(); }

void DongleSource::stop() { link_->stop(); }

} // namespace eupnea
