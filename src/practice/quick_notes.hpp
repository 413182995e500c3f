// SPDX-License-Identifier: MIT
// The notes that a therapist writes with one key: a text file, a note a line.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace eupnea {

/// Without empty lines and those that begin with "#"; empty where the file cannot be read.
std::vector<std::string> read_quick_notes(const std::filesystem::path& file);

} // namespace eupnea
