// SPDX-License-Identifier: MIT
// Which columns of a table hold the channels, and which the time.
#pragma once

#include "files/recording_file.hpp"
#include "files/table/column_names.hpp"
#include "files/table/table_head.hpp"

namespace eupnea {

struct ColumnPlan {
    Channel channel;
    std::size_t column; ///< from 0
    std::string label;  ///< "column 6, II"
    bool guessed;
    Meaning meaning;
};

/// A column by its name (in any case) or its number from 1; the message lists what there is.
Result<std::size_t> column_chosen(const TableHead& head, const std::string& column);

/// The labelled channels, and by their names the best column for each channel not labelled for.
Result<std::vector<ColumnPlan>> columns_by_name(const TableHead& head, const ImportOptions& options,
                                                std::optional<Channel> file_is_about);

/// The best of the columns whose names mean time, else the first with dates or times of day.
std::optional<std::size_t> time_by_name(const TableHead& head);

/// "columns: 1 time, 2 R, 3 G" for messages.
std::string columns_listed(const TableHead& head);

} // namespace eupnea
