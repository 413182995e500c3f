// SPDX-License-Identifier: MIT
// Where the files that come with the program are: the practices, the pages to read.
#pragma once

#include <filesystem>
#include <string_view>

#include "practice/practice_catalog.hpp"

namespace eupnea::app {

/// `what` beside the program: in share/eupnea under its prefix, or in the source tree it was built
/// in; empty when there is none.
std::filesystem::path shared_folder(const std::filesystem::path& program, std::string_view what);

/// For the program that is running.
std::filesystem::path shared_folder(std::string_view what);

/// Those that came with the program, and the person's own.
PracticeCatalog all_practices();

/// Throws a Failure that lists the names when there is none of this name.
Practice practice_named(std::string_view name);

} // namespace eupnea::app
