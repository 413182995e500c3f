// SPDX-License-Identifier: MIT
// A D-Bus of the test's own with python-dbusmock's BlueZ on it, and a strap in its reach.
#pragma once

#include <sdbus-c++/sdbus-c++.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <sys/types.h>
#include <vector>

#include "temporary_folder.hpp"

/// Ends the process that it started.
class Child {
public:
    Child() = default;
    explicit Child(const std::vector<std::string>& command);
    Child(Child&& other) noexcept;
    Child& operator=(Child&& other) noexcept;
    ~Child();

    bool running() const { return pid_ > 0; }

private:
    pid_t pid_ = -1;
};

/// While it lives, it is the system bus of this process.
class PrivateBus {
public:
    /// @param denied  nobody may speak to BlueZ
    explicit PrivateBus(bool denied = false);
    ~PrivateBus();

    void stop() { daemon_ = {}; }
    void start();

private:
    TemporaryFolder folder_;
    std::string address_;
    std::string config_;
    Child daemon_;
};

class BluezStandIn {
public:
    static constexpr const char* address = "A0:9E:1A:00:00:01";

    BluezStandIn();

    void start(); ///< returns when it is on the bus
    void stop();

    void add_adapter();
    void remove_adapter();
    void power(bool on);
    void add_strap(const std::string& strap_address = address);
    void lose();
    void come_back();

    /// Whether somebody had asked for this attribute's notifications.
    bool notify(std::string_view uuid, const std::vector<std::uint8_t>& value);

    bool owns_its_name();

private:
    template <class... Arguments>
    void mock(const std::string& method, const Arguments&... arguments);

    std::unique_ptr<sdbus::IConnection> connection_;
    std::unique_ptr<sdbus::IProxy> bluez_;
    std::unique_ptr<sdbus::IProxy> bus_;
    std::string strap_;
    Child mock_;
};

/// Whether the programs are there that a test with this stand-in needs.
bool has_bluez_stand_in();

/// First line of such a test: ends it with a message when they are not.
#define NEEDS_BLUEZ_STAND_IN()                                                                     \
    if (!has_bluez_stand_in()) {                                                                   \
        WARN("skipped: dbus-daemon or python3-dbusmock is not installed (script/bootstrap)");      \
        return;                                                                                    \
    }                                                                                              \
    static_assert(true)
