// SPDX-License-Identifier: MIT
// The page to take along: as it will be printed, and which sections it has.
#include <fmt/format.h>

#include "ui/kit/page.hpp"
#include "ui/report_state.hpp"
#include "ui/screens.hpp"

namespace eupnea::ui {

namespace {

constexpr std::array hints{KeyHint{"W", "write it as PDF"}, KeyHint{"1 to 9", "sections"},
                           KeyHint{"PgUp PgDn", "pages"}, KeyHint{"L", "light or dark"},
                           KeyHint{"Esc", "back"}};

ReportWish wish_of(const ReportState& state)
{
    ReportWish wish{state.session, {}, state.page};
    for (std::size_t i = 0; i < report_sections.size(); ++i)
        if (state.chosen[i]) wish.sections.emplace_back(report_sections[i].key);
    return wish;
}

void request_page(const Frame& frame, ReportState& state)
{
    const auto& request = frame.resources.notebook.request_report;
    if (request) state.shown.expect(request(wish_of(state)));
}

void toggle(const Frame& frame, ReportState& state, std::size_t section)
{
    state.chosen.flip(section);
    state.page = 0;
    request_page(frame, state);
}

void turn_page(const Frame& frame, ReportState& state)
{
    const std::size_t pages = state.shown.value().pages;
    const std::size_t before = state.page;
    if (frame.keys.pressed(Key::page_down) && state.page + 1 < pages) ++state.page;
    if (frame.keys.pressed(Key::page_up) && state.page > 0) --state.page;
    if (state.page != before) request_page(frame, state);
}

void answer_keys(Frame& frame, ReportState& state)
{
    if (frame.keys.pressed(Key::escape)) state.open = false;
    for (std::size_t i = 0; i < report_sections.size(); ++i)
        if (frame.keys.typed(static_cast<char>('1' + i))) toggle(frame, state, i);
    turn_page(frame, state);
    const auto& write = frame.resources.notebook.write_report;
    if (frame.keys.typed('w') && write && !state.file.pending())
        state.file.expect(write(wish_of(state)));
}

void poll(Frame& frame, ReportState& state)
{
    if (!state.shown.known() && !state.shown.pending()) request_page(frame, state);
    if (state.shown.poll(frame.elapsed) && state.shown.error().empty())
        state.picture.show(state.shown.value().picture);
    state.file.poll(frame.elapsed);
}

/// What was written, or why nothing is to be seen.
std::string last_words(const ReportState& state)
{
    if (!state.shown.error().empty()) return state.shown.error();
    if (!state.file.error().empty()) return state.file.error();
    if (!state.file.value().empty())
        return fmt::format("Written to {}. Nobody else can read it.", state.file.value());
    if (!state.shown.known()) return "The page is being made\u2026";
    const std::size_t pages = state.shown.value().pages;
    return pages > 1 ? fmt::format("Page {} of {}.", state.page + 1, pages) : "";
}

void draw_sections(Frame& frame, ReportState& state, Rect area)
{
    const Canvas& canvas = frame.canvas;
    ImFont* font = canvas.font().body;
    const float height = 1.7f * Canvas::height_of(font);
    for (std::size_t i = 0; i < report_sections.size(); ++i) {
        if (i == 6) area.cut_top(0.6f * height);
        const Rect row = area.cut_top(height);
        bool hovered = false;
        if (canvas.click(report_sections[i].key.data(), row, &hovered)) toggle(frame, state, i);
        const bool chosen = state.chosen[i];
        const Palette& colour = canvas.colour();
        const float radius = 0.2f * Canvas::height_of(font);
        const Point dot{row.left + radius, row.centre().y};
        if (chosen)
            canvas.draw().AddCircleFilled(dot, radius, colour.breath_text);
        else
            canvas.draw().AddCircle(dot, radius, colour.quiet);
        canvas.text({row.left + canvas.px(22.0f), row.centre().y - 0.5f * Canvas::height_of(font)},
                    font, chosen || hovered ? colour.text : colour.quiet,
                    format_line("{}  {}", i + 1, report_sections[i].name).view());
    }
    area.cut_top(height);
    canvas.paragraph(area, canvas.font().small, canvas.colour().quiet, last_words(state));
}

} // namespace

void draw_report_screen(Frame& frame)
{
    ReportState& state = frame.view.state<ReportState>();
    poll(frame, state);
    answer_keys(frame, state);
    Rect area = draw_page(frame.canvas, "One page to take along", hints);
    const Rect sections = area.cut_right(0.34f * area.width());
    const Rect place = state.picture.draw(frame.canvas, area.inset(0.0f, frame.canvas.px(6.0f)));
    if (state.shown.known() && state.shown.error().empty())
        frame.canvas.draw().AddRect(place.top_left(), place.bottom_right(),
                                    frame.canvas.colour().line);
    draw_sections(frame, state, sections);
}

} // namespace eupnea::ui
