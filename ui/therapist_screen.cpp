// SPDX-License-Identifier: MIT
#include "ui/client_screen.hpp"
#include "ui/kit/number_scale.hpp"
#include "ui/numbers.hpp"
#include "ui/origin.hpp"
#include "ui/practice_time.hpp"
#include "ui/ribbons.hpp"
#include "ui/screens.hpp"
#include "ui/session_timeline.hpp"
#include "ui/signal_rows.hpp"
#include "ui/therapist_keys.hpp"
#include "ui/words.hpp"

#include <array>
#include <cmath>
#include <utility>

#include "calm/words.hpp"

namespace eupnea::ui {

namespace {

constexpr int widest_scale = 20; ///< numbers in a row; more are typed

Line clock_words(Seconds time)
{
    const auto seconds = static_cast<int>(std::max(0.0, std::round(time.count())));
    return format_line("{}:{:02}", seconds / 60, seconds % 60);
}

/// Of the step under way, without what comes after it.
Seconds left_of_step(const Frame& frame, const Practice& practice)
{
    Seconds after{0.0};
    for (std::size_t i = std::size_t{frame.session.step()->step} + 1; i < practice.steps.size();
         ++i)
        after += practice.steps[i].length;
    return time_left(frame) - after;
}

Line step_time_words(const Frame& frame, const Practice& practice, const PracticeStep& step)
{
    if (is_paused(frame)) return frame.session.talking() ? "people talk" : "paused";
    const Seconds left = left_of_step(frame, practice);
    if (step.end == StepEnd::at_length) return format_line("{} left", clock_words(left).view());
    return left > Seconds{1.0} ? format_line("about {}, until you go on", clock_words(left).view())
                               : Line{"until you go on"};
}

/// What is under way, and the time it has taken and has left.
void draw_head(const Frame& frame, Rect area, const Practice* plan)
{
    const Canvas& canvas = frame.canvas;
    const Fonts& font = canvas.font();
    const Line elapsed =
        format_line("{} gone, about {} left", clock_words(frame.now.time_since_epoch()).view(),
                    clock_words(time_left(frame)).view());
    const float width = Canvas::width_of(font.body, elapsed.view()) + canvas.px(24.0f);
    const Rect time = area.cut_right(width);
    canvas.text({time.right, time.top}, font.body, canvas.colour().text, elapsed.view(),
                Align::right);
    const std::string_view title = plan ? std::string_view{plan->title} : "";
    const std::string_view origin = origin_words(frame.session);
    canvas.text_within(area.top_left(), area.width(), font.body, canvas.colour().quiet,
                       format_line("{}{}{}", title, origin.empty() ? "" : "   ", origin).view());
}

struct CalmPartName {
    std::string_view name;
    std::optional<CalmPart> CalmParts::*part;
};
constexpr std::array part_names{
    CalmPartName{"heart rate", &CalmParts::heart_rate},
    CalmPartName{"breathing", &CalmParts::breath_rate},
    CalmPartName{"regular", &CalmParts::regularity},
    CalmPartName{"swing", &CalmParts::swing},
    CalmPartName{"rmssd", &CalmParts::rmssd},
};

/// "settling 58: heart rate 51, breathing 70", or why there is no word.
std::string settling_words(const State& state)
{
    if (!state.calm_index)
        return fmt::format("settling: {}", state.calm_reason == Reason::none
                                               ? "listening"
                                               : clause(state.calm_reason));
    std::string words = fmt::format("{} {:.0f}{}", words_for(state.calm), *state.calm_index,
                                    state.calm_provisional ? " (provisional)" : "");
    const char* before = ": ";
    for (const auto& [name, part] : part_names) {
        if (!(state.calm_parts.*part)) continue;
        words += fmt::format("{}{} {:.0f}", before, name, (state.calm_parts.*part)->index);
        before = ", ";
    }
    return words;
}

void draw_measures(const Frame& frame, Rect area)
{
    const Canvas& canvas = frame.canvas;
    const Palette& colour = canvas.colour();
    const State state = frame.session.state().value_or(State{});
    const Rect words = area.cut_bottom(1.5f * Canvas::height_of(canvas.font().small));
    const Reason heart = state.heart.good() ? Reason::few_beats : state.heart.reason;
    const Reason breath = state.breath.good() ? Reason::few_breaths : state.breath.reason;
    const auto& pattern = frame.session.pacer().pattern();
    const bool guided = pattern && !goes_own_way(frame);
    const Line breathing = breath_rate_words(state);
    const std::array numbers{
        Number{"heart rate", "beats/min", state.heart_rate_bpm, 0, heart, colour.heart},
        Number{"swing", "beats/min", state.hr_swing_bpm, 1, heart, colour.heart},
        Number{breathing.view(), "a minute", state.breath_rate_per_min, 1, breath,
               colour.breath_text},
        Number{"guide", "a minute",
               guided ? std::optional{static_cast<float>(rate_of(*pattern))} : std::nullopt, 1,
               Reason::none, colour.quiet},
    };
    const float width = area.width() / static_cast<float>(numbers.size());
    for (const Number& number : numbers) {
        const Rect one = area.cut_left(width);
        draw_number(canvas, one.centre() - Point{0.0f, 0.1f * one.height()},
                    width - canvas.px(12.0f), number);
    }
    canvas.text_within(words.top_left(), words.width(), canvas.font().small, colour.quiet,
                       settling_words(state));
}

void draw_label(const Canvas& canvas, Rect& area, std::string_view words)
{
    ImFont* small = canvas.font().small;
    canvas.text(area.cut_top(1.45f * Canvas::height_of(small)).top_left(), small,
                canvas.colour().quiet, words);
}

void draw_prose(const Canvas& canvas, Rect& area, ImFont* font, Colour colour,
                std::string_view words)
{
    area.cut_top(canvas.prose(area, font, colour, words) + canvas.px(6.0f));
}

void draw_asked(Frame& frame, Rect& area, const QuestionnaireItem& item)
{
    const Canvas& canvas = frame.canvas;
    std::optional<int>& number = frame.view.state<RoomState>().asked.number;
    draw_label(canvas, area, "Ask");
    draw_prose(canvas, area, canvas.font().body, canvas.colour().text, item.ask);
    const NumberRange range{item.from, item.to};
    if (range.to - range.from <= widest_scale)
        draw_number_scale(canvas, area.cut_top(2.2f * Canvas::height_of(canvas.font().body)), range,
                          number);
    const auto place = number ? static_cast<std::size_t>(*number - item.from) : item.answers.size();
    const Line answer =
        number ? format_line("{}{}{}", *number, place < item.answers.size() ? ": " : "",
                             place < item.answers.size() ? item.answers[place] : "")
               : Line{"type the number, or Enter to leave it out"};
    draw_prose(canvas, area, canvas.font().small, canvas.colour().quiet, answer.view());
}

void draw_said(const Frame& frame, Rect& area)
{
    const Canvas& canvas = frame.canvas;
    const auto prompts = frame.session.prompts();
    if (prompts.empty() || prompts.back().text.empty()) return;
    draw_label(canvas, area, "Being said");
    draw_prose(canvas, area, canvas.font().body, canvas.colour().text, prompts.back().text.view());
}

void draw_course(Frame& frame, Rect& area, const Practice& practice)
{
    const Canvas& canvas = frame.canvas;
    const std::size_t now = frame.session.step()->step;
    if (now >= practice.steps.size()) return;
    const PracticeStep& step = practice.steps[now];
    draw_label(canvas, area,
               format_line("Step {} of {}, {}", now + 1, practice.steps.size(),
                           step_time_words(frame, practice, step).view())
                   .view());
    draw_prose(canvas, area, canvas.font().medium, canvas.colour().text, step.title);
    if (const QuestionnaireItem* item = asked_item(frame)) draw_asked(frame, area, *item);
    draw_said(frame, area);
    draw_label(canvas, area, "Next");
    draw_prose(canvas, area, canvas.font().body, canvas.colour().quiet,
               now + 1 < practice.steps.size() ? std::string_view{practice.steps[now + 1].title}
                                               : "the end");
}

void draw_note_line(const Frame& frame, Rect& area)
{
    const auto& note = frame.view.state<RoomState>().note;
    if (!note) return;
    const Canvas& canvas = frame.canvas;
    draw_text_field(canvas,
                    area.cut_bottom(canvas.px(20.0f) + Canvas::height_of(canvas.font().body)),
                    *note, "A note, then Enter", Cursor::shown);
    area.cut_bottom(canvas.px(8.0f));
}

/// The newest at the bottom.
void draw_notes(const Frame& frame, Rect area)
{
    const Canvas& canvas = frame.canvas;
    ImFont* small = canvas.font().small;
    draw_note_line(frame, area);
    if (talk_is_offered(frame))
        canvas.text_within(area.cut_bottom(1.6f * Canvas::height_of(small)).top_left(),
                           area.width(), small, canvas.colour().text,
                           "The belt looks like speech: T, if people talk.");
    const auto marks = frame.session.marks();
    const float row = 1.35f * Canvas::height_of(small);
    for (auto mark = marks.rbegin(); mark != marks.rend() && area.height() > row; ++mark) {
        Rect line = area.cut_bottom(row);
        const Rect time = line.cut_left(4.0f * Canvas::height_of(small));
        canvas.text(time.top_left(), small, canvas.colour().quiet,
                    clock_words(mark->time.time_since_epoch()).view());
        canvas.text_within(line.top_left(), line.width(), small, canvas.colour().text,
                           mark->text.empty() ? "a mark" : mark->text.view());
    }
}

void draw_hint_rows(const Frame& frame, Rect area)
{
    const float row = area.height() / 3.0f;
    draw_key_hints(frame.canvas, area.cut_top(row).centre(), session_hints(frame));
    draw_key_hints(frame.canvas, area.cut_top(row).centre(), quick_note_hints(frame));
    draw_key_hints(frame.canvas, area.centre(), client_hints(frame));
}

/// The waves, the breath on its guide and the measures.
void draw_body(Frame& frame, Rect area)
{
    const Canvas& canvas = frame.canvas;
    Rect ribbons = area.cut_top(0.44f * area.height());
    ribbons.left += canvas.px(30.0f);
    draw_ribbons(frame, ribbons);
    area.cut_top(canvas.px(12.0f));
    draw_measures(frame, area.cut_top(3.6f * Canvas::height_of(canvas.font().large)));
    area.cut_top(canvas.px(10.0f));
    draw_signal_rows(frame, area);
}

/// The client's picture, in the therapist's window.
void draw_shared_picture(Frame& frame)
{
    const ClientSight& sight = frame.view.state<RoomState>().client;
    if (sight.blank) return;
    const bool numbers = std::exchange(frame.view.numbers, sight.numbers);
    draw_client_screen(frame);
    frame.view.numbers = numbers;
}

} // namespace

void draw_therapist_screen(Frame& frame)
{
    answer_therapist_keys(frame);
    if (!frame.view.state<RoomState>().strip) return draw_shared_picture(frame);
    const Canvas& canvas = frame.canvas;
    const Practice* plan = plan_of(frame.session, frame.resources);
    const auto& step = frame.session.step();
    const Practice* practice = step ? frame.resources.practice(step->practice.view()) : nullptr;
    Rect area = canvas.area();
    draw_hint_rows(frame, area.cut_bottom(canvas.px(112.0f)));
    area = area.inset(canvas.px(28.0f), canvas.px(14.0f));
    draw_head(frame, area.cut_top(1.6f * Canvas::height_of(canvas.font().body)), plan);
    draw_session_timeline(frame, area.cut_bottom(canvas.px(34.0f)), plan);
    area.cut_bottom(canvas.px(14.0f));
    Rect side = area.cut_right(0.34f * area.width());
    area.cut_right(canvas.px(32.0f));
    draw_body(frame, area);
    if (practice) draw_course(frame, side, *practice);
    draw_notes(frame, side);
}

} // namespace eupnea::ui
