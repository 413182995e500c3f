// SPDX-License-Identifier: MIT
#include "drivers/bluetooth/bluez_service.hpp"

namespace eupnea {

namespace {

const std::string service = "org.bluez";
const std::string bus_name = "org.freedesktop.DBus";
const std::string properties = "org.freedesktop.DBus.Properties";
const std::string object_manager = "org.freedesktop.DBus.ObjectManager";

using Objects = std::map<sdbus::ObjectPath, BluezInterfaces>;

} // namespace

BluezService::BluezService(boost::asio::io_context& io, BluezHooks hooks)
    : io_(io), hooks_(std::move(hooks))
{}

BluezService::~BluezService() = default;

void BluezService::on_second()
{
    if (bus_closed_) {
        begin_anew();
        proxies_.clear();
        bus_.reset();
        bus_closed_ = false;
    }
    if (!bus_ && !open()) return;
    if (known_)
        hooks_.changed();
    else if (!calling_)
        ask_for_objects();
}

bool BluezService::open()
{
    auto bus = SystemBus::open(
        io_, [this] { bus_closed_ = true; },
        [this] {
            if (std::exchange(changed_, false) && known_) hooks_.changed();
        });
    if (!bus) {
        hooks_.trouble({LinkState::refused, bus.error().sentence});
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
            changed_ = true;
        };
    };
    auto& connection = bus_->connection();
    connection.addMatch("type='signal',sender='org.bluez',interface='" + object_manager + "'",
                        handle(&BluezService::follow), sdbus::floating_slot);
    connection.addMatch("type='signal',sender='org.bluez',interface='" + properties + "'",
                        handle(&BluezService::follow_changes), sdbus::floating_slot);
    connection.addMatch("type='signal',sender='" + bus_name +
                            "',member='NameOwnerChanged',arg0='org.bluez'",
                        handle(&BluezService::follow_owner), sdbus::floating_slot);
    return true;
}

void BluezService::follow(sdbus::Message& message)
{
    sdbus::ObjectPath path;
    message >> path;
    if (message.getMemberName() == "InterfacesAdded") {
        BluezInterfaces interfaces;
        message >> interfaces;
        for (const auto& [interface, reported] : interfaces)
            objects_.update(path, interface, reported);
    } else {
        std::vector<std::string> interfaces;
        message >> interfaces;
        objects_.remove(path, interfaces);
    }
}

void BluezService::follow_changes(sdbus::Message& message)
{
    const std::string path = message.getPath();
    std::string interface;
    BluezProperties changed;
    std::vector<std::string> gone;
    message >> interface >> changed >> gone;
    const auto value = value_in(changed);
    if (value && objects_.attributes.contains(path)) return hooks_.notified(path, *value);
    objects_.update(path, interface, changed);
    objects_.forget(path, interface, gone);
}

void BluezService::follow_owner(sdbus::Message& message)
{
    std::string whose, before, now;
    message >> whose >> before >> now;
    if (!before.empty()) begin_anew();
    if (now.empty())
        hooks_.trouble(
            {LinkState::lost, "The Bluetooth service has stopped; it goes on when it is back."});
    else
        ask_for_objects();
}

void BluezService::begin_anew()
{
    hooks_.gone();
    objects_ = {};
    known_ = calling_ = false;
}

void BluezService::ask_for_objects()
{
    guarded([this] {
        calling_ = true;
        object("/")
            .callMethodAsync("GetManagedObjects")
            .onInterface(object_manager)
            .uponReplyInvoke([this](const sdbus::Error* error, const Objects& objects) {
                calling_ = false;
                if (error) return refused(*error);
                objects_ = {};
                for (const auto& [path, interfaces] : objects)
                    for (const auto& [interface, reported] : interfaces)
                        objects_.update(path, interface, reported);
                known_ = true;
                hooks_.changed();
            });
        bus_->stir();
    });
}

void BluezService::read(const std::string& path,
                        std::function<void(std::span<const std::uint8_t> value)> reported)
{
    guarded([&] {
        object(path)
            .callMethodAsync("ReadValue")
            .onInterface(bluez::characteristic)
            .withArguments(BluezProperties{})
            .uponReplyInvoke(
                [reported = std::move(reported)](const sdbus::Error* error,
                                                 const std::vector<std::uint8_t>& value) {
                    if (!error) reported(value);
                });
        bus_->stir();
    });
}

sdbus::IProxy& BluezService::object(const std::string& path)
{
    auto& proxy = proxies_[path];
    if (!proxy) proxy = sdbus::createProxy(bus_->connection(), service, path);
    return *proxy;
}

void BluezService::refused(const sdbus::Error& error)
{
    if (error.getName() == bluez::access_denied)
        return hooks_.trouble({LinkState::refused,
                               "You may not use this computer's Bluetooth: run `sudo usermod -aG "
                               "bluetooth $USER`, log out and in."});
    hooks_.trouble({LinkState::searching, "The Bluetooth service (BlueZ) is not running: `sudo "
                                          "systemctl start bluetooth`, and it goes on here."});
}

} // namespace eupnea
