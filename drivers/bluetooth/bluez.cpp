// SPDX-License-Identifier: MIT
#include "drivers/bluetooth/bluez.hpp"

#include <algorithm>
#include <utility>

#include "drivers/bluetooth/polar_pmd.hpp"

namespace eupnea {

using namespace literals;

namespace {

constexpr Seconds look_around = 2s; ///< before any of several straps is taken

template <class Bytes>
std::vector<std::uint8_t> bytes_of(const Bytes& bytes)
{
    return {bytes.begin(), bytes.end()};
}

bool is_there(const BluezDevice& device) { return device.in_reach || device.connected; }

} // namespace

Bluez::Bluez(boost::asio::io_context& io, std::optional<StrapChoice> choice, EmitStrapEvent emit)
    : choice_(std::move(choice)), emit_(std::move(emit)),
      service_(io, {.changed = [this] { step(); },
                    .notified = [this](const auto& path, auto value) { tell_value(path, value); },
                    .gone = [this] { begin_anew(); },
                    .trouble = [this](const RadioTrouble& trouble) { emit_(trouble); }})
{}

void Bluez::on_second(Timestamp now)
{
    now_ = now;
    waiting_ = false;
    service_.on_second();
}

void Bluez::end()
{
    if (target_.empty()) return;
    if (const std::string* control = path_of(Attribute::pmd_control))
        service_.send(*control, bluez::characteristic, "WriteValue", bytes_of(pmd_stop_ecg),
                      BluezProperties{});
    service_.send(target_, bluez::device, "Disconnect");
    target_.clear();
}

/// What was known is no longer so.
void Bluez::begin_anew()
{
    if (!target_.empty()) emit_(StrapGone{});
    arrived_ = false;
    scanning_.clear();
    scanning_since_.reset();
    target_.clear();
    asked_.clear();
    reported_.clear();
}

// ---------------------------------------------------------------- the next step

void Bluez::step()
{
    check_target();
    tell_straps();
    if (!service_.is_free() || waiting_ || !step_to_radio()) return;
    if (step_to_strap()) step_to_values();
}

/// The strap that was connected, or being connected, may be gone.
void Bluez::check_target()
{
    if (target_.empty()) return;
    const auto device = objects().devices.find(target_);
    const bool there = device != objects().devices.end();
    if (there && device->second.connected) arrived_ = true;
    if (there && (device->second.connected || !arrived_)) return;
    target_.clear();
    asked_.clear();
    arrived_ = false;
    emit_(StrapGone{});
}

void Bluez::tell_straps()
{
    std::erase_if(reported_, [&](const auto& reported) {
        return !objects().devices.contains(reported.first);
    });
    for (const auto& [path, device] : objects().devices) {
        if (!device.strap.heart_rate || !is_there(device) || reported_[path] == device.strap)
            continue;
        reported_[path] = device.strap;
        emit_(device.strap);
    }
}

bool Bluez::step_to_radio()
{
    const auto& adapters = objects().adapters;
    const auto on =
        std::ranges::find_if(adapters, [](const auto& adapter) { return adapter.second.powered; });
    if (on == adapters.end()) {
        scanning_.clear();
        emit_(RadioTrouble{
            LinkState::searching,
            adapters.empty()
                ? "This computer has no Bluetooth: plug in an adapter, or a BLED112 dongle."
                : "Bluetooth is off: switch it on (bluetoothctl power on) and it goes on here."});
        return false;
    }
    if (scanning_.empty() || !adapters.contains(scanning_)) {
        scanning_ = on->first;
        scanning_since_.reset();
    }
    return true;
}

/// Whether there is a connected strap whose attributes are known.
bool Bluez::step_to_strap()
{
    if (!target_.empty()) return arrived_ && objects().devices.at(target_).resolved;
    if (!scanning_since_) {
        discover();
        return false;
    }
    if (!choice_) return false;
    std::vector<StrapSeen> straps;
    for (const auto& [path, device] : objects().devices)
        if (is_there(device)) straps.push_back(device.strap);
    const StrapSeen* chosen = best(*choice_, straps);
    if (!chosen) return false;
    if (!wants_no_other(*choice_, *chosen) && now_ - *scanning_since_ < look_around) return false;
    const auto device = std::ranges::find_if(
        objects().devices, [&](const auto& known) { return known.second.strap == *chosen; });
    connect(device->first);
    return false;
}

void Bluez::discover()
{
    scanning_since_ = now_;
    BluezProperties filter;
    filter["Transport"] = std::string{"le"};
    filter["UUIDs"] = std::vector<std::string>{std::string{heart_rate_service}};
    service_.call(
        scanning_, bluez::adapter, "SetDiscoveryFilter", [this](auto) { scan(); }, filter);
}

void Bluez::scan()
{
    if (scanning_.empty()) return step();
    service_.call(scanning_, bluez::adapter, "StartDiscovery", [this](const sdbus::Error* error) {
        if (error && error->getName() != "org.bluez.Error.InProgress") {
            scanning_since_.reset();
            waiting_ = true;
        }
        step();
    });
}

void Bluez::connect(const std::string& path)
{
    target_ = path;
    const BluezDevice& device = objects().devices.at(path);
    emit_(StrapConnecting{device.strap});
    if (device.connected) return step();
    service_.call(path, bluez::device, "Connect", [this](const sdbus::Error* error) {
        if (error && !arrived_) {
            waiting_ = true;
            if (error->getName() != "org.bluez.Error.AlreadyConnected") {
                target_.clear();
                emit_(StrapGone{});
            }
        }
        step();
    });
}

/// One attribute after the other; then the request for ECG, and an end to the scan, which takes the
/// radio's time.
void Bluez::step_to_values()
{
    const StrapSeen& strap = objects().devices.at(target_).strap;
    choice_ = {.wanted = strap.address, .remembered = strap.address};
    tell_battery(strap);
    for (const auto& [path, known] : objects().attributes)
        if (is_of_target(path) && asked_.insert(path).second)
            return subscribe(path, known.attribute);
    const auto next = [this](const sdbus::Error*) { step(); };
    const std::string* control = path_of(Attribute::pmd_control);
    if (control && path_of(Attribute::pmd_data) && asked_.insert("ecg").second)
        return service_.call(*control, bluez::characteristic, "WriteValue", next,
                             bytes_of(pmd_start_ecg), BluezProperties{});
    if (std::exchange(scanning_since_, std::nullopt))
        service_.call(scanning_, bluez::adapter, "StopDiscovery", next);
}

/// BlueZ keeps the battery's attribute to itself, and reports its level with the device.
void Bluez::tell_battery(const StrapSeen& strap)
{
    if (!strap.battery_percent) return;
    const std::uint8_t percent[]{static_cast<std::uint8_t>(*strap.battery_percent)};
    emit_(StrapValue{Attribute::battery, percent});
}

void Bluez::tell_value(const std::string& path, std::span<const std::uint8_t> value)
{
    if (is_of_target(path)) emit_(StrapValue{objects().attributes.at(path).attribute, value});
}

void Bluez::subscribe(const std::string& path, Attribute attribute)
{
    if (attribute == Attribute::battery)
        service_.read(path, [this](std::span<const std::uint8_t> value) {
            emit_(StrapValue{Attribute::battery, value});
        });
    service_.call(path, bluez::characteristic, "StartNotify", [this](auto) { step(); });
}

bool Bluez::is_of_target(const std::string& path) const
{
    return !target_.empty() && path.starts_with(target_);
}

const std::string* Bluez::path_of(Attribute attribute) const
{
    for (const auto& [path, known] : objects().attributes)
        if (known.attribute == attribute && is_of_target(path)) return &path;
    return nullptr;
}

} // namespace eupnea
