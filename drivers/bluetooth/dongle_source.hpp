// SPDX-License-Identifier: MIT
// A heart strap through a Bluetooth dongle that is a serial port.
#pragma once

#include <boost/asio/io_context.hpp>
#include <memory>
#include <string>

#include "drivers/bluetooth/strap_choice.hpp"
#include "drivers/bluetooth/strap_reader.hpp"
#include "drivers/session_epoch.hpp"
#include "drivers/source.hpp"

namespace eupnea {

struct DongleHooks {
    RememberStrap remember{};
    std::function<void(const StrapSeen&)> seen{}; ///< every strap in reach, as it reports more
};

/// Scans, connects, listens, and does so again when the strap goes out of reach or the dongle is
/// pulled; each time that is reported, and the session goes on behind a gap.
class DongleSource : public Source {
public:
    /// @param choice  nothing: it only looks around
    DongleSource(boost::asio::io_context& io, SessionEpoch epoch, Emit emit, std::string port,
                 std::optional<StrapChoice> choice, DongleHooks hooks = {});
    ~DongleSource() override;

    void start() override;
    void stop() override;

private:
    class Link;
    std::shared_ptr<Link> link_;
};

} // namespace eupnea
