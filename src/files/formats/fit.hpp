// SPDX-License-Identifier: MIT
// Garmin FIT activities: the intervals between heartbeats in them.
#pragma once

#include "files/file_format.hpp"

namespace eupnea {

bool is_fit(const FileStart& start);
Result<OpenedFile> open_fit(const std::filesystem::path& path, const ImportOptions& options);

} // namespace eupnea
