// SPDX-License-Identifier: MIT
// --library and --person: which library, and whose part of it.
#pragma once

#include <filesystem>
#include <string>

namespace CLI {
class App;
}

namespace eupnea::app {

/// The file that --library names; without one the person's own.
std::filesystem::path library_at(const std::string& option);

/// Adds --person NAME.
void add_person_option(CLI::App& command, std::string& name);

/// The identity of who is meant by --person; empty where the library is one person's. Throws a Failure where it
/// is not clear who.
std::string person_meant(const std::filesystem::path& library, const std::string& name);

} // namespace eupnea::app
