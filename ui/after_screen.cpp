// SPDX-License-Identifier: MIT
#include "ui/key_hints.hpp"
#include "ui/origin.hpp"
#include "ui/screens.hpp"
#include "ui/session_plot.hpp"
#include "ui/summary.hpp"

#include <array>

namespace eupnea::ui {

namespace {

constexpr std::array hints{KeyHint{"Enter", "practise again"}, KeyHint{"L", "light or dark"},
                           KeyHint{"Esc", "close"}};

void answer_keys(Frame& frame)
{
    if (frame.keys.entered()) frame.view.seen = frame.session.start()->since_launch;
    if (frame.keys.pressed(Key::escape)) frame.view.closing = true;
}

void draw_evidence(const Frame& frame, const Summary& summary, Rect area)
{
    const Canvas& canvas = frame.canvas;
    ImFont* small = canvas.font().small;
    area.cut_top(
        canvas.paragraph(area, small, canvas.colour().quiet, evidence_words(summary).view()) +
        canvas.px(4.0f));
    if (frame.session.start()->origin == Origin::simulated)
        canvas.text(area.cut_top(1.3f * Canvas::height_of(small)).top_left(), small,
                    canvas.colour().quiet, "These are a simulated person's numbers, not yours.");
    const auto notices = frame.session.notices();
    if (!notices.empty())
        canvas.text_within(area.top_left(), area.width(), small, canvas.colour().quiet,
                           notices.back().text.view());
}

} // namespace

void draw_after_screen(Frame& frame)
{
    answer_keys(frame);
    const Canvas& canvas = frame.canvas;
    const Palette& colour = canvas.colour();
    const Fonts& font = canvas.font();
    const Summary summary = summarise(frame.session);

    Rect area = canvas.area();
    draw_origin(frame, {canvas.px(28.0f), canvas.px(18.0f)});
    const Rect keys = area.cut_bottom(canvas.px(52.0f));
    area = area.inset(canvas.px(64.0f), 0.0f);
    area.cut_top(canvas.px(50.0f));
    canvas.text(area.cut_top(1.25f * Canvas::height_of(font.large)).top_left(), font.large,
                colour.text, duration_words(summary.guided).view());
    area.cut_top(canvas.paragraph(area, font.body, colour.quiet, summary_words(summary).view()));
    area.cut_top(canvas.px(26.0f));
    draw_evidence(frame, summary, area.cut_bottom(4.2f * Canvas::height_of(font.small)));
    area.cut_bottom(canvas.px(10.0f));
    draw_session_plot(frame, area);
    draw_key_hints(canvas, keys.centre(), hints);
}

} // namespace eupnea::ui
