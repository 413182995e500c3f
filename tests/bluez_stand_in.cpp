// SPDX-License-Identifier: MIT
#include "bluez_stand_in.hpp"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <thread>
#include <utility>

#include "catch.hpp"
#include "source_tree.hpp"

namespace {

constexpr const char* python = "/usr/bin/python3";
const std::string mock_interface = "org.bluez.Mock";

pid_t spawn(const std::vector<std::string>& command)
{
    std::vector<char*> arguments;
    for (const std::string& word : command) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    for (const int output : {STDOUT_FILENO, STDERR_FILENO})
        posix_spawn_file_actions_addopen(&actions, output, "/dev/null", O_WRONLY, 0);
    pid_t pid = -1;
    const int error =
        posix_spawnp(&pid, arguments[0], &actions, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    return error == 0 ? pid : -1;
}

template <class Holds>
bool comes_true(Holds&& holds)
{
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds{20};
    while (!holds()) {
        if (std::chrono::steady_clock::now() > end) return false;
        std::this_thread::yield();
        usleep(2000);
    }
    return true;
}

} // namespace

// ---------------------------------------------------------------- processes

Child::Child(const std::vector<std::string>& command) : pid_(spawn(command)) {}

Child::Child(Child&& other) noexcept : pid_(std::exchange(other.pid_, -1)) {}

Child& Child::operator=(Child&& other) noexcept
{
    std::swap(pid_, other.pid_);
    Child old{std::move(other)};
    return *this;
}

Child::~Child()
{
    if (pid_ <= 0) return;
    ::kill(pid_, SIGKILL);
    ::waitpid(pid_, nullptr, 0);
}

bool has_bluez_stand_in()
{
    const auto succeeds = [](const std::vector<std::string>& command) {
        const pid_t pid = spawn(command);
        int status = -1;
        return pid > 0 && ::waitpid(pid, &status, 0) == pid && status == 0;
    };
    return succeeds({"dbus-daemon", "--version"}) && succeeds({python, "-c", "import dbusmock"});
}

// ---------------------------------------------------------------- the bus

PrivateBus::PrivateBus(bool denied)
    : address_("unix:path=" + (folder_.path("bus")).string()),
      config_(folder_.path("bus.conf").string())
{
    const std::string denial =
        denied
            ? R"(<deny send_destination="org.bluez" send_interface="org.freedesktop.DBus.ObjectManager"/>)"
            : "";
    std::ofstream{config_}
        << R"(<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>system</type>
  <listen>)"
        << address_ << R"(</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
    <allow user="*"/>
    )" << denial
        << R"(
  </policy>
</busconfig>
)";
    setenv("DBUS_SYSTEM_BUS_ADDRESS", address_.c_str(), 1);
    start();
}

PrivateBus::~PrivateBus() { unsetenv("DBUS_SYSTEM_BUS_ADDRESS"); }

void PrivateBus::start()
{
    std::filesystem::remove(folder_.path("bus"));
    daemon_ = Child{{"dbus-daemon", "--nofork", "--config-file=" + config_}};
    REQUIRE(comes_true([] {
        try { // its socket is there before it listens
            return sdbus::createSystemBusConnection() != nullptr;
        } catch (const sdbus::Error&) {
            return false;
        }
    }));
}

// ---------------------------------------------------------------- BlueZ

BluezStandIn::BluezStandIn() { start(); }

void BluezStandIn::start()
{
    bluez_.reset();
    bus_.reset();
    connection_ = sdbus::createSystemBusConnection();
    bus_ = sdbus::createProxy(*connection_, "org.freedesktop.DBus", "/org/freedesktop/DBus");
    bluez_ = sdbus::createProxy(*connection_, "org.bluez", "/");
    mock_ = Child{{python, "-m", "dbusmock", "--system", "--template",
                   eupnea::source_folder().string() + "/tests/bluez_strap.py"}};
    REQUIRE(comes_true([&] { return owns_its_name(); }));
    REQUIRE(comes_true([&] {
        try { // it has its name before it has its methods
            mock("ClearCalls");
            return true;
        } catch (const sdbus::Error&) {
            return false;
        }
    }));
}

void BluezStandIn::stop()
{
    mock_ = {};
    REQUIRE(comes_true([&] { return !owns_its_name(); }));
}

bool BluezStandIn::owns_its_name()
{
    bool owned = false;
    bus_->callMethod("NameHasOwner")
        .onInterface("org.freedesktop.DBus")
        .withArguments(std::string{"org.bluez"})
        .storeResultsTo(owned);
    return owned;
}

template <class... Arguments>
void BluezStandIn::mock(const std::string& method, const Arguments&... arguments)
{
    const std::string interface =
        method == "ClearCalls" ? "org.freedesktop.DBus.Mock" : mock_interface;
    bluez_->callMethod(method).onInterface(interface).withArguments(arguments...);
}

void BluezStandIn::add_adapter() { mock("AddAdapter", std::string{"hci0"}, std::string{"desk"}); }

void BluezStandIn::remove_adapter() { mock("RemoveAdapterWithDevices", std::string{"hci0"}); }

void BluezStandIn::power(bool on) { mock("Power", std::string{"hci0"}, on); }

void BluezStandIn::add_strap(const std::string& strap_address)
{
    bluez_->callMethod("AddStrap")
        .onInterface(mock_interface)
        .withArguments(std::string{"hci0"}, strap_address, std::string{"Polar H10 00000000"})
        .storeResultsTo(strap_);
}

void BluezStandIn::lose() { mock("Lose", strap_); }

void BluezStandIn::come_back() { mock("Return", strap_); }

bool BluezStandIn::notify(std::string_view uuid, const std::vector<std::uint8_t>& value)
{
    bool asked = false;
    bluez_->callMethod("Notify")
        .onInterface(mock_interface)
        .withArguments(strap_, std::string{uuid}, value)
        .storeResultsTo(asked);
    return asked;
}
