// SPDX-License-Identifier: MIT
// Where something that a person asked for is written.
#pragma once

#include <filesystem>
#include <string>

namespace eupnea::app {

/// A file of this name at home, or with a number behind it: nothing is written over.
std::filesystem::path new_file_at_home(const std::string& name, const std::string& ending);

} // namespace eupnea::app
