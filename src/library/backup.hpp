// SPDX-License-Identifier: MIT
// A copy of the library, also while a session is written into it.
#pragma once

#include <filesystem>

#include "library/library.hpp"

namespace eupnea {

/// What the copy holds, as it was found when it was opened.
struct Backup {
    std::int64_t sessions;
    std::int64_t people;
};

/// Writes a new file that only the person can read, and opens it to see whether it is whole. A file that is
/// there already is left as it is.
Result<Backup> back_up(const std::filesystem::path& library, const std::filesystem::path& to);

} // namespace eupnea
