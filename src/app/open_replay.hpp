// SPDX-License-Identifier: MIT
// What a person names as FILE|SESSION, ready to be taken up at any of its times.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "session/replay.hpp"

namespace eupnea::app {

/// Reads and plays all of it once: a second for half an hour, half a minute for a day. Throws a Failure with
/// the reason why it cannot.
std::unique_ptr<Replay> open_replay(const std::string& recording,
                                    const std::filesystem::path& library);

} // namespace eupnea::app
