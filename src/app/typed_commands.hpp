// SPDX-License-Identifier: MIT
// What the lines typed during a session in the terminal ask for.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "session/command.hpp"
#include "session/session.hpp"

namespace eupnea::app {

/// Which sensors a typed line can mean.
struct TypedSensors {
    Word chosen;                 ///< the one that is listened to
    std::optional<Word> offered; ///< one that has appeared since
};

/// "u" takes up the sensor on offer, a wiring such as "ecg,belt" says what is on the inputs where that
/// is a guess, "g" goes to the practice Ground, and while a practice asks for words a line is one of
/// them. Any line begins the guide that waits for the end of the quiet minutes.
std::vector<Command> typed_commands(const std::string& line, const Session& session,
                                    const TypedSensors& sensors);

} // namespace eupnea::app
