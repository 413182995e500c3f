// SPDX-License-Identifier: MIT
// WFDB records (PhysioNet): signals and annotations.
#pragma once

#include "files/file_format.hpp"

namespace eupnea {

/// A .hea, or a .dat with a header beside it.
bool is_wfdb_record(const FileStart& start);

/// Formats 16, 24, 32, 61, 80, 160, 212, 310 and 311 (signal(5)), several samples a frame, skew.
Result<OpenedFile> open_wfdb_record(const std::filesystem::path& path,
                                    const ImportOptions& options);

/// .atr, .qrs and other annotations of beats.
bool is_wfdb_annotations(const FileStart& start);

/// The beats become intervals; the rate comes from the header beside the file or a note in it.
Result<OpenedFile> open_wfdb_annotations(const std::filesystem::path& path,
                                         const ImportOptions& options);

} // namespace eupnea
