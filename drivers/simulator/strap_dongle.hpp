// SPDX-License-Identifier: MIT
// A Bluetooth dongle that is none, with a strap in its reach: commands in, bytes out.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "drivers/bluetooth/attribute.hpp"
#include "drivers/bluetooth/bgapi.hpp"

namespace eupnea::simulator {

/// Answers as a BLED112 does, for a strap with heart rate, battery and Polar's measurements.
class StrapDongle {
public:
    struct Strap {
        bgapi::Address address{0x2D, 0xAC, 0x4C, 0x8C, 0x1A, 0xA0};
        std::string name = "Polar H10 00000000";
        std::uint8_t battery_percent = 87;
        bool in_reach = true;
        bool measures_ecg = true;    ///< has Polar's service
        std::uint8_t ecg_error = 10; ///< to the request for ECG: a dongle's packets are too short
    };

    explicit StrapDongle(Strap strap) : strap(std::move(strap)) {}

    /// Commands, in pieces of any size; what the dongle answers.
    std::string operator()(std::span<const std::uint8_t> bytes);

    /// What the strap notifies; empty while nobody has asked for it.
    std::string notify(Attribute attribute, std::span<const std::uint8_t> value);

    /// The strap goes out of reach; what the dongle sends when a link was lost with it.
    std::string lose();

    /// It calls into the room, if anyone listens.
    std::string advertise();

    bool connected() const { return connected_; }
    bool sends(Attribute attribute) const { return wanted_[static_cast<std::size_t>(attribute)]; }

    Strap strap;

private:
    std::string answer(std::span<const std::uint8_t> command);
    std::string connect();
    std::string disconnect();
    std::string attributes();
    std::string write(std::uint16_t handle, std::span<const std::uint8_t> value);

    std::vector<std::uint8_t> waiting_;
    bool scanning_ = false;
    bool connected_ = false;
    std::array<bool, attribute_count> wanted_{};
};

} // namespace eupnea::simulator
