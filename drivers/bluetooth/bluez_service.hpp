// SPDX-License-Identifier: MIT
// BlueZ over the system's D-Bus: its objects, kept as it reports them, and its methods.
#pragma once

#include <boost/asio/io_context.hpp>
#include <functional>
#include <map>
#include <memory>
#include <span>
#include <string>

#include "drivers/bluetooth/bluez_objects.hpp"
#include "drivers/bluetooth/strap_event.hpp"
#include "drivers/bluetooth/system_bus.hpp"

namespace eupnea {

/// What is reported of BlueZ, on the io_context's thread.
struct BluezHooks {
    std::function<void()> changed; ///< its objects have, or a second has passed
    std::function<void(const std::string& path, std::span<const std::uint8_t> value)> notified;
    std::function<void()> gone; ///< nothing of what was known is so any more
    std::function<void(const RadioTrouble&)> trouble;
};

/// Follows BlueZ while it is there, and looks for it while it is not.
class BluezService {
public:
    /// What became of a call; nullptr: done.
    using Answered = std::function<void(const sdbus::Error*)>;

    BluezService(boost::asio::io_context& io, BluezHooks hooks);
    ~BluezService();

    void on_second(); ///< once a second, the first time to begin
    const BluezObjects& objects() const { return objects_; }

    /// Its objects are known, and no call is under way.
    bool is_free() const { return known_ && !calling_; }

    /// One call at a time: is_free() until it is answered. A refusal for want of rights is reported as
    /// trouble, and not answered.
    template <class... Arguments>
    void call(const std::string& path, const std::string& interface, const std::string& method,
              Answered answered, const Arguments&... arguments);

    /// Beside the calls: an attribute's value, if it can be read.
    void read(const std::string& path,
              std::function<void(std::span<const std::uint8_t> value)> reported);

    /// Waits for no answer.
    template <class... Arguments>
    void send(const std::string& path, const std::string& interface, const std::string& method,
              const Arguments&... arguments);

private:
    bool open();
    void follow(sdbus::Message& message);
    void follow_changes(sdbus::Message& message);
    void follow_owner(sdbus::Message& message);
    void ask_for_objects();
    void begin_anew();
    void refused(const sdbus::Error& error);
    sdbus::IProxy& object(const std::string& path);
    template <class Act>
    void guarded(Act&& act);

    boost::asio::io_context& io_;
    BluezHooks hooks_;
    std::unique_ptr<SystemBus> bus_;
    std::map<std::string, std::unique_ptr<sdbus::IProxy>> proxies_;
    BluezObjects objects_;
    bool bus_closed_ = false;
    bool changed_ = false; ///< its objects, since the last word on it
    bool known_ = false;   ///< BlueZ has reported its objects
    bool calling_ = false; ///< a call is under way
};

namespace bluez {
constexpr const char* access_denied = "org.freedesktop.DBus.Error.AccessDenied";
}

/// What is sent when the bus has just gone throws: the next second opens another.
template <class Act>
void BluezService::guarded(Act&& act)
{
    if (!bus_ || bus_closed_) return;
    try {
        act();
    } catch (const sdbus::Error&) {
        bus_closed_ = true;
    }
}

template <class... Arguments>
void BluezService::call(const std::string& path, const std::string& interface,
                        const std::string& method, Answered answered, const Arguments&... arguments)
{
    guarded([&] {
        calling_ = true;
        object(path)
            .callMethodAsync(method)
            .onInterface(interface)
            .withArguments(arguments...)
            .uponReplyInvoke([this, answered = std::move(answered)](const sdbus::Error* error) {
                calling_ = false;
                if (error && error->getName() == bluez::access_denied) return refused(*error);
                answered(error);
            });
        bus_->stir();
    });
}

template <class... Arguments>
void BluezService::send(const std::string& path, const std::string& interface,
                        const std::string& method, const Arguments&... arguments)
{
    guarded([&] {
        object(path)
            .callMethod(method)
            .onInterface(interface)
            .withArguments(arguments...)
            .dontExpectReply();
    });
}

} // namespace eupnea
