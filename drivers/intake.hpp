// SPDX-License-Identifier: MIT
// From the bytes of one port to the events of a session, with a word on what became of it.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "drivers/format_search.hpp"
#include "drivers/receiver.hpp"
#include "drivers/source.hpp"

namespace eupnea {

/// Finds the format, then receives; what was heard while searching is received too. Is told what
/// happens to the port and when, and knows neither a port nor a clock.
class Intake {
public:
    /// @param port    how the person knows it: its path
    /// @param chosen  the person's choice of a format; nullptr to find it
    Intake(std::string port, const Driver* chosen, Emit emit);

    void on_open(std::optional<UsbId> usb, Timestamp time);
    void on_bytes(std::span<const std::uint8_t> bytes, Timestamp arrival);
    void on_second(Timestamp time); ///< once a second while the port is open
    void on_lost(Timestamp time);

    /// A sentence for the person, unless it was the last one said.
    void say(LinkState state, std::string_view sentence, Timestamp time);

    std::uint32_t baud_rate() const { return search_.baud_rate(); }

    /// What is to be sent to the device now, asked for once a second; nothing to one not yet known.
    template <class Send>
    void commands(Send&& send) const
    {
        const Driver* device = receiver_ ? &receiver_->driver() : chosen_;
        if (!device) return; // bytes that wake one device may upset another
        send(silent_ ? device->wake : device->keep_alive);
    }

private:
    void search(std::span<const std::uint8_t> bytes, Timestamp arrival);
    void refuse(const Complaint& complaint, Timestamp time);
    void receive(std::span<const std::uint8_t> bytes, Timestamp arrival);
    void search_again();
    void say_streaming(Timestamp time);

    std::string port_;
    const Driver* chosen_;
    Emit emit_;
    Tracks tracks_;
    FormatSearch search_;
    std::optional<UsbId> usb_;
    std::optional<Receiver> receiver_;
    Timestamp heard_{};      ///< the last bytes
    Timestamp understood_{}; ///< the last frame
    bool silent_ = false;    ///< for the last second or longer
    LinkState state_ = LinkState::ended;
    std::string said_;
};

} // namespace eupnea
