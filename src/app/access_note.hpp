// SPDX-License-Identifier: MIT
// Writes into the library's access log who does what, now.
#pragma once

#include <filesystem>

#include "library/access_log.hpp"

namespace eupnea::app {

/// In a sealed library; another one keeps no log. What cannot be noted stops nobody.
void note_access(const std::filesystem::path& library, Access what,
                 std::optional<std::int64_t> person = std::nullopt,
                 std::optional<std::int64_t> session = std::nullopt);

} // namespace eupnea::app
