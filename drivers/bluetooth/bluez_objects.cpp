// SPDX-License-Identifier: MIT
#include "drivers/bluetooth/bluez_objects.hpp"

#include <algorithm>
#include <tuple>

#include "base/printable.hpp"
#include "drivers/bluetooth/advertisement.hpp"

namespace eupnea {

namespace {

constexpr std::size_t most_attributes = 4096;

/// What stands there of this type; a property that is not there, or is another thing, is none.
template <class T>
std::optional<T> property(const BluezProperties& properties, const std::string& name)
{
    const auto found = properties.find(name);
    if (found == properties.end() || !found->second.containsValueOfType<T>()) return std::nullopt;
    return found->second.get<T>();
}

template <class T>
void read(const BluezProperties& properties, const std::string& name, T& value)
{
    if (auto found = property<T>(properties, name)) value = std::move(*found);
}

void read_polar(const BluezProperties& properties, StrapSeen& strap)
{
    using Told = std::map<std::uint16_t, sdbus::Variant>;
    const auto reported = property<Told>(properties, "ManufacturerData");
    if (!reported) return;
    const auto polar = reported->find(polar_company);
    if (polar == reported->end()) return;
    if (polar->second.containsValueOfType<std::vector<std::uint8_t>>())
        read_polar_advertisement(polar->second.get<std::vector<std::uint8_t>>(), strap);
}

void read_device(const BluezProperties& properties, BluezDevice& device)
{
    read(properties, "Address", device.strap.address);
    if (const auto name = property<std::string>(properties, "Name"))
        device.strap.name = printable(*name);
    read(properties, "Connected", device.connected);
    read(properties, "ServicesResolved", device.resolved);
    if (const auto uuids = property<std::vector<std::string>>(properties, "UUIDs"))
        device.strap.heart_rate = std::ranges::find(*uuids, heart_rate_service) != uuids->end();
    if (const auto signal = property<std::int16_t>(properties, "RSSI")) {
        device.strap.signal_dbm = *signal;
        device.in_reach = true;
    }
    read_polar(properties, device.strap);
}

} // namespace

void BluezObjects::update(const std::string& path, const std::string& interface,
                          const BluezProperties& properties)
{
    if (interface == bluez::adapter) read(properties, "Powered", adapters[path].powered);
    if (interface == bluez::device) {
        read_device(properties, devices[path]);
        if (devices.size() > most_devices) forget_least();
    }
    const auto device = devices.find(path);
    if (interface == bluez::battery && device != devices.end())
        if (const auto percent = property<std::uint8_t>(properties, "Percentage"))
            device->second.strap.battery_percent = *percent;
    if (interface != bluez::characteristic || attributes.size() >= most_attributes) return;
    if (const auto uuid = property<std::string>(properties, "UUID"))
        if (const auto attribute = attribute_of(*uuid)) attributes[path] = {*attribute};
}

/// The farthest, one that is no strap first.
void BluezObjects::forget_least()
{
    const auto worth = [](const auto& known) {
        const BluezDevice& device = known.second;
        return std::tuple{device.connected, device.strap.heart_rate, device.in_reach,
                          device.strap.signal_dbm};
    };
    devices.erase(std::ranges::min_element(devices, {}, worth));
}

void BluezObjects::remove(const std::string& path, const std::vector<std::string>& interfaces)
{
    for (const std::string& interface : interfaces) {
        if (interface == bluez::adapter) adapters.erase(path);
        if (interface == bluez::device) devices.erase(path);
        if (interface == bluez::characteristic) attributes.erase(path);
    }
}

void BluezObjects::forget(const std::string& path, const std::string& interface,
                          const std::vector<std::string>& properties)
{
    const auto device = devices.find(path);
    if (interface != bluez::device || device == devices.end()) return;
    if (std::ranges::find(properties, "RSSI") != properties.end()) device->second.in_reach = false;
}

std::optional<std::vector<std::uint8_t>> value_in(const BluezProperties& properties)
{
    return property<std::vector<std::uint8_t>>(properties, "Value");
}

} // namespace eupnea
