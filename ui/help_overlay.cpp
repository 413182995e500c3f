// SPDX-License-Identifier: MIT
#include "ui/help_overlay.hpp"

#include "measures/glossary.hpp"
#include "ui/help_state.hpp"
#include "ui/kit/list.hpp"
#include "ui/kit/page.hpp"

namespace eupnea::ui {

namespace {

/// @param under_way  a session is
std::array<KeyHint, 2> hints(bool under_way)
{
    return {{{"\u2191 \u2193", "another number"},
             {"?", under_way ? "back, your session goes on" : "back"}}};
}

void draw_term(const Canvas& canvas, Rect area, const Term& term)
{
    const Fonts& font = canvas.font();
    const Palette& colour = canvas.colour();
    const Line name =
        term.unit.empty() ? Line{term.name} : format_line("{} ({})", term.name, term.unit);
    const auto write_line = [&](ImFont* face, Colour ink, std::string_view words) {
        area.cut_top(canvas.paragraph(area, face, ink, words) + 0.8f * Canvas::height_of(face));
    };
    write_line(font.large, colour.text, name.view());
    write_line(font.body, colour.text, term.means);
    write_line(font.body, colour.quiet, term.is_not);
    write_line(font.small, colour.quiet, format_line("Source: {}", term.source).view());
}

} // namespace

bool answer_help_keys(Frame& frame)
{
    bool& open = frame.view.state<HelpState>().open;
    const bool was_open = open;
    if (frame.keys.typed('?') || frame.keys.pressed(Key::f1)) open = !open;
    if (frame.keys.pressed(Key::escape)) open = false;
    return open || was_open;
}

void draw_help_overlay(Frame& frame)
{
    const Canvas& canvas = frame.canvas;
    const bool under_way = frame.session.start() && !frame.session.end();
    Rect area = draw_page(canvas, "What the numbers mean", hints(under_way));
    const auto terms = glossary();
    const Rect list = area.cut_left(0.36f * area.width());
    area.cut_left(canvas.px(48.0f));
    const auto row = [&](std::size_t i) { return Row{terms[i].name, terms[i].unit, false}; };
    std::size_t& chosen = frame.view.state<HelpState>().term;
    chosen = draw_list(frame.canvas, frame.keys, list, terms.size(), chosen, row);
    draw_term(canvas, area, terms[chosen]);
}

} // namespace eupnea::ui
