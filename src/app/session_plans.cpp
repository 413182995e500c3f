// SPDX-License-Identifier: MIT
#include "app/session_plans.hpp"

#include <fmt/format.h>

#include <array>

#include "app/failure.hpp"
#include "app/shared_folder.hpp"
#include "base/own_folders.hpp"

namespace eupnea::app {

SessionPlans all_session_plans()
{
    const std::array asked{shared_folder("questionnaires"), own_questionnaires_folder()};
    SessionPlans all{all_practices(), read_questionnaires(asked), {}};
    const std::array plans{shared_folder("plans"), own_plans_folder()};
    all.plans = read_plans(plans, all.parts());
    return all;
}

Practice plan_named(std::string_view name)
{
    const PlanCatalog catalog = all_session_plans().plans;
    if (const Practice* plan = catalog.find(name)) return *plan;
    for (const UserMessage& message : catalog.messages)
        if (message.sentence.starts_with(fmt::format("{}.toml", name)))
            throw Failure(message.sentence);
    std::string names;
    for (const SessionPlan& plan : catalog.plans) names += (names.empty() ? "" : ", ") + plan.name;
    throw Failure(fmt::format("No session plan is called \"{}\"; there are {}.", name, names));
}

std::filesystem::path own_or_shared(std::string_view file)
{
    std::error_code ignored;
    const auto own = config_folder() / file;
    return std::filesystem::is_regular_file(own, ignored) ? own : shared_folder("plans") / file;
}

} // namespace eupnea::app
