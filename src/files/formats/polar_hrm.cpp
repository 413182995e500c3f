// SPDX-License-Identifier: MIT
/// Polar HRM (Polar ProTrainer and others; "Polar HRM file format" version 1.06).
///
///     [Params]
///     Interval=238              238: the rows of [HRData] are intervals in ms; else seconds a row
///     [HRData]
///     838
#include <algorithm>

#include "files/table/cell.hpp"
#include "files/table/text_format.hpp"

namespace eupnea {

std::optional<Result<TableLayout>> polar_hrm_layout(const TextHead& head)
{
    if (head.lines.empty() || trimmed(head.lines[0]) != "[Params]") return std::nullopt;
    const auto line_of = [&](std::string_view wanted) {
        return std::find_if(head.lines.begin(), head.lines.end(), [&](const std::string& line) {
            return lower_case(trimmed(line)).starts_with(wanted);
        });
    };
    const auto rows = line_of("[hrdata]");
    if (rows == head.lines.end()) return std::nullopt;
    const auto interval = line_of("interval=");
    if (interval == head.lines.end() || number_in(interval->substr(9)) != 238.0)
        return fail(head.message("this Polar file holds heart rates, not beats. Record with "
                                 "\"R-R intervals\" switched on."));
    const auto first = static_cast<std::size_t>(rows - head.lines.begin()) + 2;
    return TableLayout{.separator = '\t', .names = {"RR [ms]"}, .first_row = first, .columns = 1};
}

} // namespace eupnea
