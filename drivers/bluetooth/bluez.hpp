// SPDX-License-Identifier: MIT
// The way from the computer's own Bluetooth (BlueZ) to a strap.
#pragma once

#include <boost/asio/io_context.hpp>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>

#include "drivers/bluetooth/bluez_objects.hpp"
#include "drivers/bluetooth/strap_choice.hpp"
#include "drivers/bluetooth/strap_news.hpp"
#include "drivers/bluetooth/system_bus.hpp"
#include "drivers/session_epoch.hpp"

namespace eupnea {

/// Follows BlueZ's objects, and after each change takes the one step that is next:
///
///     an adapter that is on -> the strap in reach -> connected -> attributes known -> notifying
///
/// so that whatever goes missing (strap, adapter, BlueZ, the bus) is looked for again. One call at a
/// time is under way. Without a choice it only looks around. Used on the io_context's thread alone.
class Bluez {
public:
    Bluez(boost::asio::io_context& io, std::optional<StrapChoice> choice, TellStrapNews tell);
    ~Bluez();

    void on_second(Timestamp now); ///< once a second, the first time to begin
    void end();                    ///< leaves the strap as it was found, its ECG stopped

    const BluezObjects& objects() const { return objects_; }

private:
    bool open();
    void follow(sdbus::Message& message);
    void follow_changes(sdbus::Message& message);
    void follow_owner(sdbus::Message& message);
    void ask_for_objects();
    void begin_anew();

    void step();
    bool step_to_radio();
    bool step_to_strap();
    void step_to_values();
    void tell_battery(const StrapSeen& strap);
    void discover();
    void connect(const std::string& path);
    void subscribe(const std::string& path, Attribute attribute);
    void check_target();
    void tell_straps();
    void trouble(LinkState state, std::string sentence);
    void trouble(const sdbus::Error& error);
    const std::string* path_of(Attribute attribute) const;

    template <class Act>
    void guarded(Act&& act);
    sdbus::IProxy& object(const std::string& path);
    template <class... Arguments>
    void call(const std::string& path, const std::string& interface, const std::string& method,
              const Arguments&... arguments);
    void called(const sdbus::Error* error, const std::string& method);

    boost::asio::io_context& io_;
    std::optional<StrapChoice> choice_;
    TellStrapNews tell_;
    std::unique_ptr<SystemBus> bus_;
    std::map<std::string, std::unique_ptr<sdbus::IProxy>> proxies_;
    BluezObjects objects_;
    bool bus_closed_ = false;
    bool known_ = false;   ///< BlueZ has told its objects
    bool calling_ = false; ///< a call is under way
    bool waiting_ = false; ///< a call was refused; the next second tries again
    std::string scanning_; ///< the adapter that scans for us
    std::optional<Timestamp> scanning_since_;
    std::string target_;          ///< the strap's object
    bool arrived_ = false;        ///< it was connected
    std::set<std::string> asked_; ///< what was asked of the strap since it was connected
    std::map<std::string, StrapSeen> told_;
    Timestamp now_{};
};

} // namespace eupnea
