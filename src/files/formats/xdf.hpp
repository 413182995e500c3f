// SPDX-License-Identifier: MIT
// XDF recordings of LabRecorder: streams of the lab streaming layer.
#pragma once

#include "files/file_format.hpp"

namespace eupnea {

bool is_xdf(const FileStart& start);

/// Each channel of each stream is a signal, chosen by its label, or by the type or name of its stream
/// where it has none. Stamps are put on the clock of the recording computer; those of a steady stream
/// are taken as coarse, for they jitter. Read chunk by chunk, in memory that does not grow.
Result<OpenedFile> open_xdf(const std::filesystem::path& path, const ImportOptions& options);

} // namespace eupnea
