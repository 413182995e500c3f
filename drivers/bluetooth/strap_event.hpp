// SPDX-License-Identifier: MIT
// What happens between a Bluetooth radio and a strap, as values: the same for every radio.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <variant>

#include "base/event.hpp"
#include "drivers/bluetooth/attribute.hpp"

namespace eupnea {

/// A strap in reach, as far as it reports of itself.
struct StrapSeen {
    std::string address{};   ///< AA:BB:CC:DD:EE:FF
    std::string name{};      ///< empty: not reported yet
    bool heart_rate = false; ///< it offers the Heart Rate service
    int signal_dbm = -127;
    std::optional<int> battery_percent{};
    std::optional<bool> contact{};
    bool battery_low = false;
    friend bool operator==(const StrapSeen&, const StrapSeen&) = default;
};

struct StrapConnecting {
    StrapSeen strap;
};
/// The value is valid while the strap_event is reported.
struct StrapValue {
    Attribute attribute;
    std::span<const std::uint8_t> value;
};
/// The link to the strap that was connected, or connecting, is gone.
struct StrapGone {};

/// The radio itself cannot be used, or a strap has nothing to report.
struct RadioTrouble {
    LinkState state;
    std::string sentence;
};

using StrapEvent = std::variant<StrapSeen, StrapConnecting, StrapValue, StrapGone, RadioTrouble>;
using EmitStrapEvent = std::function<void(const StrapEvent&)>;

/// "Polar H10 12345678", or "a heart strap" for one without a name.
std::string name_of(const StrapSeen& strap);

/// "battery 80 %, on the body"; empty when it reports neither.
std::string condition_of(const StrapSeen& strap);

} // namespace eupnea
