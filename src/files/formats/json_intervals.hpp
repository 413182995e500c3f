// SPDX-License-Identifier: MIT
// Lists of numbers or of objects in a JSON file, read as a table.
#pragma once

#include "files/file_format.hpp"

namespace eupnea {

/// Begins with a list or an object.
bool is_json(const FileStart& start);

/// A list of numbers is one column, a list of objects a table with their keys as names; the list is
/// looked for at any depth, and of several the one whose key means heartbeats or a wave is taken.
/// One object a line (JSON lines) is a list, too. Files of up to 64 MB.
Result<OpenedFile> open_json(const std::filesystem::path& path, const ImportOptions& options);

} // namespace eupnea
