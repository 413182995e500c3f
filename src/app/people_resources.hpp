// SPDX-License-Identifier: MIT
// The people of a library, as the window is given them.
#pragma once

#include <filesystem>

#include "app/current_person.hpp"
#include "app/engine.hpp"
#include "app/library_worker.hpp"
#include "ui/people.hpp"

namespace eupnea::app {

/// Everybody in the library, with what they used last.
Result<std::vector<ui::PersonCard>> person_cards(const std::filesystem::path& library);

/// Nothing that anybody meets where the library is one person's. `worker`, `engine` and `current` outlive it.
ui::People people_of(const std::filesystem::path& library, LibraryWorker& worker, Engine& engine,
                     CurrentPerson& current);

/// The engine compares their next sessions with what is usual for them, or says why it is not known.
void post_usual_baseline(Engine& engine, const std::filesystem::path& library,
                         const std::string& person);

} // namespace eupnea::app
