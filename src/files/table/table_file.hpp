// SPDX-License-Identifier: MIT
// A text table as events.
#pragma once

#include "files/file_format.hpp"
#include "files/table/table_reader.hpp"

namespace eupnea {

Result<OpenedFile> open_table(const std::filesystem::path& path, const ImportOptions& options);
Result<OpenedFile> open_table(const TextSource& source, const ImportOptions& options);

} // namespace eupnea
