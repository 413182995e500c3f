// SPDX-License-Identifier: MIT
// Which strap a person means.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "drivers/bluetooth/strap_event.hpp"

namespace eupnea {

struct StrapChoice {
    std::string wanted{};     ///< an address or a part of a name, any case; empty: any heart strap
    std::string remembered{}; ///< the address of the strap used last: the first choice among any
};

/// "ble", "ble:AA:BB:CC:DD:EE:FF", "ble:Polar H10", each with "@/dev/ttyACM0" for a dongle's port.
struct StrapId {
    std::string wanted;
    std::string port; ///< empty: the computer's own Bluetooth
    friend bool operator==(const StrapId&, const StrapId&) = default;
};

/// Nothing for an id that names no strap.
std::optional<StrapId> strap_id(std::string_view device);

/// The same without an address or a name, as a session is recorded: "ble". Other ids as they are.
std::string without_name(std::string_view device);

bool is_address(std::string_view text);

bool wants(const StrapChoice& choice, const StrapSeen& strap);

/// There is no other strap to wait for: it is the one that was asked for by address, or remembered.
bool wants_no_other(const StrapChoice& choice, const StrapSeen& strap);

/// Of those wanted the remembered one, else the one with the strongest signal; nullptr for none.
const StrapSeen* best(const StrapChoice& choice, std::span<const StrapSeen> straps);

} // namespace eupnea
