// SPDX-License-Identifier: MIT
// The channels of an EDF, EDF+ or BDF file, with or without interruptions, as events.
#pragma once

#include "files/file_format.hpp"

namespace eupnea {

/// Begins with the eight bytes that every EDF or BDF file begins with.
bool is_edf(const FileStart& start);

/// Signals are chosen by their labels, in physical units, merged in order of time, in memory that
/// does not grow with the file. A file that ends too early is read as far as its records are whole.
Result<OpenedFile> open_edf(const std::filesystem::path& path, const ImportOptions& options);

} // namespace eupnea
