// SPDX-License-Identifier: MIT
// eupnea devices: the ports there are, what speaks on each, and what to do about those that cannot be
// used.
#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <deque>
#include <optional>

#include "app/commands.hpp"
#include "app/known_devices.hpp"
#include "drivers/drivers.hpp"
#include "drivers/ports.hpp"
#include "drivers/serial_source.hpp"

namespace eupnea::app {

namespace {

constexpr std::chrono::seconds listening{8}; ///< an Arduino starts anew when its port is opened

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

private:
    void on(const Event& event)
    {
        if (const auto* link = std::get_if<LinkStatus>(&event)) {
            said = link->text.view();
            state = link->state;
        }
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
        fmt::print("{:16} {:9} {}{}\n", port.path, usb_text(port), port.name,
                   usable ? "" : "  (not allowed)");
    }
    if (forbidden)
        fmt::print("For those not allowed: sudo usermod -aG dialout $USER, log out and in.\n");
}

/// Until each is recognised, or for as long as a silent one is given.
void print_what_speaks(const std::vector<Port>& ports)
{
    boost::asio::io_context io;
    std::deque<Heard> heard;
    for (const Port& port : ports)
        if (is_usable(port)) heard.emplace_back(io, port);
    if (heard.empty()) return;
    fmt::print("Listening ...\n");
    std::fflush(stdout);
    const auto end = std::chrono::steady_clock::now() + listening;
    while (std::chrono::steady_clock::now() < end && !std::ranges::all_of(heard, &Heard::settled))
        io.run_for(std::chrono::milliseconds{100});
    for (Heard& one : heard) {
        fmt::print("{:16} {}\n", one.port.path, one.sentence());
        one.source.stop();
    }
    io.run_for(std::chrono::milliseconds{100});
}

void list_devices()
{
    const auto ports = list_ports();
    if (ports.empty()) {
        fmt::print(
            "No serial port is there. Plug the sensor in by USB, or bind a Bluetooth one with "
            "rfcomm.\nWithout a sensor: eupnea practice --device sim\n");
        return;
    }
    print_ports(ports);
    print_what_speaks(plugged_ports());
}

} // namespace

void add_devices_command(CLI::App& cli)
{
    cli.add_subcommand("devices", "The ports that a sensor may be on, and what speaks there")
        ->callback(list_devices);
}

} // namespace eupnea::app
