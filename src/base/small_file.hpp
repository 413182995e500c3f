// SPDX-License-Identifier: MIT
// Reads a text file that a person wrote: a practice, a plan, what is known of a device.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>

#include "base/result.hpp"

namespace eupnea {

/// What a person writes by hand is far shorter, in bytes.
inline constexpr std::size_t longest_small_file = 1 << 20;

/// The whole file. An error for what is no regular file (a folder, a pipe, a device), is longer than `longest`
/// bytes, or cannot be read. Never waits.
Result<std::string> read_small_file(const std::filesystem::path& path,
                                    std::size_t longest = longest_small_file);

} // namespace eupnea
