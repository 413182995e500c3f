// SPDX-License-Identifier: MIT
// The session plans, and what they are made of: those that came with the program, and the person's own.
#pragma once

#include <string_view>

#include "practice/session_plan_file.hpp"

namespace eupnea::app {

struct SessionPlans {
    PracticeCatalog practices;
    QuestionnaireCatalog questionnaires;
    PlanCatalog plans;

    PlanParts parts() const { return {practices, questionnaires}; }
};
SessionPlans all_session_plans();

/// Made into a practice. Throws a Failure that lists the names when there is none of this name.
Practice plan_named(std::string_view name);

/// The person's own file of this name, else the one beside the plans that came with the program.
std::filesystem::path own_or_shared(std::string_view file);

} // namespace eupnea::app
