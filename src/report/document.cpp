// SPDX-License-Identifier: MIT
#include "report/document.hpp"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <fmt/format.h>

#include <cmath>
#include <memory>

#include "base/printable.hpp"

namespace eupnea::report {

namespace {

constexpr double points_in_mm = 72.0 / 25.4;

struct Release {
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
    void operator()(cairo_t* context) const { cairo_destroy(context); }
};
using Surface = std::unique_ptr<cairo_surface_t, Release>;
using Context = std::unique_ptr<cairo_t, Release>;

Result<void> finished(const Surface& surface, const std::filesystem::path& path)
{
    cairo_surface_finish(surface.get());
    const cairo_status_t status = cairo_surface_status(surface.get());
    if (status == CAIRO_STATUS_SUCCESS) return {};
    return fail(UserMessage{fmt::format("{} could not be written whole: {}.", path.string(),
                                        cairo_status_to_string(status))});
}

void fill_white(cairo_t* context)
{
    cairo_set_source_rgb(context, 1.0, 1.0, 1.0);
    cairo_paint(context);
}

Surface image_of(const Drawing& drawing, std::size_t page, double dots_per_inch)
{
    const double scale = dots_per_inch / 72.0;
    const auto pixels = [scale](double mm) {
        return static_cast<int>(std::lround(mm * points_in_mm * scale));
    };
    Surface surface{cairo_image_surface_create(CAIRO_FORMAT_RGB24, pixels(drawing.size.width),
                                               pixels(drawing.size.height))};
    const Context context{cairo_create(surface.get())};
    fill_white(context.get());
    cairo_scale(context.get(), scale, scale);
    Sheet sheet{context.get()};
    drawing.draw(sheet, page);
    cairo_surface_flush(surface.get());
    return surface;
}

void draw_plot_alone(Sheet& sheet, const Report& report, const Plot& plot)
{
    constexpr PlotFrame frame{14.0, 14.0, 160.0, 36.0};
    Type name{.size_pt = 9.0, .colour = plot.colour, .weight = 600};
    const double steps = report.axis.steps.empty() ? 0.0 : 3.0;
    sheet.label({frame.left, 7.5 - 0.5 * steps}, name, plot.name);
    sheet.label({frame.left + sheet.width(name, plot.name) + 2.5, 7.5 - 0.5 * steps},
                {.size_pt = 8.0, .colour = tone::quiet},
                fmt::format("{}   {}", plot.unit, report.title));
    draw_steps(sheet, frame, report.axis);
    draw_plot(sheet, frame, plot, report.axis);
    draw_axis(sheet, frame, report.axis);
}

} // namespace

Drawing report_drawing(Paper paper, const Report& report, std::vector<Section> sections)
{
    const Surface nowhere{cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, nullptr)};
    const Context context{cairo_create(nowhere.get())};
    Sheet sheet{context.get()};
    const std::size_t pages = page_count(sheet, paper, report, sections);
    return {paper, pages,
            [paper, report, sections = std::move(sections)](Sheet& page, std::size_t number) {
                draw_page(page, paper, report, sections, number);
            },
            printable(report.title)};
}

Drawing plot_drawing(const Report& report, const Plot& plot)
{
    return {{180.0, 60.0},
            1,
            [report, plot](Sheet& sheet, std::size_t) { draw_plot_alone(sheet, report, plot); },
            printable(plot.name)};
}

Result<void> write_pdf(const Drawing& drawing, const std::filesystem::path& path)
{
    const Surface surface{cairo_pdf_surface_create(path.c_str(), drawing.size.width * points_in_mm,
                                                   drawing.size.height * points_in_mm)};
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_TITLE, drawing.title.c_str());
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATOR, "Eupnea");
    const Context context{cairo_create(surface.get())};
    for (std::size_t page = 0; page < drawing.pages; ++page) {
        Sheet sheet{context.get()};
        drawing.draw(sheet, page);
        cairo_show_page(context.get());
    }
    return finished(surface, path);
}

Result<void> write_svg(const Drawing& drawing, const std::filesystem::path& path)
{
    const Surface surface{cairo_svg_surface_create(path.c_str(), drawing.size.width * points_in_mm,
                                                   drawing.size.height * points_in_mm)};
    const Context context{cairo_create(surface.get())};
    fill_white(context.get());
    Sheet sheet{context.get()};
    drawing.draw(sheet, 0);
    return finished(surface, path);
}

Result<void> write_png(const Drawing& drawing, const std::filesystem::path& path,
                       double dots_per_inch)
{
    const Surface image = image_of(drawing, 0, dots_per_inch);
    const cairo_status_t status = cairo_surface_write_to_png(image.get(), path.c_str());
    if (status == CAIRO_STATUS_SUCCESS) return {};
    return fail(UserMessage{fmt::format("{} could not be written whole: {}.", path.string(),
                                        cairo_status_to_string(status))});
}

Pixels pixels_of(const Drawing& drawing, std::size_t page, double dots_per_inch)
{
    const Surface image = image_of(drawing, page, dots_per_inch);
    Pixels pixels{cairo_image_surface_get_width(image.get()),
                  cairo_image_surface_get_height(image.get()),
                  {}};
    const std::uint8_t* data = cairo_image_surface_get_data(image.get());
    const int stride = cairo_image_surface_get_stride(image.get());
    for (int y = 0; y < pixels.height; ++y)
        for (int x = 0; x < pixels.width; ++x) {
            const std::uint8_t* pixel =
                data + y * stride + 4 * x; // 0xXXRRGGBB in the machine's order
            const auto value = *reinterpret_cast<const std::uint32_t*>(pixel);
            for (const int shift : {16, 8, 0})
                pixels.rgba.push_back(static_cast<std::uint8_t>(value >> shift & 0xFFu));
            pixels.rgba.push_back(255);
        }
    return pixels;
}

} // namespace eupnea::report
