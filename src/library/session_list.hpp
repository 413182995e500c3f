// SPDX-License-Identifier: MIT
// All sessions of the library with what they are looked for by.
#pragma once

#include <filesystem>
#include <vector>

#include "library/library.hpp"
#include "session/listed_session.hpp"

namespace eupnea {

/// The newest first; practices by their names.
Result<std::vector<ListedSession>> listed_sessions(const Library& library);

/// Of the library at `path`; none when there is no library yet.
Result<std::vector<ListedSession>> listed_sessions_in(const std::filesystem::path& path);

} // namespace eupnea
