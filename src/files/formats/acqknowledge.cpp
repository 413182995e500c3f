// SPDX-License-Identifier: MIT
/// AcqKnowledge text (BIOPAC, "Save as text" with its header).
///
///     recording.acq
///     2 msec/sample
///     2 channels
///     ECG (.05 - 35 Hz)         a name and a unit for each channel
///     mV
///     RSP
///     Volts
///     min,CH1,CH2               sometimes; then a line with the number of samples
///     ,10000,10000
///     0,0.012,-0.3
#include <algorithm>

#include "files/table/cell.hpp"
#include "files/table/sidecar_metadata.hpp"
#include "files/table/text_format.hpp"

namespace eupnea {

namespace {

std::optional<std::size_t> channels_stated(std::string_view line)
{
    const std::string lower = lower_case(trimmed(line));
    const auto word = lower.find(" channel");
    if (word == std::string::npos) return std::nullopt;
    const auto number = number_in(lower.substr(0, word));
    if (!number || *number < 1.0 || *number > 1000.0) return std::nullopt;
    return static_cast<std::size_t>(*number);
}

} // namespace

std::optional<Result<TableLayout>> acqknowledge_layout(const TextHead& head)
{
    const auto lines = head.lines;
    const auto step = std::find_if(lines.begin(), lines.end(), [](const std::string& line) {
        return lower_case(line).find("sec/sample") != std::string::npos;
    });
    if (step == lines.end() || step + 1 == lines.end()) return std::nullopt;
    const auto channels = channels_stated(*(step + 1));
    const auto top = static_cast<std::size_t>(step - lines.begin()) + 2;
    if (!channels || top + 2 * *channels >= lines.size()) return std::nullopt;

    std::vector<std::string> names;
    for (std::size_t i = 0; i < *channels; ++i) names.emplace_back(trimmed(lines[top + 2 * i]));
    // The rows lie below; the lines between are left as blank ones, so that line numbers stay true.
    std::vector<std::string> rows(lines.begin(), lines.end());
    const std::size_t below = top + 2 * *channels;
    std::fill_n(rows.begin(), below, std::string{});
    TableLayout layout = layout_of(rows);
    if (layout.first_row == 0) return fail(head.message("it holds no row of numbers."));
    const std::string_view time_unit = trimmed(layout.names.empty() ? "" : layout.names.front());
    const bool timed = layout.columns == *channels + 1;
    if (timed)
        names.insert(names.begin(),
                     "Time [" + std::string{time_unit.empty() ? "min" : time_unit} + "]");
    layout.rate = rate_in_line(*step);
    layout.names = std::move(names);
    return layout;
}

} // namespace eupnea
