// SPDX-License-Identifier: MIT
// BlueZ's adapters, devices and attributes, as values that follow what it reports.
#pragma once

#include <sdbus-c++/sdbus-c++.h>

#include <map>
#include <string>
#include <vector>

#include "drivers/bluetooth/strap_event.hpp"

namespace eupnea {

using BluezProperties = std::map<std::string, sdbus::Variant>;
using BluezInterfaces = std::map<std::string, BluezProperties>;

struct BluezAdapter {
    bool powered = false;
};

struct BluezDevice {
    StrapSeen strap;
    bool in_reach = false; ///< received in a scan; the others are only remembered by BlueZ
    bool connected = false;
    bool resolved = false; ///< its attributes are known
};

struct BluezAttribute {
    Attribute attribute;
};

/// Keyed by object path; an attribute's path begins with that of its device. Of more than 256 devices the
/// straps and the nearest are kept, and what is connected.
struct BluezObjects {
    static constexpr std::size_t most_devices = 256;

    std::map<std::string, BluezAdapter> adapters;
    std::map<std::string, BluezDevice> devices;
    std::map<std::string, BluezAttribute> attributes;

    /// What an interface reports of itself, in whole or what has changed of it.
    void update(const std::string& path, const std::string& interface,
                const BluezProperties& properties);
    void remove(const std::string& path, const std::vector<std::string>& interfaces);

    /// Properties that are no longer there.
    void forget(const std::string& path, const std::string& interface,
                const std::vector<std::string>& properties);

private:
    void forget_least();
};

/// An attribute's new value, when this is what a change of properties reports.
std::optional<std::vector<std::uint8_t>> value_in(const BluezProperties& properties);

namespace bluez {
inline const std::string adapter = "org.bluez.Adapter1";
inline const std::string device = "org.bluez.Device1";
inline const std::string battery = "org.bluez.Battery1";
inline const std::string characteristic = "org.bluez.GattCharacteristic1";
} // namespace bluez

} // namespace eupnea
