// SPDX-License-Identifier: MIT
// Tables whose names mean nothing: what can be told from their numbers alone, which is not much.
#pragma once

#include <filesystem>

#include "files/table/sidecar_metadata.hpp"
#include "files/table/table_columns.hpp"

namespace eupnea {

/// A list of intervals without any table: all on one line, or lines of different lengths.
bool is_interval_list(const TableHead& head);

/// One column of intervals, or time and interval, or what the file's name says it is. Columns of
/// text, and columns that number the rows, are passed over. `sampled`: there is a sample rate.
Result<std::vector<ColumnPlan>> columns_by_values(const TableHead& head,
                                                  const std::filesystem::path& path,
                                                  const SidecarMetadata& metadata, bool sampled);

/// "ECG_rr.txt", "ECG of Monday": a wave by its name, heartbeat intervals by its numbers.
bool are_rather_intervals(const TableHead& head, const ColumnPlan& wave);

/// Asks which column is what; `because` is what is wrong with guessing.
UserMessage ask_for_channels(const std::filesystem::path& path, std::string_view because);

} // namespace eupnea
