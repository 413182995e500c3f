// SPDX-License-Identifier: MIT
#include "app/sources.hpp"

#include <filesystem>
#include <fmt/format.h>

#include "app/commands.hpp"
#include "app/recorded_events.hpp"
#include "drivers/drivers.hpp"
#include "drivers/ports.hpp"
#include "drivers/replay_source.hpp"
#include "drivers/serial_source.hpp"
#include "drivers/simulator/simulator_source.hpp"

namespace eupnea::app {

namespace {

const Driver* driver_named(const std::string& format)
{
    if (format.empty()) return nullptr;
    if (const Driver* driver = driver_of(format)) return driver;
    throw Failure(fmt::format("There is no format {}. There are: {}.", format, format_names()));
}

std::optional<Wiring> wiring_said(const std::string& inputs)
{
    if (inputs.empty()) return std::nullopt;
    const auto wiring = parse_wiring(inputs);
    if (!wiring) throw Failure(wiring.error().sentence);
    return *wiring;
}

} // namespace

MakeSource sources(const std::string& format, const std::string& inputs, Playback playback)
{
    const Driver* driver = driver_named(format);
    const std::optional<Wiring> wiring = wiring_said(inputs);
    return [driver, wiring, playback](const std::string& id, boost::asio::io_context& io,
                                      SessionEpoch epoch, Emit emit) -> std::unique_ptr<Source> {
        if (id == "sim") return std::make_unique<SimulatorSource>(io, epoch, std::move(emit));
        if (std::filesystem::is_regular_file(id))
            return std::make_unique<ReplaySource>(io, epoch, std::move(emit),
                                                  recorded_events(id, {}), playback);
        return std::make_unique<SerialSource>(io, epoch, std::move(emit), id,
                                              DeviceChoice{driver, wiring});
    };
}

PullEvents recorded_events(const std::string& recording, const std::filesystem::path& library)
{
    return open_recorded(recording, {}, library).next;
}

/// A plug that names itself is a sensor; a bare /dev/ttyS0 is only a socket.
std::string default_device()
{
    for (const Port& port : list_ports())
        if (port.usb) return port.path;
    return "sim";
}

} // namespace eupnea::app
