// SPDX-License-Identifier: MIT
// The list of text formats; the first that knows a file reads it.
#include <array>

#include "files/table/text_format.hpp"

namespace eupnea {

using Layout = std::optional<Result<TableLayout>>;

Layout acqknowledge_layout(const TextHead& head);
Layout empatica_layout(const TextHead& head);
Layout event_log_layout(const TextHead& head);
Layout labchart_layout(const TextHead& head);
Layout phone_ecg_layout(const TextHead& head);
Layout polar_hrm_layout(const TextHead& head);

namespace {

constexpr std::array known_text_formats{
    TextFormat{"Empatica E4", empatica_layout},
    TextFormat{"Apple Watch ECG", phone_ecg_layout},
    TextFormat{"LabChart text", labchart_layout},
    TextFormat{"AcqKnowledge text", acqknowledge_layout},
    TextFormat{"Polar HRM", polar_hrm_layout},
    TextFormat{"Event log (OpenHRV)", event_log_layout},
};

} // namespace

std::span<const TextFormat> text_formats() { return known_text_formats; }

Result<TableLayout> layout_of_text(const std::filesystem::path& path,
                                   std::span<const std::string> lines)
{
    const TableLayout guess = layout_of(lines);
    const TextHead head{path, lines, guess};
    for (const TextFormat& format : known_text_formats) {
        auto found = format.layout(head);
        if (!found) continue;
        if (*found) (*found)->written_by = format.name;
        return std::move(*found);
    }
    return guess;
}

} // namespace eupnea
