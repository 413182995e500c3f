// SPDX-License-Identifier: MIT
#include "app/sources.hpp"

#include <fmt/format.h>

#include "app/commands.hpp"
#include "drivers/simulator/simulator_source.hpp"

namespace eupnea::app {

MakeSource sources(std::string)
{
    return [](const std::string& id, boost::asio::io_context& io, SessionEpoch epoch,
              Emit emit) -> std::unique_ptr<Source> {
        if (id == "sim") return std::make_unique<SimulatorSource>(io, epoch, std::move(emit));
        throw Failure(fmt::format("There is no sensor {}.", id));
    };
}

std::string default_device() { return "sim"; }

} // namespace eupnea::app
