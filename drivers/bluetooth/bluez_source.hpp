// SPDX-License-Identifier: MIT
// A heart strap through the computer's own Bluetooth.
#pragma once

#include <boost/asio/io_context.hpp>
#include <memory>

#include "drivers/bluetooth/strap_choice.hpp"
#include "drivers/bluetooth/strap_reader.hpp"
#include "drivers/session_epoch.hpp"
#include "drivers/source.hpp"

namespace eupnea {

/// Asks BlueZ over the system's D-Bus. When the strap, the adapter, the service or the bus is missing,
/// it states what to do, keeps trying, and goes on in the same session behind a gap.
class BluezSource : public Source {
public:
    BluezSource(boost::asio::io_context& io, SessionEpoch epoch, Emit emit, StrapChoice choice,
                RememberStrap remember = {});
    ~BluezSource() override;

    void start() override;
    void stop() override;

private:
    class Link;
    std::shared_ptr<Link> link_;
};

} // namespace eupnea
