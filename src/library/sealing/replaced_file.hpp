// SPDX-License-Identifier: MIT
// A small private file that is replaced as a whole, and whose old bytes are overwritten.
#pragma once

#include <filesystem>
#include <string_view>

#include "base/result.hpp"

namespace eupnea {

/// On the disk when this returns: the new text under the path with mode 0600, zeros where the old text was. What a
/// disk keeps of blocks that were overwritten (flash memory, file systems that copy on write) is out of reach.
Result<void> replace_file(const std::filesystem::path& path, std::string_view text);

/// Zeros in place of what a file holds, if there is one.
void overwrite_file(const std::filesystem::path& path);

} // namespace eupnea
