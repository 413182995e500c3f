// SPDX-License-Identifier: MIT
// What is usual for this person at rest, from the baselines of their earlier sessions.
#pragma once

#include <filesystem>
#include <optional>

#include "base/event.hpp"
#include "library/library.hpp"

namespace eupnea {

/// The medians over the newest seven sessions on a person's own body (not simulated, not replayed) that
/// found a baseline. Nothing without one. Ventilation is left out: how far a belt stretches depends on
/// how it sits that day.
///
/// @param person  identity; empty: whoever has the library alone
Result<std::optional<CalmBaseline>> usual_baseline(const Library& library,
                                                   std::string_view person = {});

/// Of the library at `path`; nothing when there is no library yet.
Result<std::optional<CalmBaseline>> usual_baseline_in(const std::filesystem::path& path,
                                                      std::string_view person = {});

} // namespace eupnea
