// SPDX-License-Identifier: MIT
#include "drivers/bluetooth/bluez.hpp"

#include <algorithm>

#include "drivers/bluetooth/polar_pmd.hpp"

namespace eupnea {

using namespace literals;

namespace {

constexpr Seconds look_around = 2s; ///< before any of several straps is taken

const std::string service = "org.bluez";
const std::string bus_name = "org.freedesktop.DBus";
const std::string properties = "org.freedesktop.DBus.Properties";
const std::string object_manager = "org.freedesktop.DBus.ObjectManager";

using Objects = std::map<sdbus::ObjectPath, BluezInterfaces>;

template <class Bytes>
std::vector<std::uint8_t> bytes_of(const Bytes& bytes)
{
    return {bytes.begin(), bytes.end()};
}

} // namespace

Bluez::Bluez(boost::asio::io_context& io, std::optional<StrapChoice> choice, TellStrapNews tell)
    : io_(io), choice_(std::move(choice)), tell_(std::move(tell))
{}

Bluez::~Bluez() = default;

void Bluez::on_second(Timestamp now)
{
    now_ = now;
    waiting_ = false;
    if (bus_closed_) {
        begin_anew();
        proxies_.clear();
        bus_.reset();
        bus_closed_ = false;
    }
    if (!bus_ && !open()) return;
    guarded([this] {
        if (known_)
            step();
        else if (!calling_)
            ask_for_objects();
        bus_->stir();
    });
}

void Bluez::end()
{
    if (!bus_ || bus_closed_ || target_.empty()) return;
    try {
        if (const std::string* control = path_of(Attribute::pmd_control))
            object(*control)
                .callMethod("WriteValue")
                .onInterface(bluez::characteristic)
                .withArguments(bytes_of(pmd_stop_ecg), BluezProperties{})
                .dontExpectReply();
        object(target_).callMethod("Disconnect").onInterface(bluez::device).dontExpectReply();
    } catch (const sdbus::Error&) { // the bus has gone in this moment, and the strap with it
    }
    target_.clear();
}

// ---------------------------------------------------------------- what BlueZ tells

bool Bluez::open()
{
    auto bus = SystemBus::open(io_, [this] { bus_closed_ = true; });
    if (!bus) {
        trouble(LinkState::refused, bus.error().sentence);
        return false;
    }
    bus_ = std::move(*bus);
    const auto handle = [this](auto follow) {
        return [this, follow](sdbus::Message& message) {
            try {
                (this->*follow)(message);
            } catch (const sdbus::Error&) { // a signal that is not of the form it should have
                return;
            }
            guarded([this] { step(); });
        };
    };
    auto& bus_connection = bus_->connection();
    bus_connection.addMatch("type='signal',sender='org.bluez',interface='" + object_manager + "'",
                            handle(&Bluez::follow), sdbus::floating_slot);
    bus_connection.addMatch("type='signal',sender='org.bluez',interface='" + properties + "'",
                            handle(&Bluez::follow_changes), sdbus::floating_slot);
    bus_connection.addMatch("type='signal',sender='" + bus_name +
                                "',member='NameOwnerChanged',arg0='org.bluez'",
                            handle(&Bluez::follow_owner), sdbus::floating_slot);
    return true;
}

void Bluez::follow(sdbus::Message& message)
{
    sdbus::ObjectPath path;
    message >> path;
    if (message.getMemberName() == "InterfacesAdded") {
        BluezInterfaces interfaces;
        message >> interfaces;
        for (const auto& [interface, told] : interfaces) objects_.tell(path, interface, told);
    } else {
        std::vector<std::string> interfaces;
        message >> interfaces;
        objects_.remove(path, interfaces);
    }
}

void Bluez::follow_changes(sdbus::Message& message)
{
    const std::string path = message.getPath();
    std::string interface;
    BluezProperties changed;
    std::vector<std::string> gone;
    message >> interface >> changed >> gone;
    const auto attribute = objects_.attributes.find(path);
    if (attribute != objects_.attributes.end() && path.starts_with(target_) && !target_.empty())
        if (const auto value = value_in(changed))
            return tell_(StrapValue{attribute->second.attribute, *value});
    objects_.tell(path, interface, changed);
    objects_.forget(path, interface, gone);
}

void Bluez::follow_owner(sdbus::Message& message)
{
    std::string whose, before, now;
    message >> whose >> before >> now;
    if (!before.empty()) begin_anew();
    if (now.empty())
        trouble(LinkState::lost, "The Bluetooth service has stopped; it goes on when it is back.");
    else
        ask_for_objects();
}

/// What was known is no longer so.
void Bluez::begin_anew()
{
    if (!target_.empty()) tell_(StrapGone{});
    objects_ = {};
    known_ = calling_ = arrived_ = false;
    scanning_.clear();
    scanning_since_.reset();
    target_.clear();
    asked_.clear();
    told_.clear();
}

void Bluez::ask_for_objects()
{
    calling_ = true;
    object("/")
        .callMethodAsync("GetManagedObjects")
        .onInterface(object_manager)
        .uponReplyInvoke([this](const sdbus::Error* error, const Objects& objects) {
            calling_ = false;
            if (error) return trouble(*error);
            objects_ = {};
            for (const auto& [path, interfaces] : objects)
                for (const auto& [interface, told] : interfaces)
                    objects_.tell(path, interface, told);
            known_ = true;
            guarded([this] { step(); });
        });
}

// ---------------------------------------------------------------- the next step

void Bluez::step()
{
    if (!known_) return;
    check_target();
    tell_straps();
    if (calling_ || waiting_ || !step_to_radio()) return;
    if (step_to_strap()) step_to_values();
    bus_->stir();
}

/// The strap that was connected, or being connected, may be gone.
void Bluez::check_target()
{
    if (target_.empty()) return;
    const auto device = objects_.devices.find(target_);
    const bool there = device != objects_.devices.end();
    if (there && device->second.connected) arrived_ = true;
    if (there && (device->second.connected || !arrived_)) return;
    target_.clear();
    asked_.clear();
    arrived_ = false;
    tell_(StrapGone{});
}

void Bluez::tell_straps()
{
    for (const auto& [path, device] : objects_.devices) {
        const bool there = device.strap.heart_rate && (device.in_reach || device.connected);
        if (!there || told_[path] == device.strap) continue;
        told_[path] = device.strap;
        tell_(device.strap);
    }
}

bool Bluez::step_to_radio()
{
    if (objects_.adapters.empty()) {
        scanning_.clear();
        trouble(LinkState::searching, "This computer has no Bluetooth: plug in an adapter, or a "
                                      "BLED112 dongle.");
        return false;
    }
    const auto on = std::ranges::find_if(
        objects_.adapters, [](const auto& adapter) { return adapter.second.powered; });
    if (on == objects_.adapters.end()) {
        scanning_.clear();
        trouble(LinkState::searching,
                "Bluetooth is off: switch it on (bluetoothctl power on) and it goes on here.");
        return false;
    }
    if (scanning_.empty() || !objects_.adapters.contains(scanning_)) {
        scanning_ = on->first;
        scanning_since_.reset();
    }
    return true;
}

/// Whether there is a connected strap whose attributes are known.
bool Bluez::step_to_strap()
{
    if (!target_.empty()) return arrived_ && objects_.devices.at(target_).resolved;
    if (!scanning_since_) {
        discover();
        return false;
    }
    if (!choice_) return false;
    std::vector<StrapSeen> straps;
    for (const auto& [path, device] : objects_.devices)
        if (device.in_reach || device.connected) straps.push_back(device.strap);
    const StrapSeen* chosen = best(*choice_, straps);
    if (!chosen) return false;
    if (!wants_no_other(*choice_, *chosen) && now_ - *scanning_since_ < look_around) return false;
    for (const auto& [path, device] : objects_.devices)
        if (device.strap == *chosen) {
            connect(path);
            break;
        }
    return false;
}

void Bluez::discover()
{
    scanning_since_ = now_;
    BluezProperties filter;
    filter["Transport"] = std::string{"le"};
    filter["UUIDs"] = std::vector<std::string>{std::string{heart_rate_service}};
    call(scanning_, bluez::adapter, "SetDiscoveryFilter", filter);
}

void Bluez::connect(const std::string& path)
{
    target_ = path;
    const BluezDevice& device = objects_.devices.at(path);
    tell_(StrapConnecting{device.strap});
    if (device.connected) return step();
    call(path, bluez::device, "Connect");
}

/// One attribute after the other; then the wish for ECG, and an end to the scan, which takes the
/// radio's time.
void Bluez::step_to_values()
{
    const StrapSeen& strap = objects_.devices.at(target_).strap;
    choice_ = {.wanted = strap.address, .remembered = strap.address};
    tell_battery(strap);
    for (const auto& [path, known] : objects_.attributes)
        if (path.starts_with(target_) && asked_.insert(path).second)
            return subscribe(path, known.attribute);
    const std::string* control = path_of(Attribute::pmd_control);
    if (control && path_of(Attribute::pmd_data) && asked_.insert("ecg").second)
        return call(*control, bluez::characteristic, "WriteValue", bytes_of(pmd_start_ecg),
                    BluezProperties{});
    if (std::exchange(scanning_since_, std::nullopt))
        call(scanning_, bluez::adapter, "StopDiscovery");
}

/// BlueZ keeps the battery's attribute to itself, and tells its level with the device.
void Bluez::tell_battery(const StrapSeen& strap)
{
    if (!strap.battery_percent) return;
    const std::uint8_t percent[]{static_cast<std::uint8_t>(*strap.battery_percent)};
    tell_(StrapValue{Attribute::battery, percent});
}

void Bluez::subscribe(const std::string& path, Attribute attribute)
{
    if (attribute == Attribute::battery)
        object(path)
            .callMethodAsync("ReadValue")
            .onInterface(bluez::characteristic)
            .withArguments(BluezProperties{})
            .uponReplyInvoke(
                [this](const sdbus::Error* error, const std::vector<std::uint8_t>& value) {
                    if (!error) tell_(StrapValue{Attribute::battery, value});
                });
    call(path, bluez::characteristic, "StartNotify");
}

const std::string* Bluez::path_of(Attribute attribute) const
{
    for (const auto& [path, known] : objects_.attributes)
        if (known.attribute == attribute && !target_.empty() && path.starts_with(target_))
            return &path;
    return nullptr;
}

// ---------------------------------------------------------------- calls

/// What is sent when the bus has just gone throws: the next second opens another.
template <class Act>
void Bluez::guarded(Act&& act)
{
    try {
        act();
    } catch (const sdbus::Error&) {
        bus_closed_ = true;
    }
}

sdbus::IProxy& Bluez::object(const std::string& path)
{
    auto& proxy = proxies_[path];
    if (!proxy) proxy = sdbus::createProxy(bus_->connection(), service, path);
    return *proxy;
}

template <class... Arguments>
void Bluez::call(const std::string& path, const std::string& interface, const std::string& method,
                 const Arguments&... arguments)
{
    calling_ = true;
    object(path)
        .callMethodAsync(method)
        .onInterface(interface)
        .withArguments(arguments...)
        .uponReplyInvoke(
            [this, method](const sdbus::Error* error) { guarded([&] { called(error, method); }); });
}

void Bluez::called(const sdbus::Error* error, const std::string& method)
{
    calling_ = false;
    if (error && error->getName() == "org.freedesktop.DBus.Error.AccessDenied")
        return trouble(*error);
    if (method == "SetDiscoveryFilter" && !scanning_.empty())
        return call(scanning_, bluez::adapter, "StartDiscovery");
    if (error && method == "StartDiscovery" && error->getName() != "org.bluez.Error.InProgress") {
        scanning_since_.reset();
        waiting_ = true;
    }
    if (error && method == "Connect" && !arrived_) {
        if (error->getName() != "org.bluez.Error.AlreadyConnected") {
            target_.clear();
            tell_(StrapGone{});
        }
        waiting_ = true;
    }
    step();
}

void Bluez::trouble(const sdbus::Error& error)
{
    if (error.getName() == "org.freedesktop.DBus.Error.AccessDenied")
        return trouble(LinkState::refused, "You may not use this computer's Bluetooth: run `sudo "
                                           "usermod -aG bluetooth $USER`, log out and in.");
    trouble(LinkState::searching, "The Bluetooth service (BlueZ) is not running: `sudo systemctl "
                                  "start bluetooth`, and it goes on here.");
}

void Bluez::trouble(LinkState state, std::string sentence)
{
    tell_(RadioTrouble{state, std::move(sentence)});
}

} // namespace eupnea
