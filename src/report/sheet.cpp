// SPDX-License-Identifier: MIT
#include "report/sheet.hpp"

#include <pango/pangocairo.h>

#include <memory>
#include <string>

#include "base/printable.hpp"

namespace eupnea::report {

namespace {

constexpr double points_in_mm = 72.0 / 25.4;

double pt(double mm) { return mm * points_in_mm; }

struct Unreference {
    void operator()(PangoLayout* layout) const { g_object_unref(layout); }
};
using Layout = std::unique_ptr<PangoLayout, Unreference>;

/// Letters stand where the design puts them, not on a screen's pixels.
void place_exactly(PangoLayout* layout)
{
    PangoContext* context = pango_layout_get_context(layout);
    pango_context_set_round_glyph_positions(context, FALSE);
    cairo_font_options_t* options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(context, options);
    cairo_font_options_destroy(options);
}

void set_font(PangoLayout* layout, const Type& type)
{
    PangoFontDescription* font = pango_font_description_new();
    pango_font_description_set_family(font, type.face == Face::serif
                                                ? "EB Garamond,Noto Serif,serif"
                                                : "Inter,DejaVu Sans,sans-serif");
    pango_font_description_set_absolute_size(font, type.size_pt * PANGO_SCALE);
    pango_font_description_set_weight(font, static_cast<PangoWeight>(type.weight));
    if (type.italic) pango_font_description_set_style(font, PANGO_STYLE_ITALIC);
    pango_layout_set_font_description(layout, font);
    pango_font_description_free(font);

    PangoAttrList* attributes = pango_attr_list_new();
    pango_attr_list_insert(attributes, pango_attr_font_features_new(type.face == Face::serif
                                                                        ? "onum=1, kern=1, liga=1"
                                                                        : "tnum=1, kern=1"));
    pango_attr_list_insert(attributes, pango_attr_letter_spacing_new(
                                           static_cast<int>(type.tracking_pt * PANGO_SCALE)));
    pango_layout_set_attributes(layout, attributes);
    pango_attr_list_unref(attributes);
}

PangoAlignment alignment(Align align)
{
    return align == Align::left     ? PANGO_ALIGN_LEFT
           : align == Align::centre ? PANGO_ALIGN_CENTER
                                    : PANGO_ALIGN_RIGHT;
}

Layout layout_of(cairo_t* context, const Type& type, std::string_view words)
{
    Layout layout{pango_cairo_create_layout(context)};
    place_exactly(layout.get());
    set_font(layout.get(), type);
    const std::string safe = printable_lines(words);
    pango_layout_set_text(layout.get(), safe.c_str(), static_cast<int>(safe.size()));
    return layout;
}

Layout paragraph(cairo_t* context, double width, const Type& type, std::string_view words,
                 int lines)
{
    Layout layout = layout_of(context, type, words);
    pango_layout_set_width(layout.get(), static_cast<int>(pt(width) * PANGO_SCALE));
    pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
    pango_layout_set_alignment(layout.get(), alignment(type.align));
    pango_layout_set_line_spacing(layout.get(), static_cast<float>(type.leading));
    if (lines > 0) {
        pango_layout_set_height(layout.get(), -lines);
        pango_layout_set_ellipsize(layout.get(), PANGO_ELLIPSIZE_END);
    }
    return layout;
}

PangoRectangle extents(const Layout& layout)
{
    PangoRectangle logical{};
    pango_layout_get_extents(layout.get(), nullptr, &logical);
    return logical;
}

double mm(int pango_units) { return pango_units / (PANGO_SCALE * points_in_mm); }

void set_source(cairo_t* context, Ink colour)
{
    cairo_set_source_rgba(context, colour.red, colour.green, colour.blue, colour.alpha);
}

void stroke(cairo_t* context, double thickness, Ink colour)
{
    set_source(context, colour);
    cairo_set_line_width(context, pt(thickness));
    cairo_set_line_cap(context, CAIRO_LINE_CAP_ROUND);
    cairo_set_line_join(context, CAIRO_LINE_JOIN_ROUND);
    cairo_stroke(context);
}

} // namespace

Ink mixed(Ink a, Ink b, double share)
{
    const auto between = [share](double from, double to) { return from + share * (to - from); };
    return {between(a.red, b.red), between(a.green, b.green), between(a.blue, b.blue),
            between(a.alpha, b.alpha)};
}

double Sheet::text(Place top, double width, const Type& type, std::string_view words, int lines)
{
    const Layout layout = paragraph(context_, width, type, words, lines);
    set_source(context_, type.colour);
    cairo_move_to(context_, pt(top.x), pt(top.y));
    pango_cairo_show_layout(context_, layout.get());
    return mm(extents(layout).height);
}

double Sheet::height(double width, const Type& type, std::string_view words, int lines) const
{
    return mm(extents(paragraph(context_, width, type, words, lines)).height);
}

double Sheet::width(const Type& type, std::string_view words) const
{
    return mm(extents(layout_of(context_, type, words)).width);
}

void Sheet::label(Place base, const Type& type, std::string_view words, double width)
{
    const Layout layout = layout_of(context_, type, words);
    pango_layout_set_single_paragraph_mode(layout.get(), TRUE);
    if (width > 0.0 && mm(extents(layout).width) > width) {
        pango_layout_set_width(layout.get(), static_cast<int>(pt(width) * PANGO_SCALE));
        pango_layout_set_ellipsize(layout.get(), PANGO_ELLIPSIZE_END);
    }
    const double wide = mm(extents(layout).width);
    const double left = type.align == Align::left     ? base.x
                        : type.align == Align::centre ? base.x - 0.5 * wide
                                                      : base.x - wide;
    set_source(context_, type.colour);
    cairo_move_to(context_, pt(left), pt(base.y - mm(pango_layout_get_baseline(layout.get()))));
    pango_cairo_show_layout(context_, layout.get());
}

void Sheet::line(Place from, Place to, double thickness, Ink colour)
{
    const Place places[] = {from, to};
    path(places, thickness, colour);
}

void Sheet::dashes(Place from, Place to, double thickness, Ink colour)
{
    const double pattern[] = {pt(0.6), pt(0.8)};
    cairo_set_dash(context_, pattern, 2, 0.0);
    line(from, to, thickness, colour);
    cairo_set_dash(context_, nullptr, 0, 0.0);
}

void Sheet::path(std::span<const Place> places, double thickness, Ink colour)
{
    if (places.empty()) return;
    cairo_new_path(context_);
    for (const Place& place : places) cairo_line_to(context_, pt(place.x), pt(place.y));
    stroke(context_, thickness, colour);
}

void Sheet::disc(Place centre, double radius, Ink colour)
{
    cairo_new_path(context_);
    cairo_arc(context_, pt(centre.x), pt(centre.y), pt(radius), 0.0, 2.0 * G_PI);
    set_source(context_, colour);
    cairo_fill(context_);
}

void Sheet::ring(Place centre, double radius, double thickness, Ink colour)
{
    cairo_new_path(context_);
    cairo_arc(context_, pt(centre.x), pt(centre.y), pt(radius), 0.0, 2.0 * G_PI);
    stroke(context_, thickness, colour);
}

void Sheet::box(Place corner, double width, double height, Ink colour)
{
    cairo_new_path(context_);
    cairo_rectangle(context_, pt(corner.x), pt(corner.y), pt(width), pt(height));
    set_source(context_, colour);
    cairo_fill(context_);
}

void Sheet::shape(std::span<const Place> curves, Ink fill, double thickness, Ink outline)
{
    if (curves.empty()) return;
    cairo_new_path(context_);
    cairo_move_to(context_, pt(curves[0].x), pt(curves[0].y));
    for (std::size_t i = 1; i + 2 < curves.size(); i += 3)
        cairo_curve_to(context_, pt(curves[i].x), pt(curves[i].y), pt(curves[i + 1].x),
                       pt(curves[i + 1].y), pt(curves[i + 2].x), pt(curves[i + 2].y));
    cairo_close_path(context_);
    set_source(context_, fill);
    cairo_fill_preserve(context_);
    stroke(context_, thickness, outline);
}

void Sheet::clip(Place corner, double width, double height)
{
    cairo_save(context_);
    cairo_new_path(context_);
    cairo_rectangle(context_, pt(corner.x), pt(corner.y), pt(width), pt(height));
    cairo_clip(context_);
}

void Sheet::unclip() { cairo_restore(context_); }

} // namespace eupnea::report
