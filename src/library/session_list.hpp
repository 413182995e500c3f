// SPDX-License-Identifier: MIT
// All sessions of the library with what they are looked for by.
#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

#include "library/library.hpp"
#include "session/listed_session.hpp"

namespace eupnea {

/// The newest first; practices by their names.
///
/// @param person  identity; empty: everybody's
Result<std::vector<ListedSession>> listed_sessions(const Library& library,
                                                   std::string_view person = {});

/// Of the library at `path`; none when there is no library yet.
Result<std::vector<ListedSession>> listed_sessions_in(const std::filesystem::path& path,
                                                      std::string_view person = {});

} // namespace eupnea
