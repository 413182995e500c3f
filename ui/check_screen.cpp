// SPDX-License-Identifier: MIT
#include <fmt/ranges.h>

#include "practice/check_in.hpp"
#include "ui/beginning.hpp"
#include "ui/check_state.hpp"
#include "ui/kit/number_scale.hpp"
#include "ui/kit/page.hpp"
#include "ui/screens.hpp"
#include "ui/unwritten_notes.hpp"

namespace eupnea::ui {

namespace {

constexpr std::array in_hints{KeyHint{"Enter", "next"}, KeyHint{"Tab", "straight to the practice"},
                              KeyHint{"Esc", "back"}, KeyHint{"\u2190 \u2192", "number"}};
constexpr std::array words_hints{KeyHint{"Enter", "a new line"},
                                 KeyHint{"Tab", "on to the practice"}, KeyHint{"Esc", "back"}};
constexpr std::array out_hints{KeyHint{"Enter", "next"}, KeyHint{"Tab", "this was enough"},
                               KeyHint{"Esc", "skip the rest"}, KeyHint{"\u2190 \u2192", "number"}};
constexpr NumberRange scale{0, 10};
constexpr std::size_t longest_answer = 159; ///< bytes of a Text
constexpr std::size_t longest_words = 2000;

/// What is asked on one page.
struct Asked {
    std::string_view words;
    bool number = false;
    const CheckInQuestion* question = nullptr; ///< null: the practice's own question
};

/// The practice's own question is asked whether the others are wanted or not.
std::vector<Asked> questions(CheckMoment moment, const Practice* practice, bool wanted)
{
    std::vector<Asked> asked;
    for (const CheckInQuestion& question : check_in_questions())
        if (wanted && (moment == CheckMoment::before ? question.before : question.after))
            asked.push_back({question.words, question.number, &question});
    if (moment == CheckMoment::before && practice && !practice->words_before.empty())
        asked.push_back({practice->words_before, false, nullptr});
    return asked;
}

std::vector<std::string> lines_in(std::string_view text)
{
    std::vector<std::string> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        if (end > 0) lines.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

void keep_answer(Frame& frame, CheckMoment moment, const GiveAnswer& answer)
{
    if (moment == CheckMoment::before)
        return frame.view.state<CheckState>().before.push_back(answer);
    frame.send(answer);
    if (answer.question == CheckQuestion::line && !answer.words.empty())
        keep_note(frame, {"", std::string{answer.words.view()}, NoteOf::newest_session});
}

/// What was skipped is no answer.
void take_answer(Frame& frame, CheckMoment moment, const Asked& asked)
{
    CheckState& check = frame.view.state<CheckState>();
    const bool written = !check.words.text.empty();
    if (!asked.question && written)
        check.own_words = lines_in(check.words.text);
    else if (asked.question && asked.number && check.number)
        keep_answer(
            frame, moment,
            {moment, asked.question->question, static_cast<std::uint8_t>(*check.number), {}});
    else if (asked.question && !asked.number && written)
        keep_answer(frame, moment, {moment, asked.question->question, {}, check.words.text});
    check.number.reset();
    check.words.clear();
}

void finish(Frame& frame, CheckMoment moment)
{
    if (moment == CheckMoment::before) return begin_practice(frame);
    frame.view.state<CheckState>().start_over();
    frame.view.state<CheckState>().over = frame.session.start()->since_launch;
}

/// What was answered here before stands there again.
void recall(CheckState& check, const Asked& asked)
{
    if (!asked.question) {
        check.words.text = fmt::format("{}", fmt::join(std::exchange(check.own_words, {}), "\n"));
    } else {
        const auto found =
            std::ranges::find(check.before, asked.question->question, &GiveAnswer::question);
        if (found == check.before.end()) return;
        if (found->number) check.number = *found->number;
        check.words.text = found->words.view();
        check.before.erase(found);
    }
    check.words.cursor = check.words.text.size();
}

void move_to(Frame& frame, CheckMoment moment, const std::vector<Asked>& asked, std::size_t next)
{
    CheckState& check = frame.view.state<CheckState>();
    take_answer(frame, moment, asked[check.question]);
    check.question = next;
    if (next < asked.size()) recall(check, asked[next]);
}

/// To the question before; what is asked afterwards is left.
void go_back(Frame& frame, CheckMoment moment, const std::vector<Asked>& asked)
{
    CheckState& check = frame.view.state<CheckState>();
    if (moment == CheckMoment::after) return finish(frame, moment);
    if (check.question > 0) return move_to(frame, moment, asked, check.question - 1);
    check.start_over();
    frame.view.open(ScreenId::choose);
}

void draw_progress(const Canvas& canvas, Point centre, std::size_t now, std::size_t all)
{
    const float step = canvas.px(16.0f);
    float x = centre.x - 0.5f * step * static_cast<float>(all - 1);
    for (std::size_t i = 0; i < all; ++i, x += step)
        canvas.draw().AddCircleFilled({x, centre.y}, canvas.px(3.0f),
                                      i == now ? canvas.colour().breath : canvas.colour().line, 16);
}

/// The words and what answers them, a little above the middle.
void draw_question(Frame& frame, Rect area, const Asked& asked)
{
    const Canvas& canvas = frame.canvas;
    ImFont* medium = canvas.font().medium;
    const float body = Canvas::height_of(canvas.font().body);
    area = area.inset(0.12f * area.width(), 0.0f);
    const float words = canvas.prose_height(area.width(), medium, asked.words) + canvas.px(20.0f);
    const float lines = asked.question ? 2.0f : 6.0f;
    const float answer = asked.number ? 3.2f * body : (0.8f + 1.4f * lines) * body;
    area.cut_top(0.36f * std::max(0.0f, area.height() - words - answer));
    canvas.prose(area.cut_top(words), medium, canvas.colour().text, asked.words);
    if (asked.number)
        return draw_number_scale(canvas, area.cut_top(answer), scale,
                                 frame.view.state<CheckState>().number);
    frame.view.writing = true;
    draw_text_field(canvas, area.cut_top(answer), frame.view.state<CheckState>().words,
                    "or nothing at all", Cursor::shown);
}

void take_keys(Frame& frame, CheckMoment moment, const std::vector<Asked>& asked)
{
    CheckState& check = frame.view.state<CheckState>();
    const Asked& now = asked[check.question];
    const bool many_lines = !now.question;
    if (now.number) {
        step_number(frame.keys, scale, check.number);
        type_number(frame.keys, scale, check.number);
    } else {
        check.words.take(frame.keys, many_lines ? longest_words : longest_answer,
                         many_lines ? TextLines::many : TextLines::one);
    }
    if (frame.keys.pressed(Key::escape)) return go_back(frame, moment, asked);
    const bool rest = frame.keys.pressed(Key::tab);
    const bool next = frame.keys.entered() && !many_lines;
    if (!rest && !next) return;
    move_to(frame, moment, asked, check.question + 1);
    if (rest || check.question == asked.size()) finish(frame, moment);
}

/// The last one is for numbers.
std::span<const KeyHint> hints_for(CheckMoment moment, const Asked& asked)
{
    if (!asked.question) return words_hints;
    const std::span<const KeyHint> hints =
        moment == CheckMoment::after ? std::span<const KeyHint>{out_hints} : in_hints;
    return asked.number ? hints : hints.first(hints.size() - 1);
}

void draw_check(Frame& frame, CheckMoment moment)
{
    const auto asked =
        questions(moment, chosen_practice(frame), frame.view.state<CheckState>().wanted);
    if (asked.empty()) return finish(frame, moment);
    take_keys(frame, moment, asked);
    const std::size_t now = std::min(frame.view.state<CheckState>().question, asked.size() - 1);
    const bool before = moment == CheckMoment::before;
    Rect area = draw_page(frame.canvas, before ? "Before you begin" : "Afterwards",
                          hints_for(moment, asked[now]));
    const Rect dots = area.cut_bottom(frame.canvas.px(20.0f));
    const Rect note = area.cut_bottom(1.6f * Canvas::height_of(frame.canvas.font().small));
    frame.canvas.text(
        {note.centre().x, note.top}, frame.canvas.font().small, frame.canvas.colour().quiet,
        asked[now].question ? "Anything can be skipped." : "One sentence a line, or none.",
        Align::centre);
    area.cut_bottom(frame.canvas.px(16.0f));
    draw_progress(frame.canvas, dots.centre(), now, asked.size());
    draw_question(frame, area, asked[now]);
}

} // namespace

void draw_check_in_screen(Frame& frame) { draw_check(frame, CheckMoment::before); }
void draw_check_out_screen(Frame& frame) { draw_check(frame, CheckMoment::after); }

} // namespace eupnea::ui
