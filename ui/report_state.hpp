// SPDX-License-Identifier: MIT
// The page to take along, as it is looked at before it is written.
#pragma once

#include <array>
#include <bitset>

#include "ui/kit/picture_texture.hpp"
#include "ui/resources.hpp"

namespace eupnea::ui {

struct ReportSection {
    std::string_view key;  ///< as the report knows it
    std::string_view name; ///< as the person reads it
};

/// The first six make the page, the others further ones.
inline constexpr std::array report_sections{ReportSection{"words", "Your own words"},
                                            ReportSection{"practice", "What was practised"},
                                            ReportSection{"plots", "The three plots"},
                                            ReportSection{"flower", "The flower"},
                                            ReportSection{"check-in", "Before and after"},
                                            ReportSection{"unmeasured", "What was not measured"},
                                            ReportSection{"steps", "Every step"},
                                            ReportSection{"hrv", "Heart-rate variability"},
                                            ReportSection{"methods", "Methods"}};

struct ReportState {
    bool open = false;
    std::optional<std::int64_t> session; ///< its number; none: the newest
    std::bitset<report_sections.size()> chosen{0b111111};
    std::size_t page = 0;
    Loaded<ReportPage> shown;
    PictureTexture picture;
    Loaded<std::string> file; ///< that was written last
};

/// Opens it over the screen that is open.
inline void open_report(ReportState& state, std::optional<std::int64_t> session)
{
    state.open = true;
    state.session = session;
    state.page = 0;
    state.shown = {};
    state.file = {};
}

} // namespace eupnea::ui
