// SPDX-License-Identifier: MIT
// eupnea devices: the ports there are, what speaks on each, the straps in reach, and what to do about
// those that cannot be used.
#include <CLI/CLI.hpp>
#include <boost/asio/io_context.hpp>
#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <deque>
#include <map>
#include <optional>

#include "app/commands/commands.hpp"
#include "app/known_devices.hpp"
#include "app/print.hpp"
#include "drivers/bluetooth/bgapi.hpp"
#include "drivers/bluetooth/dongle_source.hpp"
#include "drivers/bluetooth/strap_watch.hpp"
#include "drivers/drivers.hpp"
#include "drivers/ports.hpp"
#include "drivers/serial_source.hpp"
#include "session/refusals.hpp"

namespace eupnea::app {

namespace {

constexpr std::chrono::seconds look_around{4}; ///< a strap calls into the room about once a second
constexpr std::chrono::seconds listening{8};   ///< an Arduino starts anew when its port is opened

/// A port that is listened to, and what became of it.
struct Heard {
    Heard(boost::asio::io_context& io, const Port& heard_port)
        : port(heard_port),
          source(
              io, SessionEpoch{}, [this](const Event& event) { on(event); }, heard_port.path)
    {
        source.start();
    }

    bool settled() const { return state == LinkState::streaming; }
    std::string sentence() const
    {
        std::string text = said;
        if (contact) text += *contact == 0.0 ? " No contact." : " On the body.";
        if (const std::string damage = refusals.damage(); !damage.empty())
            text += fmt::format(" {}: check plug and cable.", damage);
        if (battery) text += fmt::format(" Battery {:.0f} %.", *battery);
        const KnownDevice known = known_device(default_devices_path(), lasting_id(port.path));
        if (!known.inputs.empty()) text += fmt::format(" You said: {}.", known.inputs);
        return text;
    }

    Port port;
    SerialSource source;
    std::string said;
    LinkState state = LinkState::searching;
    std::optional<double> contact{};
    std::optional<double> battery{};
    Refusals refusals{};

private:
    void on(const Event& event)
    {
        if (const auto* link = std::get_if<LinkStatus>(&event)) {
            said = link->text.view();
            state = link->state;
        }
        if (const auto* counted = std::get_if<FramesCounted>(&event)) refusals.on(*counted);
        const auto* sample = std::get_if<Sample>(&event);
        if (sample && sample->channel == Channel::contact) contact = sample->value;
        if (sample && sample->channel == Channel::battery) battery = sample->value;
    }
};

std::string usb_text(const Port& port)
{
    return port.usb ? fmt::format("{:04x}:{:04x}", port.usb->vendor, port.usb->product) : "";
}

bool is_usable(const Port& port) { return access(port.path.c_str(), R_OK | W_OK) == 0; }

void print_ports(const std::vector<Port>& ports)
{
    bool forbidden = false;
    for (const Port& port : ports) {
        const bool usable = is_usable(port);
        forbidden |= !usable;
        print("{:16} {:9} {}{}\n", port.path, usb_text(port), port.name,
              usable ? "" : "  (not allowed)");
    }
    if (forbidden)
        print("For those not allowed: sudo usermod -aG dialout $USER, log out and in.\n");
}

/// Until each is recognised, or for as long as a silent one is given.
void print_what_speaks(const std::vector<Port>& ports)
{
    boost::asio::io_context io;
    std::deque<Heard> heard;
    for (const Port& port : ports)
        if (is_usable(port)) heard.emplace_back(io, port);
    if (heard.empty()) return;
    print("Listening ...\n");
    std::fflush(stdout);
    const auto end = std::chrono::steady_clock::now() + listening;
    while (std::chrono::steady_clock::now() < end && !std::ranges::all_of(heard, &Heard::settled))
        io.run_for(std::chrono::milliseconds{100});
    for (Heard& one : heard) {
        print("{:16} {}\n", one.port.path, one.sentence());
        one.source.stop();
    }
    io.run_for(std::chrono::milliseconds{100});
}

/// The straps that the computer's Bluetooth and these dongles hear, by what to choose them by.
class StrapsInReach {
public:
    explicit StrapsInReach(const std::vector<std::string>& dongles)
        : watch_(io_, SessionEpoch{}, [](const Event&) {})
    {
        for (const std::string& port : dongles) {
            const auto seen = [this, port](const StrapSeen& strap) {
                found_[device_id(strap) + "@" + port] = strap;
            };
            dongles_.push_back(std::make_unique<DongleSource>(
                io_, SessionEpoch{}, [](const Event&) {}, port, std::nullopt,
                DongleHooks{{}, seen}));
            dongles_.back()->start();
        }
    }
    ~StrapsInReach()
    {
        dongles_.clear();
        io_.run_for(std::chrono::milliseconds{100});
    }

    std::map<std::string, StrapSeen> look()
    {
        io_.run_for(std::chrono::milliseconds{500});
        if (!dongles_.empty() || watch_.trouble().empty()) io_.run_for(look_around);
        for (const StrapSeen& strap : watch_.straps()) found_[device_id(strap)] = strap;
        return found_;
    }
    std::string trouble() const { return watch_.trouble(); }

private:
    boost::asio::io_context io_;
    StrapWatch watch_;
    std::vector<std::unique_ptr<DongleSource>> dongles_;
    std::map<std::string, StrapSeen> found_;
};

/// How many there are.
std::size_t list_straps(const std::vector<std::string>& dongles)
{
    StrapsInReach reach{dongles};
    const auto straps = reach.look();
    for (const auto& [id, strap] : straps) {
        const std::string condition = condition_of(strap);
        print("{:26} {}{}\n", id, name_of(strap),
              condition.empty() ? "" : fmt::format("  ({})", condition));
    }
    if (const std::string trouble = reach.trouble(); !trouble.empty())
        print("{}\n", trouble);
    else if (straps.empty())
        print("No heart strap is in reach: put it on, its electrodes moist, and look again.\n");
    return straps.size();
}

void list_devices(const std::string& dongle)
{
    const auto ports = list_ports();
    std::vector<std::string> dongles;
    for (const Port& port : ports)
        if (port.usb == bgapi::bled112) dongles.push_back(port.path);
    if (!dongle.empty()) dongles.push_back(dongle);
    print_ports(ports);
    std::vector<Port> sensors = plugged_ports();
    std::erase_if(sensors, [](const Port& port) { return port.usb == bgapi::bled112; });
    print_what_speaks(sensors);
    const std::size_t straps = list_straps(dongles);
    if (ports.empty() && straps == 0)
        print("No serial port is there. Plug the sensor in by USB, or bind a Bluetooth one with "
              "rfcomm.\nWithout a sensor: eupnea practice --device sim\n");
}

} // namespace

void add_devices_command(CLI::App& cli)
{
    auto dongle = std::make_shared<std::string>();
    CLI::App* devices = cli.add_subcommand(
        "devices", "The ports that a sensor may be on, what speaks there, and the straps in reach");
    devices->add_option("--dongle", *dongle, "The port of a Bluetooth dongle to look through too")
        ->type_name("PORT");
    devices->callback([dongle] { list_devices(*dongle); });
}

} // namespace eupnea::app
