// SPDX-License-Identifier: MIT
#include "drivers/port_watch.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace eupnea {

namespace {

DeviceSeen seen(const Port& port, Timestamp time, bool present)
{
    const std::string name =
        port.usb ? fmt::format("{} ({:04x}:{:04x})", port.name, port.usb->vendor, port.usb->product)
                 : port.name;
    return {time, port.path, name, present};
}

} // namespace

std::vector<DeviceSeen> changes(const std::vector<Port>& before, const std::vector<Port>& now,
                                Timestamp time)
{
    std::vector<DeviceSeen> events;
    for (const Port& port : before)
        if (std::ranges::find(now, port) == now.end()) events.push_back(seen(port, time, false));
    for (const Port& port : now)
        if (std::ranges::find(before, port) == before.end())
            events.push_back(seen(port, time, true));
    return events;
}

PortWatch::PortWatch(boost::asio::io_context& io, SessionEpoch epoch, Emit emit, List list)
    : epoch_(epoch), emit_(std::move(emit)), list_(std::move(list)), timer_(io)
{}

void PortWatch::start() { look(); }

void PortWatch::stop() { timer_.cancel(); }

void PortWatch::look()
{
    std::vector<Port> now = list_();
    for (const DeviceSeen& change : changes(known_, now, epoch_.now())) emit_(change);
    known_ = std::move(now);
    timer_.expires_after(std::chrono::seconds{1});
    timer_.async_wait([this](const boost::system::error_code& cancelled) {
        if (!cancelled) look();
    });
}

} // namespace eupnea
