// SPDX-License-Identifier: MIT
// Pages as files: PDF and SVG with vectors, PNG, and pixels for a screen.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "report/page.hpp"

namespace eupnea::report {

/// Something to be drawn, in millimetres; its pages one after another.
struct Drawing {
    Paper size;
    std::size_t pages;
    std::function<void(Sheet&, std::size_t page)> draw;
    std::string title; ///< for the file's own description; printable
};

Drawing report_drawing(Paper paper, const Report& report, std::vector<Section> sections);

/// One plot with its labels and its axis, 180 by 60 mm.
Drawing plot_drawing(const Report& report, const Plot& plot);

/// Letters can be copied, fonts are embedded.
Result<void> write_pdf(const Drawing& drawing, const std::filesystem::path& path);
/// The first page.
Result<void> write_svg(const Drawing& drawing, const std::filesystem::path& path);
Result<void> write_png(const Drawing& drawing, const std::filesystem::path& path,
                       double dots_per_inch);

/// Rows from the top, red, green, blue and 255 a pixel.
struct Pixels {
    int width = 0, height = 0;
    std::vector<std::uint8_t> rgba;
};
Pixels pixels_of(const Drawing& drawing, std::size_t page, double dots_per_inch);

} // namespace eupnea::report
