// SPDX-License-Identifier: MIT
// Tables without names: what can be told from their numbers alone, which is not much.
#pragma once

#include <filesystem>

#include "files/table_columns.hpp"

namespace eupnea {

/// A list of intervals without any table: all on one line, or lines of different lengths.
bool is_interval_list(const TableHead& head);

/// One column of intervals, or time and interval, or what the file's name says it is. `rate_given`:
/// the person says that this is a sampled wave.
Result<std::vector<ColumnPlan>> columns_by_values(const TableHead& head,
                                                  const std::filesystem::path& path,
                                                  std::optional<Channel> file_is_about,
                                                  bool rate_given);

/// Asks which column is what; `because` is what is wrong with guessing.
UserMessage ask_for_channels(const std::filesystem::path& path, std::string_view because);

} // namespace eupnea
