// SPDX-License-Identifier: MIT
// Says when a heart strap comes into the reach of the computer's Bluetooth or leaves it.
#pragma once

#include <boost/asio/io_context.hpp>
#include <memory>
#include <vector>

#include "drivers/bluetooth/strap_event.hpp"
#include "drivers/session_epoch.hpp"
#include "drivers/source.hpp"

namespace eupnea {

/// What a person chooses this strap by: ble:AA:BB:CC:DD:EE:FF.
std::string device_id(const StrapSeen& strap);

/// The differences between two looks around, as events at this time.
std::vector<DeviceSeen> changes(const std::vector<StrapSeen>& before,
                                const std::vector<StrapSeen>& now, Timestamp time);

/// Looks once a second, and is silent where there is no Bluetooth. Lives on the io_context's thread;
/// destroy it there.
class StrapWatch {
public:
    StrapWatch(boost::asio::io_context& io, SessionEpoch epoch, Emit emit);
    ~StrapWatch();

    /// In reach now.
    const std::vector<StrapSeen>& straps() const;

    /// Why none can be seen; empty while they can.
    std::string trouble() const;

private:
    class Look;
    std::shared_ptr<Look> look_;
};

} // namespace eupnea
