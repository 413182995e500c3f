// SPDX-License-Identifier: MIT
#include "app/sources.hpp"

#include <filesystem>
#include <fmt/format.h>

#include "app/commands.hpp"
#include "drivers/drivers.hpp"
#include "drivers/ports.hpp"
#include "drivers/replay_source.hpp"
#include "drivers/serial_source.hpp"
#include "drivers/simulator/simulator_source.hpp"
#include "library/recording_file.hpp"
#include "library/session_reader.hpp"

namespace eupnea::app {

namespace {

/// The reader moves into a shared place, because a std::function must be copyable.
template <class Reader>
PullEvents pull_from(Reader reader)
{
    return [reader = std::make_shared<Reader>(std::move(reader))] { return reader->next(); };
}

const Driver* driver_named(const std::string& format)
{
    if (format.empty()) return nullptr;
    if (const Driver* driver = driver_of(format)) return driver;
    throw Failure(fmt::format("There is no format {}. There are: {}.", format, format_names()));
}

bool is_session_number(const std::string& text)
{
    return !text.empty() && text.find_first_not_of("0123456789") == std::string::npos;
}

} // namespace

MakeSource sources(const std::string& format, Playback playback)
{
    const Driver* driver = driver_named(format);
    return [driver, playback](const std::string& id, boost::asio::io_context& io,
                              SessionEpoch epoch, Emit emit) -> std::unique_ptr<Source> {
        if (id == "sim") return std::make_unique<SimulatorSource>(io, epoch, std::move(emit));
        if (std::filesystem::is_regular_file(id))
            return std::make_unique<ReplaySource>(io, epoch, std::move(emit),
                                                  recorded_events(id, {}), playback);
        return std::make_unique<SerialSource>(io, epoch, std::move(emit), id, driver);
    };
}

PullEvents recorded_events(const std::string& recording, const std::filesystem::path& library)
{
    if (is_session_number(recording) && !std::filesystem::exists(recording)) {
        auto session = SessionReader::open(library, std::stoll(recording));
        if (!session) throw Failure(session.error().sentence);
        return pull_from(std::move(*session));
    }
    auto file = RecordingFile::open(recording);
    if (!file) throw Failure(file.error().sentence);
    return pull_from(std::move(*file));
}

/// A plug that names itself is a sensor; a bare /dev/ttyS0 is only a socket.
std::string default_device()
{
    for (const Port& port : list_ports())
        if (port.usb) return port.path;
    return "sim";
}

} // namespace eupnea::app
