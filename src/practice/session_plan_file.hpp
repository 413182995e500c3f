// SPDX-License-Identifier: MIT
// From a TOML file to a session plan, or to sentences that name the line and what was expected.
#pragma once

#include <filesystem>
#include <string_view>

#include "practice/session_plan.hpp"

namespace eupnea {

/// The format is explained in docs/plans.md.
///
/// @param path  names the plan and stands in the messages; is not opened
Result<SessionPlan, UserMessages> parse_session_plan(std::string_view toml,
                                                     const std::filesystem::path& path);
Result<SessionPlan, UserMessages> read_session_plan(const std::filesystem::path& path);

/// Every plan there is to choose from, each made into the practice that leads it.
struct PlanCatalog {
    std::vector<SessionPlan> plans;    ///< by their order, then by title
    std::vector<Practice> practices;   ///< of the plans, in the same order
    std::vector<UserMessage> messages; ///< about files that could not be used

    /// Null when there is none of this name.
    const Practice* find(std::string_view name) const;
};
/// Reads every .toml file of these folders; a later folder wins by name, and one that is not there is
/// empty. A wrong file leaves the others as they are.
PlanCatalog read_plans(std::span<const std::filesystem::path> folders, const PlanParts& parts);

/// $XDG_CONFIG_HOME/eupnea/plans, or ~/.config/eupnea/plans.
std::filesystem::path own_plans_folder();

} // namespace eupnea
