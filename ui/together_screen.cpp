// SPDX-License-Identifier: MIT
// Afterwards, together: first what the client noticed, then what happened, step by step. Nothing is graded.
#include "ui/kit/list.hpp"
#include "ui/kit/page.hpp"
#include "ui/origin.hpp"
#include "ui/screens.hpp"
#include "ui/session_plot.hpp"
#include "ui/together_state.hpp"
#include "ui/unwritten_notes.hpp"
#include "ui/words.hpp"

#include <array>

#include "session/step_facts.hpp"

namespace eupnea::ui {

namespace {

constexpr std::string_view first_question = "What did you notice?";
constexpr std::size_t longest_words = 159; ///< bytes of a Text
constexpr std::array first_hints{KeyHint{"Enter", "on to what happened"}};

/// A step, or a note within it.
struct TogetherRow {
    Line title;
    Line facts;
    Timestamp from;
    Timestamp until;
    const Mark* note = nullptr;
};

Line time_words(Timestamp time)
{
    const auto seconds = static_cast<int>(seconds_of(time));
    return format_line("{}:{:02}", seconds / 60, seconds % 60);
}

/// "heart 68, breath 6.1, swing 8", or why there is little of it.
Line facts_words(const StepFacts& facts)
{
    if (facts.reason) return clause(*facts.reason);
    std::string words;
    const auto add = [&](std::string_view name, const std::optional<float>& value, int digits) {
        if (value)
            words += fmt::format("{}{} {:.{}f}", words.empty() ? "" : ", ", name, *value, digits);
    };
    add("heart", facts.heart_rate_bpm, 0);
    add("breath", facts.breath_rate_per_min, 1);
    add("swing", facts.hr_swing_bpm, 0);
    return Line{words};
}

/// What came at the session's end, or after it, belongs to the last step.
bool is_in(const Session& session, const StepFacts& step, Timestamp time)
{
    const bool last = session.end() && step.until == session.end()->time;
    return time >= step.step.time && (last || time < step.until);
}

void add_answers(const Session& session, const StepFacts& step, std::vector<TogetherRow>& rows)
{
    for (const ItemAnswered& answer : session.item_answers())
        if (answer.number && is_in(session, step, answer.time))
            rows.push_back(
                {format_line("      {}: {}", answer.questionnaire.view(), *answer.number),
                 {},
                 step.step.time,
                 step.until,
                 nullptr});
}

void add_notes(const Session& session, const StepFacts& step, std::vector<TogetherRow>& rows)
{
    for (const Mark& mark : session.marks())
        if (is_in(session, step, mark.time))
            rows.push_back({format_line("      {}  {}", time_words(mark.time).view(),
                                        mark.text.empty() ? "a mark" : mark.text.view()),
                            {},
                            step.step.time,
                            step.until,
                            &mark});
}

std::vector<TogetherRow> rows_of(const Session& session)
{
    std::vector<TogetherRow> rows;
    for (const StepFacts& step : step_facts(session)) {
        rows.push_back(
            {format_line("{}  {}", time_words(step.step.time).view(), step.step.title.view()),
             facts_words(step), step.step.time, step.until, nullptr});
        add_answers(session, step, rows);
        add_notes(session, step, rows);
    }
    return rows;
}

TogetherState& state_of(Frame& frame)
{
    TogetherState& state = frame.view.state<TogetherState>();
    const Seconds session = frame.session.start()->since_launch;
    if (state.session != session) {
        state = TogetherState{};
        state.session = session;
    }
    return state;
}

void keep_words(Frame& frame, const std::string& words)
{
    if (words.empty()) return;
    frame.send(GiveAnswer{CheckMoment::after, CheckQuestion::line, {}, Text{words}});
    keep_note(frame, {std::string{first_question}, words, NoteOf::newest_session});
}

/// The client's own words come before any curve.
void draw_first_question(Frame& frame, TogetherState& state)
{
    const Canvas& canvas = frame.canvas;
    Rect area = draw_page(canvas, "Together", first_hints);
    area = area.inset(0.12f * area.width(), 0.0f);
    area.cut_top(0.24f * area.height());
    ImFont* medium = canvas.font().medium;
    canvas.prose(area.cut_top(1.6f * Canvas::height_of(medium)), medium, canvas.colour().text,
                 first_question);
    frame.view.writing = true;
    state.words.take(frame.keys, longest_words, TextLines::one);
    draw_text_field(canvas, area.cut_top(4.0f * Canvas::height_of(canvas.font().body)), state.words,
                    "the client's own words, or none", Cursor::shown);
    if (!frame.keys.entered()) return;
    keep_words(frame, state.words.text);
    state.noticed = true;
}

void edit_note(Frame& frame, TogetherState& state, const Mark& note)
{
    frame.view.writing = true;
    state.editing->take(frame.keys, longest_words, TextLines::one);
    if (frame.keys.entered()) frame.send(ChangeNote{note.time, Text{state.editing->text}});
    if (frame.keys.entered() || frame.keys.pressed(Key::escape)) state.editing.reset();
}

void answer_keys(Frame& frame, TogetherState& state, const TogetherRow& row)
{
    if (state.editing && row.note) return edit_note(frame, state, *row.note);
    state.editing.reset();
    if (frame.keys.typed('e') && row.note) {
        state.editing.emplace();
        state.editing->text = row.note->text.view();
        state.editing->cursor = state.editing->text.size();
    }
    if (frame.keys.typed('t')) frame.send(MarkTalk{row.from, row.until});
    answer_try_again(frame);
    if (frame.keys.entered()) frame.view.seen = frame.session.start()->since_launch;
    if (frame.keys.pressed(Key::escape)) frame.view.closing = true;
}

std::vector<KeyHint> hints(const TogetherState& state, const TogetherRow* row)
{
    if (state.editing) return {{"Enter", "keep the note"}, {"Esc", "leave it as it was"}};
    std::vector<KeyHint> hints{{"\u2191 \u2193", "step or note"}};
    if (row && row->note) hints.push_back({"E", "change the note"});
    hints.push_back({"T", "people talked in this step"});
    hints.push_back({"Enter", "another session"});
    hints.push_back({"Esc", "close"});
    hints.push_back({"L", "light or dark"});
    return hints;
}

void draw_editing(const Canvas& canvas, Rect& area, const TogetherState& state)
{
    if (!state.editing) return;
    draw_text_field(canvas,
                    area.cut_bottom(canvas.px(20.0f) + Canvas::height_of(canvas.font().body)),
                    *state.editing, "nothing: the note is taken out", Cursor::shown);
    area.cut_bottom(canvas.px(10.0f));
}

} // namespace

void draw_together_screen(Frame& frame)
{
    TogetherState& state = state_of(frame);
    if (!state.noticed) return draw_first_question(frame, state);
    poll_unwritten_notes(frame.view);
    const auto rows = rows_of(frame.session);
    const Canvas& canvas = frame.canvas;
    state.row = rows.empty() ? 0 : std::min(state.row, rows.size() - 1);
    Rect area =
        draw_page(canvas, "What happened", hints(state, rows.empty() ? nullptr : &rows[state.row]));
    draw_origin(frame, {canvas.px(28.0f), canvas.px(14.0f)});
    if (rows.empty()) return;
    answer_keys(frame, state, rows[state.row]);
    Rect list = area.cut_left(0.56f * area.width());
    area.cut_left(canvas.px(40.0f));
    draw_editing(canvas, list, state);
    const auto row = [&](std::size_t i) {
        return Row{rows[i].title.view(), rows[i].facts.view(), false};
    };
    const Keys none;
    state.row =
        draw_list(canvas, state.editing ? none : frame.keys, list, rows.size(), state.row, row);
    draw_session_plot(frame, area);
}

} // namespace eupnea::ui
