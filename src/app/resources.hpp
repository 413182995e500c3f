// SPDX-License-Identifier: MIT
// What the window is given: the practices, the pages, and the notebook in the library.
#pragma once

#include <filesystem>

#include "app/library_worker.hpp"
#include "app/session_options.hpp"
#include "ui/resources.hpp"

namespace eupnea::app {

/// Journal, goals and earlier paces of a person. `worker` outlives it.
///
/// @param person  identity; empty: whoever has the library alone
ui::Notebook notebook_in(const std::filesystem::path& library, const std::string& person,
                         LibraryWorker& worker);

ui::Resources resources_of(const SessionOptions& options, const std::string& person,
                           LibraryWorker& worker);

} // namespace eupnea::app
