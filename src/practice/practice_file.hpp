// SPDX-License-Identifier: MIT
// From a TOML file to a practice, or to sentences that name the line and what was expected.
#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "practice/practice.hpp"

namespace eupnea {

/// Everything that is wrong with a file, in the order of its lines.
using UserMessages = std::vector<UserMessage>;

/// The format is explained in docs/practices.md.
///
/// @param path  names the practice and stands in the messages; is not opened
Result<Practice, UserMessages> parse_practice(std::string_view toml,
                                              const std::filesystem::path& path);

Result<Practice, UserMessages> read_practice(const std::filesystem::path& path);

} // namespace eupnea
