// SPDX-License-Identifier: MIT
// A strap through the computer's own Bluetooth: from BlueZ's objects to samples.
#include "drivers/bluetooth/bluez_source.hpp"

#include <optional>

#include "bluez_stand_in.hpp"
#include "catch.hpp"

using namespace eupnea;
using namespace eupnea::literals;

namespace {

constexpr std::string_view heart_rate = "00002a37-0000-1000-8000-00805f9b34fb";
constexpr std::string_view pmd_data = "fb005c82-02e7-f387-1cad-8acd2d8df0c8";

using Octets = std::vector<std::uint8_t>;

class Listener {
public:
    explicit Listener(StrapChoice choice = {.wanted = BluezStandIn::address})
    {
        source_.emplace(
            io_, SessionEpoch{}, [this](const Event& e) { events.push_back(e); }, std::move(choice),
            [this](const std::string& a) { remembered = a; });
        source_->start();
    }
    ~Listener()
    {
        source_->stop();
        io_.run_for(std::chrono::milliseconds{20});
    }

    bool run_until(const std::function<bool()>& holds)
    {
        const auto end = std::chrono::steady_clock::now() + std::chrono::seconds{20};
        while (!holds()) {
            if (std::chrono::steady_clock::now() > end) return false;
            io_.run_for(std::chrono::milliseconds{5});
        }
        return true;
    }
    bool says(LinkState state, std::string_view words)
    {
        return run_until([&] {
            for (std::size_t i = heard_; i < events.size(); ++i)
                if (const auto* link = std::get_if<LinkStatus>(&events[i]))
                    if (link->state == state &&
                        link->text.view().find(words) != std::string_view::npos) {
                        heard_ = i + 1;
                        return true;
                    }
            return false;
        });
    }
    /// Sends it as soon as it is wanted.
    bool hears(BluezStandIn& bluez, std::string_view uuid, const Octets& value)
    {
        return run_until([&] { return bluez.notify(uuid, value); });
    }
    std::vector<double> values(Channel channel) const
    {
        std::vector<double> found;
        for (const Event& event : events)
            if (const auto* sample = std::get_if<Sample>(&event))
                if (sample->channel == channel) found.push_back(sample->value);
        return found;
    }
    std::size_t gaps() const
    {
        std::size_t count = 0;
        for (const Event& event : events) count += std::holds_alternative<Gap>(event);
        return count;
    }

    std::vector<Event> events;
    std::string remembered;

private:
    boost::asio::io_context io_;
    std::optional<BluezSource> source_;
    std::size_t heard_ = 0; ///< of the events, by says()
};

} // namespace

TEST_CASE("bluez source: the published vectors arrive through the system bus as samples", "[dbus]")
{
    NEEDS_BLUEZ_STAND_IN();
    PrivateBus bus;
    BluezStandIn bluez;
    bluez.add_adapter();
    bluez.add_strap();
    Listener listener;
    REQUIRE(listener.hears(bluez, heart_rate, {0x11, 0x00, 0x00, 0xFF, 0xFF, 0x7F, 0x80}));
    CHECK(bluez.notify(heart_rate, {0x06, 0x00}));
    CHECK(bluez.notify(heart_rate, {0x04, 0x00}));
    REQUIRE(listener.hears(bluez, pmd_data,
                           {0x00, 0x00, 0x94, 0x35, 0x77, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x80,
                            0xFF, 0x02, 0x80, 0x00}));
    REQUIRE(listener.run_until([&] { return listener.values(Channel::ecg).size() == 2; }));
    CHECK(listener.values(Channel::rr) ==
          std::vector{65535 * 1000.0 / 1024.0, 32895 * 1000.0 / 1024.0});
    CHECK(listener.values(Channel::contact) == std::vector{1.0, 0.0});
    CHECK(listener.values(Channel::ecg) == std::vector{-32766.0, 32770.0});
    CHECK(listener.values(Channel::battery) == std::vector{87.0});
    CHECK(listener.remembered == BluezStandIn::address);
    CHECK(listener.says(LinkState::streaming, "Polar H10 00000000 by Bluetooth."));
}

TEST_CASE("bluez source: a strap out of reach is said, and goes on behind a gap when it is back",
          "[dbus]")
{
    NEEDS_BLUEZ_STAND_IN();
    PrivateBus bus;
    BluezStandIn bluez;
    bluez.add_adapter();
    bluez.add_strap();
    Listener listener;
    REQUIRE(listener.hears(bluez, heart_rate, {0x10, 60, 0x00, 0x04}));
    REQUIRE(listener.says(LinkState::streaming, "by Bluetooth"));
    for (std::size_t drop = 1; drop <= 3; ++drop) {
        bluez.lose();
        REQUIRE(listener.says(LinkState::lost, "is out of reach"));
        bluez.come_back();
        REQUIRE(listener.hears(bluez, heart_rate, {0x10, 60, 0x00, 0x04}));
        REQUIRE(listener.says(LinkState::streaming, "by Bluetooth"));
        REQUIRE(listener.run_until([&] { return listener.values(Channel::rr).size() > drop; }));
        CHECK(listener.gaps() == drop);
    }
}

TEST_CASE("bluez source: no adapter, one that is off, one pulled: each is said, and it goes on",
          "[dbus]")
{
    NEEDS_BLUEZ_STAND_IN();
    PrivateBus bus;
    BluezStandIn bluez;
    Listener listener;
    REQUIRE(listener.says(LinkState::searching, "has no Bluetooth"));
    bluez.add_adapter();
    bluez.power(false);
    REQUIRE(listener.says(LinkState::searching, "Bluetooth is off"));
    bluez.power(true);
    bluez.add_strap();
    REQUIRE(listener.hears(bluez, heart_rate, {0x10, 60, 0x00, 0x04}));
    REQUIRE(listener.says(LinkState::streaming, "by Bluetooth"));
    bluez.remove_adapter();
    REQUIRE(listener.says(LinkState::lost, "has no Bluetooth"));
    bluez.add_adapter();
    bluez.add_strap();
    REQUIRE(listener.hears(bluez, heart_rate, {0x10, 60, 0x00, 0x04}));
    REQUIRE(listener.says(LinkState::streaming, "by Bluetooth"));
    CHECK(listener.gaps() == 1);
}

TEST_CASE("bluez source: BlueZ stopped, the bus stopped: it goes on when they are back", "[dbus]")
{
    NEEDS_BLUEZ_STAND_IN();
    PrivateBus bus;
    std::optional<BluezStandIn> bluez{std::in_place};
    const auto strap_sends = [&](Listener& listener) {
        bluez->add_adapter();
        bluez->add_strap();
        return listener.hears(*bluez, heart_rate, {0x10, 60, 0x00, 0x04}) &&
               listener.says(LinkState::streaming, "by Bluetooth");
    };
    Listener listener;
    REQUIRE(strap_sends(listener));
    bluez->stop();
    REQUIRE(listener.says(LinkState::lost, "service has stopped"));
    bluez->start();
    REQUIRE(strap_sends(listener));
    bluez.reset();
    bus.stop();
    REQUIRE(listener.says(LinkState::lost, "out of reach"));
    bus.start();
    bluez.emplace();
    REQUIRE(strap_sends(listener));
    CHECK(listener.gaps() == 2);
}

TEST_CASE("bluez source: no BlueZ, no permission and no bus are told with what to do", "[dbus]")
{
    NEEDS_BLUEZ_STAND_IN();
    {
        PrivateBus bus;
        CHECK(Listener{}.says(LinkState::searching, "systemctl start bluetooth"));
    }
    {
        PrivateBus denying{true};
        BluezStandIn bluez;
        CHECK(Listener{}.says(LinkState::refused, "usermod -aG bluetooth"));
    }
    setenv("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=/nonexistent/bus", 1);
    CHECK(Listener{}.says(LinkState::refused, "no system bus"));
    unsetenv("DBUS_SYSTEM_BUS_ADDRESS");
}

TEST_CASE("bluez source: of several straps the remembered one is taken, else the nearest", "[dbus]")
{
    NEEDS_BLUEZ_STAND_IN();
    PrivateBus bus;
    BluezStandIn bluez;
    bluez.add_adapter();
    bluez.add_strap("A0:9E:1A:00:00:02");
    bluez.add_strap();
    Listener listener{{.remembered = BluezStandIn::address}};
    REQUIRE(listener.hears(bluez, heart_rate, {0x10, 60, 0x00, 0x04}));
    REQUIRE(listener.says(LinkState::streaming, "by Bluetooth"));
    CHECK(listener.remembered == BluezStandIn::address);
}
