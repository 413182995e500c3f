// SPDX-License-Identifier: MIT
/// LabChart text (ADInstruments, "Export as text").
///
///     Interval=\t0.001 s
///     ExcelDateTime=\t4.5e4\t17/01/2026 08:00:00
///     TimeFormat=\tStartOfBlock
///     ChannelTitle=\tECG\tResp
///     Range=\t10.000 mV\t...
///     0\t0.012\t-0.3            seconds, then one column a channel; each block begins anew
#include "files/table/cell.hpp"
#include "files/table/sidecar_metadata.hpp"
#include "files/table/text_format.hpp"

namespace eupnea {

std::optional<Result<TableLayout>> labchart_layout(const TextHead& head)
{
    TableLayout layout{.separator = '\t', .first_row = 0};
    bool interval = false;
    std::vector<std::string_view> cells, titles;
    for (std::size_t i = 0; i < head.lines.size() && layout.first_row == 0; ++i) {
        const std::string& line = head.lines[i];
        if (line.starts_with("Interval=")) {
            interval = true;
            layout.rate = rate_in_line(line);
        } else if (line.starts_with("ChannelTitle=")) {
            split(line, '\t', titles);
        } else {
            split(line, '\t', cells);
            if (!cells.empty() && line.find('=') == std::string::npos && number_in(cells[0]))
                layout.first_row = i + 1;
        }
    }
    if (!interval || titles.empty() || layout.first_row == 0) return std::nullopt;
    layout.columns = filled_width(cells);
    layout.names.emplace_back("Time [s]");
    for (std::size_t i = 1; i < titles.size(); ++i) layout.names.push_back(unquoted(titles[i]));
    const bool timed = layout.columns >= layout.names.size() || layout.columns > 1;
    if (!timed) layout.names.erase(layout.names.begin());
    return layout;
}

} // namespace eupnea
