// SPDX-License-Identifier: MIT
#include <fmt/ranges.h>

#include "practice/check_in.hpp"
#include "ui/flower_view.hpp"
#include "ui/kit/key_hints.hpp"
#include "ui/letter_state.hpp"
#include "ui/origin.hpp"
#include "ui/report_state.hpp"
#include "ui/screens.hpp"
#include "ui/session_plot.hpp"
#include "ui/summary.hpp"
#include "ui/then_and_now.hpp"
#include "ui/unwritten_notes.hpp"

#include <vector>

namespace eupnea::ui {

namespace {

bool has_letter(const Frame& frame)
{
    const LetterState& letter = frame.view.state<LetterState>();
    return !letter.lines.empty() && letter.session == frame.session.start()->since_launch;
}

bool can_keep_letter(const Frame& frame)
{
    const LetterState& letter = frame.view.state<LetterState>();
    return has_letter(frame) && !letter.kept && !letter.note.pending();
}

/// @param longer  there is more to read than fits
std::vector<KeyHint> hints(const Frame& frame, bool longer)
{
    std::vector<KeyHint> hints;
    if (can_keep_letter(frame))
        hints.push_back({"K", "keep the letter in the journal"});
    else if (!unwritten_reason(frame.view).empty())
        hints.push_back({"K", "write the line once more"});
    hints.push_back({"Enter", "practise again"});
    hints.push_back({"S", "all sessions"});
    if (frame.resources.notebook.request_report) hints.push_back({"P", "a page to take along"});
    hints.push_back({"Esc", "close"});
    if (longer) hints.push_back({"PgUp PgDn", "further"});
    hints.push_back({"L", "light or dark"});
    return hints;
}

void keep_letter(Frame& frame)
{
    if (!frame.resources.notebook.write) return;
    LetterState& letter = frame.view.state<LetterState>();
    letter.note.write(frame.resources.notebook,
                      {"A letter to yourself", fmt::format("{}", fmt::join(letter.lines, "\n")),
                       NoteOf::newest_session});
}

void poll_notes(Frame& frame)
{
    LetterState& letter = frame.view.state<LetterState>();
    if (letter.note.poll()) letter.kept = true;
    poll_unwritten_notes(frame.view);
}

/// Of the practice that was just over, to think on.
std::vector<std::string> questions_of(const Frame& frame)
{
    const auto& step = frame.session.step();
    const Practice* practice = step ? frame.resources.practice(step->practice.view()) : nullptr;
    return practice ? practice->questions : std::vector<std::string>{};
}

Seconds stayed(const Session& session) { return session.end()->time.time_since_epoch(); }

/// Of the guide; of the whole where a practice led through it, or nothing did.
Seconds length_of(const Session& session, const Summary& summary)
{
    const bool guide_alone = !session.step() && summary.guided > 0s;
    return guide_alone ? summary.guided : stayed(session);
}

Line facts_words(const Frame& frame, const Summary& summary)
{
    const Session& session = frame.session;
    const Origin origin = session.start()->origin;
    if (!session.step()) return summary_words(summary, origin);
    return kind_sentence(facts_of(session.states(), stayed(session)), origin);
}

void leave(Frame& frame) { frame.view.seen = frame.session.start()->since_launch; }

void answer_keys(Frame& frame)
{
    if (frame.keys.entered()) leave(frame);
    if (frame.keys.typed('s')) {
        leave(frame);
        frame.view.open(ScreenId::sessions);
    }
    answer_try_again(frame);
    if (frame.keys.typed('k') && can_keep_letter(frame)) keep_letter(frame);
    if (frame.keys.typed('p') && frame.resources.notebook.request_report)
        open_report(frame.view.state<ReportState>(), std::nullopt);
    if (frame.keys.pressed(Key::escape)) frame.view.closing = true;
}

/// What happened last: whether what was written is kept, or the session's newest notice.
Line last_words(const Frame& frame)
{
    const LetterState& letter = frame.view.state<LetterState>();
    if (has_letter(frame) && letter.kept) return "The letter is kept in the journal.";
    if (has_letter(frame) && letter.note.failed()) return letter.note.error();
    if (const auto reason = unwritten_reason(frame.view); !reason.empty())
        return format_line("Your line is not in the journal yet. {}", reason);
    const auto notices = frame.session.notices();
    return notices.empty() ? Line{} : Line{notices.back().text.view()};
}

/// At the foot of the area, which keeps what is above.
void draw_evidence(const Frame& frame, const Summary& summary, Rect& area)
{
    const Canvas& canvas = frame.canvas;
    ImFont* small = canvas.font().small;
    const Colour quiet = canvas.colour().quiet;
    const auto write_line = [&](std::string_view line) {
        const Rect row = area.cut_bottom(1.3f * Canvas::height_of(small));
        canvas.text_within(row.top_left(), row.width(), small, quiet, line);
    };
    if (const Line last = last_words(frame); !last.empty()) write_line(last.view());
    if (frame.session.start()->origin == Origin::simulated)
        write_line("These are a simulated person's numbers, not yours.");
    const Line evidence = evidence_words(summary);
    area.cut_bottom(canvas.px(4.0f));
    const float height = canvas.paragraph_height(area.width(), small, evidence.view());
    canvas.paragraph(area.cut_bottom(height), small, quiet, evidence.view());
}

/// At the right, where the curves keep room enough to be read.
void draw_flower_beside(const Frame& frame, Rect& area)
{
    const float width = std::min(area.height(), 0.30f * area.width());
    const bool room = area.width() - width > 30.0f * Canvas::height_of(frame.canvas.font().small);
    if (!room || frame.session.breaths().empty()) return;
    draw_flower(frame.canvas, area.cut_right(width), session_flower(frame.session));
    area.cut_right(frame.canvas.px(40.0f));
}

} // namespace

void draw_after_screen(Frame& frame)
{
    answer_keys(frame);
    poll_notes(frame);
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
                colour.text, duration_words(length_of(frame.session, summary)).view());
    area.cut_top(
        canvas.paragraph(area, font.body, colour.quiet, facts_words(frame, summary).view()));
    area.cut_top(canvas.px(26.0f));
    area.cut_bottom(canvas.px(20.0f));
    draw_evidence(frame, summary, area);
    area.cut_bottom(canvas.px(14.0f));
    bool longer = false;
    if (frame.session.step()) {
        const Rect words = area.cut_left(0.42f * area.width());
        area.cut_left(canvas.px(40.0f));
        longer = draw_then_and_now(frame, words, questions_of(frame));
    }
    draw_flower_beside(frame, area);
    draw_session_plot(frame, area);
    draw_key_hints(canvas, keys.centre(), hints(frame, longer));
}

} // namespace eupnea::ui
