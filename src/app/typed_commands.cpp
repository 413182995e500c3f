// SPDX-License-Identifier: MIT
#include "app/typed_commands.hpp"

#include "app/shared_folder.hpp"
#include "base/wiring.hpp"

namespace eupnea::app {

std::vector<Command> typed_commands(const std::string& line, const Session& session,
                                    const TypedSensors& sensors)
{
    if (sensors.offered && line == "u") return {ChooseDevice{*sensors.offered}};
    if (session.guess() && parse_wiring(line)) return {ChooseDevice{sensors.chosen, Word{line}}};
    std::vector<Command> commands;
    if (session.quiet_left(session.now()) > 0s) commands.push_back(BeginGuide{});
    const bool writing = session.step() && session.step()->writing;
    if (line == "g")
        commands.push_back(MoveToPractice{practice_named("ground"), Seconds{0.0}});
    else if (writing && !line.empty())
        commands.push_back(AddWords{std::string_view{line}});
    return commands;
}

} // namespace eupnea::app
