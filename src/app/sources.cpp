// SPDX-License-Identifier: MIT
#include "app/sources.hpp"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>

#include "app/failure.hpp"
#include "app/known_devices.hpp"
#include "app/recorded_events.hpp"
#include "app/remembered_strap.hpp"
#include "drivers/bluetooth/bgapi.hpp"
#include "drivers/bluetooth/bluez_source.hpp"
#include "drivers/bluetooth/dongle_source.hpp"
#include "drivers/drivers.hpp"
#include "drivers/ports.hpp"
#include "drivers/replay_source.hpp"
#include "drivers/serial_source.hpp"
#include "drivers/simulator/simulator_source.hpp"

namespace eupnea::app {

namespace {

constexpr std::string_view dongle_format = "bled112";

bool is_dongle(const std::string& port, bool chosen)
{
    const auto ports = list_ports();
    const auto found = std::ranges::find(ports, port, &Port::path);
    return chosen || (found != ports.end() && found->usb == bgapi::bled112);
}

std::unique_ptr<Source> strap_source(boost::asio::io_context& io, SessionEpoch epoch, Emit emit,
                                     const StrapId& strap)
{
    StrapChoice choice{strap.wanted, remembered_strap()};
    if (strap.port.empty())
        return std::make_unique<BluezSource>(io, epoch, std::move(emit), std::move(choice),
                                             remember_strap);
    return std::make_unique<DongleSource>(io, epoch, std::move(emit), strap.port, std::move(choice),
                                          DongleHooks{remember_strap, {}});
}

const Driver* driver_named(const std::string& format)
{
    if (format.empty() || format == dongle_format) return nullptr;
    if (const Driver* driver = driver_of(format)) return driver;
    throw Failure(fmt::format("There is no format {}. There are: {}, {}.", format, format_names(),
                              dongle_format));
}

DeviceChoice choice_of(const DeviceOptions& options)
{
    DeviceChoice choice{.format = driver_named(options.format)};
    if (options.inputs.empty()) return choice;
    const auto wiring = parse_wiring(options.inputs);
    if (!wiring) throw Failure(wiring.error().sentence);
    choice.wiring = *wiring;
    return choice;
}

/// What was just chosen stands before the options at the start, and both before what was known.
KnownDevice with(KnownDevice known, const DeviceOptions& options, const std::string& chosen_inputs)
{
    if (!options.format.empty()) known.format = options.format;
    if (!options.inputs.empty()) known.inputs = options.inputs;
    if (!chosen_inputs.empty()) known.inputs = chosen_inputs;
    return known;
}

} // namespace

MakeSource sources(const DeviceOptions& options, Playback playback)
{
    choice_of(options); // an unknown format or input is refused before anything begins
    return [options, playback, devices = default_devices_path()](
               const ChooseDevice& choice, boost::asio::io_context& io, SessionEpoch epoch,
               Emit emit) -> std::unique_ptr<Source> {
        const std::string id{choice.id.view()};
        const bool dongle = options.format == dongle_format;
        if (id == "sim") return std::make_unique<SimulatorSource>(io, epoch, std::move(emit));
        if (const auto strap = strap_id(id))
            return strap_source(io, epoch, std::move(emit), *strap);
        if (is_dongle(id, dongle))
            return strap_source(io, epoch, std::move(emit), {.wanted = "", .port = id});
        if (std::filesystem::is_regular_file(id))
            return std::make_unique<ReplaySource>(io, epoch, std::move(emit),
                                                  recorded_events(id, {}), playback);
        const KnownDevice known = known_device(devices, lasting_id(id));
        const KnownDevice now = with(known, options, std::string{choice.inputs.view()});
        if (now != known) remember(devices, now);
        return std::make_unique<SerialSource>(io, epoch, std::move(emit), id,
                                              choice_of({now.format, now.inputs}));
    };
}

PullEvents recorded_events(const std::string& recording, const std::filesystem::path& library)
{
    return open_recorded(recording, {}, library).next;
}

/// A plug that names itself is a sensor; a bare /dev/ttyS0 is only a socket. Then the strap that was
/// used last.
std::string default_device()
{
    for (const Port& port : list_ports())
        if (port.usb) return port.path;
    const std::string strap = remembered_strap();
    return strap.empty() ? "sim" : "ble:" + strap;
}

} // namespace eupnea::app
