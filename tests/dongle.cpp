// SPDX-License-Identifier: MIT
// The way to a strap through a dongle, without a port.
#include "drivers/bluetooth/dongle.hpp"

#include "catch.hpp"
#include "drivers/simulator/strap_dongle.hpp"

using namespace eupnea;
using namespace eupnea::literals;

namespace {

constexpr std::string_view worn_address = "A0:1A:8C:4C:AC:2D";

/// A dongle that is none at the other end, and a clock that the test winds.
class Table {
public:
    explicit Table(StrapChoice choice = {}, simulator::StrapDongle::Strap strap = {})
        : far{std::move(strap)}, near{std::move(choice),
                                      [this](const StrapEvent& n) { receive(n); }}
    {
        near.begin(now);
        talk();
    }

    /// Until neither has anything to say.
    void talk()
    {
        for (auto commands = near.take_commands(); !commands.empty();
             commands = near.take_commands())
            for (const bgapi::Bytes& command : commands) {
                sent.push_back(command);
                give(far(command));
            }
    }
    void give(std::string_view said)
    {
        const std::vector<std::uint8_t> bytes{said.begin(), said.end()};
        framer_(bytes, [&](std::span<const std::uint8_t> frame) {
            const auto message = bgapi::decode(frame);
            if (message) near.on(*message, now);
            return message.has_value();
        });
    }
    void seconds(int count)
    {
        for (; count > 0; --count) {
            now += 1s;
            give(far.advertise());
            near.on_second(now);
            talk();
        }
    }

    int connecting = 0;
    int gone = 0;
    std::vector<std::string> troubles;
    std::vector<StrapSeen> seen;
    std::vector<std::pair<Attribute, std::vector<std::uint8_t>>> values;
    std::vector<bgapi::Bytes> sent;
    Timestamp now = at(10s);
    simulator::StrapDongle far;
    Dongle near;

private:
    void receive(const StrapEvent& strap_event)
    {
        if (const auto* strap = std::get_if<StrapSeen>(&strap_event)) seen.push_back(*strap);
        if (std::holds_alternative<StrapConnecting>(strap_event)) ++connecting;
        if (std::holds_alternative<StrapGone>(strap_event)) ++gone;
        if (const auto* trouble = std::get_if<RadioTrouble>(&strap_event))
            troubles.push_back(trouble->sentence);
        if (const auto* value = std::get_if<StrapValue>(&strap_event))
            values.push_back({value->attribute, {value->value.begin(), value->value.end()}});
    }
    Framer framer_{bgapi::cut};
};

const std::vector<std::uint8_t> sixty{0x00, 60};

} // namespace

TEST_CASE("dongle: scans, connects, subscribes, reads the battery, and hears every notification")
{
    Table table;
    table.seconds(3);
    REQUIRE(table.far.connected());
    for (const Attribute attribute :
         {Attribute::heart_rate, Attribute::battery, Attribute::pmd_control, Attribute::pmd_data})
        CHECK(table.far.sends(attribute));
    REQUIRE(table.values.size() == 2);
    CHECK(table.values[0] == std::pair{Attribute::battery, std::vector<std::uint8_t>{87}});
    CHECK(table.values[1].first == Attribute::pmd_control);
    table.give(table.far.notify(Attribute::heart_rate, sixty));
    CHECK(table.values.back() == std::pair{Attribute::heart_rate, sixty});
    CHECK(table.seen.back().name == "Polar H10 00000000");
    CHECK(table.seen.back().address == worn_address);
}

TEST_CASE("dongle: the strap asked for by address is connected at once, another never")
{
    Table asked{{.wanted = "a0:1a:8c:4c:ac:2d"}};
    CHECK(asked.far.connected());
    Table remembered{{.remembered = std::string{worn_address}}};
    CHECK(remembered.far.connected());
    Table named{{.wanted = "polar h10"}};
    named.seconds(3);
    CHECK(named.far.connected());
    for (const char* other : {"00:11:22:33:44:55", "Garmin"}) {
        Table table{{.wanted = other}};
        table.seconds(60);
        CHECK_FALSE(table.far.connected());
        CHECK(table.connecting == 0);
        CHECK_FALSE(table.seen.empty());
    }
}

TEST_CASE("dongle: out of reach and back, the same strap is connected again")
{
    Table table;
    table.seconds(3);
    table.give(table.far.lose());
    table.talk();
    CHECK(table.gone == 1);
    table.seconds(30);
    CHECK_FALSE(table.far.connected());
    table.far.strap.address[0] = 0x99; // somebody else's comes near
    table.far.strap.in_reach = true;
    table.seconds(30);
    CHECK_FALSE(table.far.connected());
    table.far.strap.address[0] = 0x2D;
    table.seconds(3);
    CHECK(table.far.connected());
    CHECK(table.far.sends(Attribute::heart_rate));
}

TEST_CASE("dongle: pulled and plugged in again, it begins anew")
{
    Table table;
    table.seconds(3);
    table.near.pulled();
    table.far = simulator::StrapDongle{{}};
    table.near.begin(table.now);
    table.talk();
    table.seconds(3);
    CHECK(table.far.connected());
}

TEST_CASE("dongle: a connection that does not come about is given up after ten seconds")
{
    Table table;
    table.seconds(1);
    table.far.strap.in_reach = false; // just as it is chosen
    table.seconds(2);
    CHECK(table.connecting == 1);
    table.seconds(10);
    table.far.strap.in_reach = true;
    table.seconds(3);
    CHECK(table.connecting == 2);
    CHECK(table.far.connected());
}

TEST_CASE("dongle: a port that never answers is said to be none")
{
    Table table;
    table.far = simulator::StrapDongle{{}};
    Dongle mute{{}, [&](const StrapEvent& strap_event) {
                    table.troubles.push_back(std::get<RadioTrouble>(strap_event).sentence);
                }};
    mute.begin(at(0s));
    for (int i = 1; i < 5; ++i) mute.on_second(at(Seconds(i)));
    REQUIRE(table.troubles.size() == 1);
    CHECK(table.troubles[0].find("does not answer") != std::string::npos);
}

TEST_CASE("dongle: at the end the ECG is stopped and the strap let go")
{
    Table table;
    table.seconds(3);
    table.sent.clear();
    table.near.end();
    table.talk();
    REQUIRE(table.sent.size() == 3);
    CHECK(table.sent[0] == bgapi::write(0, 0x31, std::vector<std::uint8_t>{0x03, 0x00}));
    CHECK(table.sent[1] == bgapi::disconnect(0));
    CHECK_FALSE(table.far.connected());
}
