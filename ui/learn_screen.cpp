// SPDX-License-Identifier: MIT
#include "ui/kit/list.hpp"
#include "ui/kit/page.hpp"
#include "ui/learn_state.hpp"
#include "ui/navigation.hpp"
#include "ui/screens.hpp"

namespace eupnea::ui {

namespace {

constexpr std::array hints{KeyHint{"\u2191 \u2193", "page"}, KeyHint{"PgUp PgDn", "further"},
                           KeyHint{"L", "light or dark"}, KeyHint{"Esc", "back"}};

constexpr std::string_view sources_mark = "Sources:";

/// The text, and the sources that stand at its end.
struct PageParts {
    std::string_view text;
    std::string_view sources;
};
PageParts parts_of(std::string_view page)
{
    const std::size_t position = page.rfind(sources_mark);
    if (position == std::string_view::npos) return {page, {}};
    return {page.substr(0, position), page.substr(position)};
}

void draw_open_page(Frame& frame, const Rect& area, const LearnPage& page)
{
    const Canvas& canvas = frame.canvas;
    const Fonts& font = canvas.font();
    const auto [text, sources] = parts_of(page.text);
    const float width = area.width() - canvas.px(14.0f);
    const float title = canvas.prose_height(width, font.large, page.title);
    const float body = canvas.prose_height(width, font.body, text);
    const float height = title + body + canvas.prose_height(width, font.small, sources);
    Scroll& scroll = frame.view.state<LearnState>().scroll;
    scroll.follow(frame.keys, area, height);
    const ScrolledArea scrolled{canvas, area, scroll, height};
    Rect rest = scrolled.content();
    rest.cut_top(canvas.prose(rest, font.large, canvas.colour().text, page.title));
    rest.cut_top(canvas.prose(rest, font.body, canvas.colour().text, text));
    canvas.prose(rest, font.small, canvas.colour().quiet, sources);
}

} // namespace

void draw_learn_screen(Frame& frame)
{
    answer_escape(frame);
    const Canvas& canvas = frame.canvas;
    Rect area = draw_page(canvas, "Something to read", hints);
    const auto& pages = frame.resources.pages;
    if (pages.empty()) {
        canvas.prose(area, canvas.font().body, canvas.colour().quiet,
                     "The pages that came with the program are not there.");
        return;
    }
    LearnState& view = frame.view.state<LearnState>();
    const Rect list = area.cut_left(0.42f * area.width());
    area.cut_left(canvas.px(48.0f));
    const auto row = [&](std::size_t i) { return Row{pages[i].title, "", false}; };
    const std::size_t next =
        draw_list(frame.canvas, frame.keys, list, pages.size(), view.page, row);
    if (next != view.page) view = {next, {}};
    draw_open_page(frame, area, pages[view.page]);
}

} // namespace eupnea::ui
