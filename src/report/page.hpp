// SPDX-License-Identifier: MIT
// Where everything stands on the page.
#pragma once

#include <span>

#include "report/report.hpp"
#include "report/sheet.hpp"

namespace eupnea::report {

struct Paper {
    double width, height; ///< mm
};
inline constexpr Paper a4{210.0, 297.0};
inline constexpr Paper letter{215.9, 279.4};

/// How many pages the sections need: one, and further ones only for steps, hrv and methods.
std::size_t page_count(Sheet& sheet, Paper paper, const Report& report,
                       std::span<const Section> sections);

/// @param page  counts from 0
void draw_page(Sheet& sheet, Paper paper, const Report& report, std::span<const Section> sections,
               std::size_t page);

} // namespace eupnea::report
