// SPDX-License-Identifier: MIT
// The recorder's thread: from its queue into the library, a transaction a second.
#pragma once

#include <filesystem>

#include "app/running.hpp"

namespace eupnea::app {

/// Recovers what a crash left, then records every session that passes by.
///
/// @param whose  asked on the recorder's thread when a session begins
Record record_into(std::filesystem::path library, std::function<std::string()> whose = {});

/// Lets everything pass: for a replay, which is in the library already.
Record record_nothing();

} // namespace eupnea::app
