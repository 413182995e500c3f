// SPDX-License-Identifier: MIT
// All sessions with what they come to, for the line through many.
#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "session/trend.hpp"

namespace eupnea {

/// The oldest first. A session that has no sum yet, or one of another recipe, is read once and gets
/// one; the next time it is there.
///
/// @param person  identity; empty: everybody's
Result<std::vector<TrendSession>> trend_sessions(const std::filesystem::path& library,
                                                 std::string_view person = {});

} // namespace eupnea
