// SPDX-License-Identifier: MIT
#include "drivers/bluetooth/strap_watch.hpp"

#include <algorithm>
#include <boost/asio/steady_timer.hpp>
#include <fmt/format.h>

#include "drivers/bluetooth/bluez.hpp"

namespace eupnea {

namespace {

DeviceSeen seen(const StrapSeen& strap, Timestamp time, bool present)
{
    const std::string condition = condition_of(strap);
    const std::string name =
        condition.empty() ? name_of(strap) : fmt::format("{} ({})", name_of(strap), condition);
    return {time, device_id(strap), name, present};
}

} // namespace

std::string device_id(const StrapSeen& strap) { return "ble:" + strap.address; }

std::vector<DeviceSeen> changes(const std::vector<StrapSeen>& before,
                                const std::vector<StrapSeen>& now, Timestamp time)
{
    std::vector<DeviceSeen> events;
    for (const StrapSeen& strap : before)
        if (std::ranges::find(now, strap.address, &StrapSeen::address) == now.end())
            events.push_back(seen(strap, time, false));
    for (const StrapSeen& strap : now) {
        const auto known = std::ranges::find(before, strap.address, &StrapSeen::address);
        const DeviceSeen event = seen(strap, time, true);
        if (known == before.end() || seen(*known, time, true) != event) events.push_back(event);
    }
    return events;
}

/// Shared with the timer.
class StrapWatch::Look : public std::enable_shared_from_this<Look> {
public:
    Look(boost::asio::io_context& io, SessionEpoch epoch, Emit emit)
        : epoch_(epoch), emit_(std::move(emit)), timer_(io),
          bluez_(io, std::nullopt, [this](const StrapEvent& strap_event) {
              if (const auto* reported = std::get_if<RadioTrouble>(&strap_event))
                  trouble_ = reported->sentence;
          })
    {}

    void start()
    {
        bluez_.on_second(epoch_.now());
        tell_changes();
        timer_.expires_after(std::chrono::seconds{1});
        timer_.async_wait([self = shared_from_this()](const boost::system::error_code& cancelled) {
            if (!cancelled && !self->stopped_) self->start();
        });
    }
    void stop()
    {
        stopped_ = true;
        timer_.cancel();
        for (const DeviceSeen& change : changes(straps_, {}, epoch_.now())) emit_(change);
    }

    const std::vector<StrapSeen>& straps() const { return straps_; }
    std::string trouble() const
    {
        const auto& adapters = bluez_.objects().adapters;
        const bool works =
            std::ranges::any_of(adapters, [](const auto& a) { return a.second.powered; });
        return works ? "" : trouble_;
    }

private:
    void tell_changes()
    {
        std::vector<StrapSeen> now;
        for (const auto& [path, device] : bluez_.objects().devices)
            if (device.strap.heart_rate && (device.in_reach || device.connected))
                now.push_back(device.strap);
        for (const DeviceSeen& change : changes(straps_, now, epoch_.now())) emit_(change);
        straps_ = std::move(now);
    }

    SessionEpoch epoch_;
    Emit emit_;
    boost::asio::steady_timer timer_;
    Bluez bluez_;
    std::vector<StrapSeen> straps_;
    std::string trouble_;
    bool stopped_ = false;
};

StrapWatch::StrapWatch(boost::asio::io_context& io, SessionEpoch epoch, Emit emit)
    : look_(std::make_shared<Look>(io, epoch, std::move(emit)))
{
    look_->start();
}

StrapWatch::~StrapWatch() { look_->stop(); }

const std::vector<StrapSeen>& StrapWatch::straps() const { return look_->straps(); }

std::string StrapWatch::trouble() const { return look_->trouble(); }

} // namespace eupnea
