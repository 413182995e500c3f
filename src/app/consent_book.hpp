// SPDX-License-Identifier: MIT
// The person's consent as the screens know it, read and written by the library worker.
#pragma once

#include <filesystem>
#include <string>

#include "app/library_worker.hpp"
#include "ui/resources.hpp"

namespace eupnea::app {

/// @param person  identity; empty: whoever was first in the library
ui::ConsentBook consent_book_in(const std::filesystem::path& library, const std::string& person,
                                LibraryWorker& worker);

} // namespace eupnea::app
