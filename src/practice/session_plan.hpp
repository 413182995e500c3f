// SPDX-License-Identifier: MIT
// A session that a therapist leads with a client in the room: what is done, one block after the other.
#pragma once

#include <string>
#include <vector>

#include "practice/practice_catalog.hpp"
#include "practice/practice_file.hpp"
#include "practice/questionnaire.hpp"

namespace eupnea {

/// A step of its own, or a practice of the catalog, or one step of it.
struct PlanBlock {
    PracticeStep step{};
    std::string practice{};      ///< empty: the step above
    std::string practice_step{}; ///< its title; empty: the whole practice
    std::size_t line = 0;        ///< of the plan's file
};

struct SessionPlan {
    std::string name; ///< of its file, without ".toml": what to type
    std::string title;
    std::string purpose;                ///< one line
    std::string origin;                 ///< the idea it comes from
    bool consent = false;               ///< the page of consent is read first, before any recording
    int order = 1000;                   ///< place in the list; the smaller, the earlier
    std::vector<std::string> cautions;  ///< to mind before it begins
    std::vector<std::string> questions; ///< to ask together afterwards
    std::vector<PlanBlock> blocks;
};

/// What a plan may name.
struct PlanParts {
    const PracticeCatalog& practices;
    const QuestionnaireCatalog& questionnaires;
};

/// The plan as one practice of the plan's name, which leads a session like any other: a block of a practice
/// becomes its steps, stretched to the block's length. What is not there is named with the plan's line.
Result<Practice, UserMessages> practice_of(const SessionPlan& plan, const PlanParts& parts);

} // namespace eupnea
