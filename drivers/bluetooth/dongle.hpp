// SPDX-License-Identifier: MIT
// The way from a Bluetooth dongle to a strap: messages in, commands out.
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <optional>
#include <vector>

#include "drivers/bluetooth/bgapi.hpp"
#include "drivers/bluetooth/strap_choice.hpp"
#include "drivers/bluetooth/strap_event.hpp"

namespace eupnea {

///     scanning -> connecting -> finding -> subscribing -> listening
///        ^------------- lost, or ten seconds without a step --'
///
/// Scans for the chosen strap, connects, finds its attributes, asks for their notifications, and
/// begins again when the strap is gone; then it waits for the same strap. Without a choice it only
/// looks around. Knows no port and no clock.
class Dongle {
public:
    Dongle(std::optional<StrapChoice> choice, EmitStrapEvent emit)
        : choice_(std::move(choice)), emit_(std::move(emit))
    {}

    void begin(Timestamp now); ///< the port is open; whatever the dongle was doing, it scans now
    void on(const bgapi::Message& message, Timestamp now);
    void on_second(Timestamp now);
    void end();    ///< leaves the strap as it was found, its ECG stopped
    void pulled(); ///< the port is gone

    /// What is to be sent to the dongle now, in this order.
    std::vector<bgapi::Bytes> take_commands() { return std::exchange(commands_, {}); }

private:
    enum class Phase : std::uint8_t {
        idle = 0,
        scanning,
        connecting,
        finding,
        subscribing,
        listening
    };
    struct Candidate {
        StrapSeen strap;
        bgapi::Address address;
        std::uint8_t address_type;
    };
    struct Handles {
        std::uint16_t value = 0;
        std::uint16_t subscription = 0; ///< 0: there is none
    };

    void receive(const bgapi::Scanned& scanned);
    void receive(const bgapi::Connected& connected);
    void receive(const bgapi::Disconnected& disconnected);
    void receive(const bgapi::Found& found);
    void receive(const bgapi::Completed& completed);
    void receive(const bgapi::Value& value);
    void receive(const bgapi::Other&) {}

    void scan();
    void connect(const Candidate& candidate);
    void subscribe();
    void next_request();
    void give_up();
    void enter(Phase phase);
    void send(bgapi::Bytes command) { commands_.push_back(std::move(command)); }
    Handles& handles(Attribute attribute) { return handles_[static_cast<std::size_t>(attribute)]; }

    std::optional<StrapChoice> choice_;
    EmitStrapEvent emit_;
    std::vector<bgapi::Bytes> commands_;
    Phase phase_ = Phase::idle;
    Timestamp now_{};
    Timestamp since_{};  ///< in this phase
    bool heard_ = false; ///< a message since the port was opened
    std::vector<Candidate> candidates_;
    std::string attempted_; ///< the address that is being connected
    std::uint8_t connection_ = 0;
    std::array<Handles, attribute_count> handles_{};
    std::optional<Attribute> finding_; ///< whose subscription comes next
    std::deque<bgapi::Bytes> requests_;
};

} // namespace eupnea
