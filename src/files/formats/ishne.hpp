// SPDX-License-Identifier: MIT
// ISHNE Holter recordings.
#pragma once

#include "files/file_format.hpp"

namespace eupnea {

bool is_ishne(const FileStart& start);
Result<OpenedFile> open_ishne(const std::filesystem::path& path, const ImportOptions& options);

} // namespace eupnea
