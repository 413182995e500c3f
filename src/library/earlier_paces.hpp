// SPDX-License-Identifier: MIT
// The assessments that are in the library.
#pragma once

#include <filesystem>
#include <vector>

#include "library/library.hpp"
#include "resonance/pace_history.hpp"

namespace eupnea {

/// Those of the person's own body (not simulated) that came to something, the newest first.
///
/// @param person  identity; empty: whoever has the library alone
Result<std::vector<EarlierPace>> earlier_paces(const Library& library,
                                               std::string_view person = {});

/// Of the library at `path`; none when there is no library yet.
Result<std::vector<EarlierPace>> earlier_paces_in(const std::filesystem::path& path,
                                                  std::string_view person = {});

} // namespace eupnea
