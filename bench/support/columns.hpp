// SPDX-License-Identifier: MIT
// Numbers from a text file, gzipped or not.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace eupnea::bench {

/// One row per line, split at commas, semicolons, tabs and spaces. A file that cannot be read has no
/// rows.
std::vector<std::vector<std::string>> read_rows(const std::filesystem::path& path);

/// One column of every row in which it is a number: headers and comments fall away.
std::vector<double> read_column(const std::filesystem::path& path, std::size_t column);

} // namespace eupnea::bench
